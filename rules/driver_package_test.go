package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestAddToVersion adds an entry in the style of the file. Where it has no place
// to go, want is empty.
func TestAddToVersion(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"blanks", "[Version]\nProvider = x\n\n[A]\n", "[Version]\nProvider = x\nPnpLockdown = 1\n\n[A]\n"},
		{"no blanks", "[Version]\nProvider=x\n[A]\n", "[Version]\nProvider=x\nPnpLockdown=1\n[A]\n"},
		{"a column", "[Version]\nClass       = x\nCatalogFile = y\nProvider    = z\n", "[Version]\nClass       = x\nCatalogFile = y\nProvider    = z\nPnpLockdown = 1\n"},
		{"a wide column", "[Version]\nProvider         =   z\n", "[Version]\nProvider         =   z\nPnpLockdown      =   1\n"},
		{"a narrow column", "[Version]\nClass    = x\n", "[Version]\nClass    = x\nPnpLockdown = 1\n"},
		{"tabs", "[Version]\n\tProvider\t= x\n", "[Version]\n\tProvider\t= x\n\tPnpLockdown\t= 1\n"},
		{"CRLF", "[Version]\r\nProvider = x ; the vendor\r\n\r\n[A]\r\n", "[Version]\r\nProvider = x ; the vendor\r\nPnpLockdown = 1\r\n\r\n[A]\r\n"},
		{"no line end", "[Version]\r\nProvider = x", "[Version]\r\nProvider = x\r\nPnpLockdown = 1"},
		{"continued", "[Version]\nDriverVer = 1, \\\n   2\n[A]\n", "[Version]\nDriverVer = 1, \\\n   2\nPnpLockdown = 1\n[A]\n"},
		{"continued before the value", "[Version]\nProvider \\\n = \\\n  x\n[A]\n", "[Version]\nProvider \\\n = \\\n  x\nPnpLockdown = 1\n[A]\n"},
		{"two parts", "[Version]\nProvider = x\n\n[A]\nb\n[Version]\nClass=y\n", "[Version]\nProvider = x\nPnpLockdown = 1\n\n[A]\nb\n[Version]\nClass=y\n"},
		{"a line that goes on", "[Version]\nProvider = x \\\n\n[A]\n", ""},
		{"an empty section", "[Version]\n[A]\nb=c\n", ""},
		{"no section", "[A]\nb=c\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := inf.Parse("x.inf", []byte(tt.src))
			edit, ok := addToVersion(f, "PnpLockdown", "1")
			require.Equal(t, tt.want != "", ok)
			if ok {
				got, err := f.Apply([]byte(tt.src), []inf.Edit{edit})
				require.NoError(t, err)
				require.Equal(t, tt.want, string(got))
				require.Equal(t, "1", inf.Parse("x.inf", got).Version().PnpLockdown.Value(1))
			}
		})
	}
}
