package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// sarifMessage returns the message of a finding with a link to each of its related
// locations, since code scanning shows those alone that the message links to.
func sarifMessage(f *rules.Finding) string {
	text := sarifSentence(f.Text())
	if len(f.Related) == 0 {
		return text
	}
	return text + " Related: " + sarifLinks(f.Related) + "."
}

// sarifLinks links to the first maxRelated places. Those with the same message as
// the one before have their number only.
func sarifLinks(related []rules.Related) string {
	var b strings.Builder
	for i, r := range related[:min(len(related), maxRelated)] {
		number := strconv.Itoa(i + 1)
		link := sarifText(r.Message)
		switch {
		case i == 0:
		case r.Message == related[i-1].Message:
			b.WriteString(", ")
			link = number
		default:
			b.WriteString("; ")
		}
		b.WriteString("[" + link + "](" + number + ")")
	}
	if more := len(related) - maxRelated; more > 0 {
		fmt.Fprintf(&b, ", and %d more", more)
	}
	return b.String()
}

// sarifSentence returns text of a finding or a run as a plain text message.
func sarifSentence(text string) string { return sarifText(rules.Sentence(text)) }

// sarifText returns text as a plain text message. Of hostile text, brackets form
// no link (SARIF 2.1.0, 3.11.6) and control characters do not reach a terminal
// that shows the message. Markdown has no place in such a message (3.11.3): code
// scanning drops the backquotes, and then shows a backslash before each underscore.
func sarifText(text string) string {
	text = printable.Text(text)
	var b strings.Builder
	b.Grow(len(text) + 16)
	copied := 0
	for i := range len(text) {
		switch text[i] {
		case '\\', '[', ']':
			b.WriteString(text[copied:i])
			b.WriteByte('\\')
			copied = i
		case '`':
			b.WriteString(text[copied:i])
			b.WriteByte('\'')
			copied = i + 1
		}
	}
	b.WriteString(text[copied:])
	return b.String()
}
