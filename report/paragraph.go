package report

import (
	"bytes"
	"strings"

	"github.com/inflint/inflint/report/printable"
)

// A paragraph writes text that is broken into lines where it would not fit.
type paragraph struct {
	b      *bytes.Buffer
	begun  bool
	width  int // of a line; 0 for one line of any length
	indent int // of the lines after the first
	column int
}

// words adds text, which may be broken at any blank.
func (p *paragraph) words(text string) {
	for word := range strings.SplitSeq(text, " ") {
		p.word(word, word)
	}
}

// word adds a word, which shows as it does in colour and is not broken. One that
// begins like a workflow command does not come to the beginning of a line, where
// GitHub Actions would obey it.
func (p *paragraph) word(word, shown string) {
	size := printable.Width(word)
	switch {
	case !p.begun:
		p.begun = true
	case p.width > 0 && p.column+1+size > p.width && p.column > p.indent && !strings.HasPrefix(word, "::"):
		p.b.WriteString("\n" + strings.Repeat(" ", p.indent))
		p.column = p.indent
	default:
		p.b.WriteByte(' ')
		p.column++
	}
	p.b.WriteString(shown)
	p.column += size
}
