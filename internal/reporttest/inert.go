package reporttest

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// ours are the escape sequences that reports have, to the letter.
var ours = regexp.MustCompile(`\x1b\[[0-9;]+m|\x1b]8;;(https://github\.com/inflint/inflint/blob/main/docs/rules/INF[0-9]{3}\.md)?\x1b\\`)

// WithoutSequences takes our escape sequences out of a report.
func WithoutSequences(text string) string { return ours.ReplaceAllString(text, "") }

// RequireInert checks that a report has nothing in it that a terminal obeys, but
// for our own escape sequences.
func RequireInert(t *testing.T, out string) {
	require.True(t, utf8.ValidString(out))
	for line := range strings.Lines(WithoutSequences(out)) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.IndexFunc(line, func(r rune) bool {
			return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
		})
		require.Negative(t, i, "%q", line)
		require.NotContains(t, line, "##vso[")
		require.NotContains(t, line, "##[")
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
	}
}

// WithoutCode takes the code spans out of Markdown, as CommonMark finds them: from
// a run of backticks to the next one of the same length.
func WithoutCode(t *testing.T, text string) string {
	var plain strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "`")
		plain.WriteString(before)
		if !found {
			break
		}
		after := strings.TrimLeft(rest, "`")
		size := len(rest) - len(after) + 1
		for closed := false; !closed; {
			_, next, found := strings.Cut(after, "`")
			require.True(t, found, "a fence of %d without an end", size)
			after = strings.TrimLeft(next, "`")
			closed = len(next)-len(after)+1 == size
		}
		text = after
	}
	return plain.String()
}
