package reporttest

import (
	"fmt"
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

// RequireInert checks that a report has nothing in it that a terminal or a CI system
// obeys, but for our own escape sequences, and nothing that nobody sees.
func RequireInert(t *testing.T, out string) {
	t.Helper()
	plain := WithoutSequences(out)
	require.Empty(t, Unseen(plain))
	require.Empty(t, Commands(plain))
}

// RequireInertData does so for a document for programs. They escape each second #.
func RequireInertData(t *testing.T, out string) {
	t.Helper()
	RequireInert(t, out)
	require.NotContains(t, out, "##")
}

// Commands returns the lines of a log that a CI system takes for commands, or that come
// close to it.
func Commands(log string) (lines []string) {
	log = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(log) // each of them ends a line to .NET
	for line := range strings.SplitSeq(log, "\n") {
		github := strings.HasPrefix(strings.TrimLeftFunc(line, dotNetBlank), "::") || strings.Contains(line, "##[")
		lower := strings.ToLower(line)
		azure := strings.Contains(lower, "##vso") || strings.Contains(lower, "##[")
		if github || azure || strings.Contains(lower, "##teamcity[") {
			lines = append(lines, line)
		}
	}
	return lines
}

// dotNetBlank reports what String.TrimStart of .NET cuts off, as documented for
// Char.IsWhiteSpace, and what some versions of it pass over where they compare.
func dotNetBlank(r rune) bool {
	return strings.ContainsRune("\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000", r) ||
		unicode.In(r, unicode.Mn, unicode.Me) || unseen(r)
}

// Unseen returns the characters of a text, but for line ends, that nobody sees or that
// run over others, with what stands before them.
func Unseen(text string) (found []string) {
	marks, before := 0, '\n'
	for i, r := range text {
		switch {
		case r == '\n' || r >= ' ' && r < 0x7F:
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			found = append(found, fmt.Sprintf("%q is not UTF-8", text[i]))
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
			if marks++; marks > 4 || before == '\n' || before == '"' || unseen(r) {
				found = append(found, fmt.Sprintf("%q: mark %+q", text[max(0, i-20):i], r))
			}
			continue
		case unicode.IsSpace(r), unseen(r):
			found = append(found, fmt.Sprintf("%q: %+q", text[max(0, i-20):i], r))
		}
		marks, before = 0, r
	}
	return found
}

// unseen reports whether a character shows nothing, wherever it stands.
func unseen(r rune) bool {
	for _, span := range [][2]rune{
		{0x00, 0x1F}, {0x7F, 0x9F}, // controls
		{0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x180B, 0x180F}, {0xFEFF, 0xFEFF},
		{0x115F, 0x1160}, {0x3164, 0x3164}, {0xFFA0, 0xFFA0}, {0x17B4, 0x17B5}, // letters without ink
		{0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, // zero width, lines and directions
		{0x2800, 0x2800}, {0xFE00, 0xFE0F}, {0xFFF0, 0xFFFC}, {0xFFFE, 0xFFFF},
		{0xD800, 0xDFFF}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
	} {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return unicode.Is(unicode.Cf, r)
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
