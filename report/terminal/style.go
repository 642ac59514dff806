package terminal

import (
	"strings"

	"github.com/fatih/color"

	"github.com/inflint/inflint/rules"
)

// A Style is how text for people looks.
type Style struct {
	Levels [rules.Error + 1]Pen // of the severities
	Bold   Pen
	Frame  Pen // of what stands around the text: line numbers, sources
	Width  int // of the terminal; 0 if there is none
}

const leastWidth = 40 // a narrower terminal breaks the lines itself

// NewStyle returns the style for a terminal.
func NewStyle(look Look) Style {
	s := Style{Bold: NewPen(look, color.Bold), Frame: NewPen(look, color.FgHiBlue)}
	s.Levels = [...]Pen{
		rules.Note:    NewPen(look, color.FgCyan, color.Bold),
		rules.Warning: NewPen(look, color.FgYellow, color.Bold),
		rules.Error:   NewPen(look, color.FgRed, color.Bold),
	}
	if look.Width > 0 {
		s.Width = max(look.Width, leastWidth)
	}
	return s
}

// A Pen is what stands before and after text to colour it: nothing where there are no
// colours.
type Pen struct{ Begin, End string }

// NewPen returns a pen with attributes.
func NewPen(look Look, attributes ...color.Attribute) Pen {
	if !look.Color {
		return Pen{}
	}
	c := color.New(attributes...)
	c.EnableColor()
	begin, end, _ := strings.Cut(c.Sprint(" "), " ")
	return Pen{begin, end}
}

// Paint returns text in colour.
func (p Pen) Paint(text string) string { return p.Begin + text + p.End }
