package git

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/source"
)

// TestChangesInSource changes the source of a driver, with a finding in its third line.
func TestChangesInSource(t *testing.T) {
	newRepository(t)
	const base = "#define FLAGS 0x100\n/* é */\nvoid F(void) { Call(FLAGS, \"é\"); }\n"
	write(t, map[string]string{"a.c": base})
	run(t, "add", ".")
	run(t, "commit", "-q", "-m", "first")
	for _, tt := range []struct {
		name, text string
		touched    bool
	}{
		{"as it was", base, false},
		{"with a mark", "\xEF\xBB\xBF" + base, false},
		{"in UTF-16", string(utf16LE(base)), false},
		{"with other line ends", strings.ReplaceAll(base, "\n", "\r\n"), false},
		{"the call is another", strings.Replace(base, "Call(FLAGS", "Call(0", 1), true},
		{"another line is another", strings.Replace(base, "0x100", "0", 1), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			changes, err := ChangesSince("HEAD", ".")
			require.NoError(t, err)
			defer changes.Close()
			file := inf.Plain("a.c", source.Decode([]byte(tt.text)), nil)
			at := strings.Index(file.Text, "Call")
			f := &rules.Finding{Rule: &rules.Meta{ID: "INF206"}, File: file, Span: inf.Span{Start: at, End: at + 4}}
			touched, err := changes.touched(f)
			require.NoError(t, err)
			require.Equal(t, tt.touched, touched)
		})
	}
}
