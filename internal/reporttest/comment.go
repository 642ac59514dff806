package reporttest

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// Comment checks that a report of too much is a comment that GitHub takes: short enough,
// with nothing but whole parts, and a word about the others.
func Comment(t *testing.T, report string) {
	size := len(utf16.Encode([]rune(report)))
	require.LessOrEqual(t, size, 65_000)
	require.Greater(t, size, 30_000, "room is left")
	require.Contains(t, report, "\n**Not shown: ")
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader([]byte(report)))
	require.NoError(t, ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			require.NotContains(t, string(n.Value([]byte(report))), "|--", "a table without its first lines")
		case *ast.Paragraph:
			if entering {
				require.False(t, strings.HasPrefix(string(n.Lines().Value([]byte(report))), "|"), "a row without its table")
			}
		}
		return ast.WalkContinue, nil
	}))
}
