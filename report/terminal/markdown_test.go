package terminal

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report/printable"
)

const page = "# INF1 name\n\nWhat `a b` is about, in a line that is longer than forty columns.\n\n" +
	"| Severity | Presets |\n|---|---|\n| error | default, all |\n\n## Wrong\n\n```inf\n[A]\n\nx = ; a line of code is not broken, however long it is\n```\n\n" +
	"- an entry of a list that is longer than forty columns\n- [A document](https://example.com/a)\n"

// TestMarkdown has a page with all that pages have.
func TestMarkdown(t *testing.T) {
	want := `INF1 name

What CODEa bCODE is about, in a line that is
longer than forty columns.

Severity  error
Presets   default, all

Wrong

    [A]

    x = ; a line of code is not broken, however long it is

- an entry of a list that is longer than
  forty columns
- A document
  https://example.com/a
`
	plain := Markdown(page, Look{Width: 40})
	require.Equal(t, strings.Fields(strings.ReplaceAll(want, "CODE", "`")), strings.Fields(plain))

	painted := Markdown(page, Look{Width: 40, Color: true})
	require.Contains(t, painted, "\x1b[1mINF1 name\x1b[")
	require.Contains(t, painted, "\x1b[36ma\x1b[0m \x1b[36mb\x1b[0m")
	require.Contains(t, painted, "\x1b[36m[A]\x1b[0m")
	bare := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(painted, "")
	require.Equal(t, strings.ReplaceAll(want, "CODE", ""), bare)
	for line := range strings.Lines(bare) {
		if !strings.HasPrefix(line, "    ") {
			require.LessOrEqual(t, printable.Width(line), 41, line)
		}
	}
	require.Contains(t, Markdown(page, Look{}), "What `a b` is about, in a line that is longer than forty columns.\n", "one line for any width")
}

// TestMarkdownIsPrintable has text that a terminal would obey.
func TestMarkdownIsPrintable(t *testing.T) {
	for _, block := range []string{"# X", "X", "- X", "- [X](https://X)", "```\nX\n```", "| a |\n|---|\n| X |", "|", "```", "| a | b |\n|---|\n| X |"} {
		out := Markdown(strings.ReplaceAll(block, "X", "\x1b[2J\u202e`"), Look{Width: 40})
		require.NotContains(t, out, "\x1b", block)
		require.NotContains(t, out, "\u202e", block)
	}
}
