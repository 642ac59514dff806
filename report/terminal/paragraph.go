package terminal

import (
	"bytes"
	"strings"

	"github.com/inflint/inflint/report/printable"
)

// A Paragraph writes text that is broken into lines where it would not fit.
type Paragraph struct {
	To     *bytes.Buffer
	Width  int // of a line; 0 for one line of any length
	Indent int // of the lines after the first
	Column int // where the text begins
	begun  bool
}

// Words adds text, which may be broken at any blank.
func (p *Paragraph) Words(text string) {
	for word := range strings.SplitSeq(text, " ") {
		p.Word(word, word)
	}
}

// Word adds a word, which shows as it does in colour and is not broken. One that
// begins like a workflow command does not come to the beginning of a line, where
// GitHub Actions would obey it, and neither does an empty one, behind which it could.
func (p *Paragraph) Word(word, shown string) {
	size := printable.Width(word)
	switch {
	case !p.begun:
		p.begun = true
	case p.Width > 0 && p.Column+1+size > p.Width && p.Column > p.Indent && word != "" && !strings.HasPrefix(word, "::"):
		p.To.WriteString("\n" + strings.Repeat(" ", p.Indent))
		p.Column = p.Indent
	default:
		p.To.WriteByte(' ')
		p.Column++
	}
	p.To.WriteString(shown)
	p.Column += size
}
