package printable

import "strings"

// CodeSpan returns a code span with a text: within one there are no links, no
// HTML, no mentions and no emphasis (CommonMark 0.31, 6.1 and 6.11). Its fence is
// longer than any that the text could end it with. A table would still be split at
// a pipe; there it takes TableCode.
func CodeSpan(text string) string {
	text = Text(text)
	longest, run := 0, 0
	for _, r := range text {
		run++
		if r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if longest > 0 || text == "" || strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		text = " " + text + " " // which are not part of it
	}
	return fence + text + fence
}

// TableCode returns a code span for a cell of a table. There a pipe is escaped even
// in code (GitHub Flavored Markdown, 4.10).
func TableCode(text string) string { return strings.ReplaceAll(CodeSpan(text), "|", `\|`) }
