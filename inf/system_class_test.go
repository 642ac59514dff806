package inf

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSystemClasses reads classes as Windows does: by the GUID where there is one.
func TestSystemClasses(t *testing.T) {
	tests := []struct {
		version string
		want    string // "" for none of Microsoft's
		known   bool
	}{
		{"Class=Net\nClassGuid={4d36e972-e325-11ce-bfc1-08002be10318}", "Net", true},
		{"Class=Acme\nClassGuid={4D36E972-E325-11CE-BFC1-08002BE10318}", "Net", true},
		{"Class=Net\nClassGuid={0f3a9d52-6c1e-4b8e-9a57-2d4f6b8c1e3a}", "", true},
		{"Class=net", "Net", true},
		{"Class=Acme", "", true},
		{"Class=%Net%\n[Strings]\nNet=Net", "Net", true},
		{"Class=%Net%", "", false},
		{"Class=Net\nClassGuid=$CLASS_GUID$", "", false},
		{"Class=Acme\nClassGuid={00000000-0000-0000-0000-000000000000}", "", false},
		{"Class=Acme\nClassGuid=", "", true},
		{"", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.version, func(t *testing.T) {
			class, known := Parse("x.inf", []byte("[Version]\n"+tt.version)).SystemClass()
			require.Equal(t, tt.known, known)
			if tt.want == "" {
				require.Nil(t, class)
			} else {
				require.Equal(t, tt.want, class.Name)
			}
		})
	}
}

func TestSystemClassTable(t *testing.T) {
	guid := regexp.MustCompile(`^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$`)
	seen := map[string]bool{}
	for _, c := range systemClasses {
		require.Regexp(t, guid, c.GUID)
		require.False(t, seen[c.GUID] || seen[c.Name], c.Name)
		seen[c.GUID], seen[c.Name] = true, true
	}
}
