package report

import (
	"bytes"
	"strings"

	"github.com/fatih/color"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A style is how a report for people looks: its colours, its signs and its width.
type style struct {
	levels   [rules.Error + 1]pen
	bold     pen
	frame    pen    // line numbers, and what is related
	bar      string // between the line numbers and the source
	ellipsis string // where source is left out
	width    int    // of the terminal; 0 if there is none
	links    bool
	drawing  drawing // below the line that is being written
}

// Widths of the terminal.
const (
	usualWidth = 80 // of one that does not say
	leastWidth = 40 // a narrower one breaks the lines itself
)

func newStyle(o Look) *style {
	s := &style{bold: newPen(o, color.Bold), frame: newPen(o, color.FgHiBlue), bar: "|", ellipsis: "...", links: o.Links}
	s.levels = [...]pen{
		rules.Note:    newPen(o, color.FgCyan, color.Bold),
		rules.Warning: newPen(o, color.FgYellow, color.Bold),
		rules.Error:   newPen(o, color.FgRed, color.Bold),
	}
	if o.Unicode {
		s.bar, s.ellipsis = "│", "…"
	}
	if o.Width > 0 {
		s.width = max(o.Width, leastWidth)
	}
	return s
}

// A pen is what stands before and after text to colour it: nothing where there are no
// colours.
type pen struct{ begin, end string }

func newPen(o Look, attributes ...color.Attribute) pen {
	if !o.Color {
		return pen{}
	}
	c := color.New(attributes...)
	c.EnableColor()
	begin, end, _ := strings.Cut(c.Sprint(" "), " ")
	return pen{begin, end}
}

func (p pen) paint(text string) string { return p.begin + text + p.end }

// excerptWidth returns the columns that an excerpt may take.
func (s *style) excerptWidth() int {
	if s.width == 0 {
		return usualWidth
	}
	return s.width
}

// link makes text a hyperlink to the page of a rule (OSC 8, "Hyperlinks in Terminal
// Emulators"). Places in files get none: terminals find file:line:column by
// themselves, and a file: address has no room for the line.
func (s *style) link(rule *rules.Meta, text string) string {
	if !s.links {
		return text
	}
	return "\x1b]8;;" + printable.Text(rule.HelpURL()) + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// heading writes what a finding says, with the rule in brackets at its end.
func (s *style) heading(b *bytes.Buffer, f *rules.Finding, rule string) {
	at, severity := printable.Place(f.File, f.Span)+":", f.Severity.String()+":"
	p := paragraph{b: b, width: s.width, indent: headingIndent}
	p.word(at, s.bold.paint(at))
	p.word(severity, s.levels[f.Severity].paint(severity))
	p.words(printable.Text(f.Message))
	p.word("["+rule+"]", s.frame.paint("["+s.link(f.Rule, rule)+"]"))
	b.WriteByte('\n')
}

const headingIndent = 4 // of its second line and those after it
