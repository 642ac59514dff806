package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

func written(t *testing.T, c *Comment) string {
	var out strings.Builder
	require.NoError(t, c.Write(&out, "inflint x"))
	return out.String()
}

// TestComment has reports that fit and reports that do not.
func TestComment(t *testing.T) {
	row := "| " + strings.Repeat("é😀", 100) + " |\n"
	for _, tt := range []struct {
		name       string
		ends, rows int
		left       string // "" for nothing
	}{
		{"empty", 0, 0, ""},
		{"short", 2, 100, ""},
		{"too many rows", 2, 300, "93 rows"},
		{"too much at the end", 90, 10, "25 lines"},
		{"too much of both", 90, 300, "25 lines, 156 rows"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var c Comment
			for i := range tt.ends {
				c.End("line", fmt.Sprintf("\nend %d %s\n", i, strings.Repeat("x", 297)))
			}
			for i := range tt.rows {
				if i%150 == 0 {
					c.Head("\n| head |\n|---|\n")
				}
				c.Add("row", row)
			}
			out := written(t, &c)
			require.LessOrEqual(t, len(utf16.Encode([]rune(out))), maxComment)
			_, note, cut := strings.Cut(out, "\n**Not shown: ")
			require.Equal(t, tt.left != "", cut, out)
			if cut {
				note, _, _ = strings.Cut(note, "**")
				require.Equal(t, tt.left, note)
				require.Contains(t, out, "`inflint x` shows them.\n")
			}
			if tt.ends > 0 {
				require.Contains(t, out, "\nend 0 ")
			}
		})
	}
}

// TestCommentLeavesOutHeads has a heading whose part does not fit.
func TestCommentLeavesOutHeads(t *testing.T) {
	var c Comment
	c.Head("# first\n")
	c.Add("row", "| a |\n")
	c.Head("# second\n")
	c.Add("row", strings.Repeat("b", maxComment))
	c.Head("# third\n")
	c.Add("row", "| c |\n")
	require.Equal(t, "# first\n| a |\n\n**Not shown: 2 rows**, because a comment on GitHub has no room for them. `inflint x` shows them.\n", written(t, &c))
}
