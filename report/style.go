package report

import (
	"fmt"

	"github.com/fatih/color"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A style is how a report for people looks: its colours, its signs and its width.
type style struct {
	levels   [rules.Error + 1]*color.Color
	bold     *color.Color
	frame    *color.Color // line numbers, and what is related
	bar      string       // between the line numbers and the source
	ellipsis string       // where source is left out
	width    int          // of the terminal; 0 if there is none
	links    bool
}

// Widths of the terminal.
const (
	usualWidth = 80 // of one that does not say
	leastWidth = 40 // a narrower one breaks the lines itself
)

func newStyle(o Look) *style {
	s := &style{bold: color.New(color.Bold), frame: color.New(color.FgHiBlue), bar: "|", ellipsis: "...", links: o.Links}
	s.levels = [...]*color.Color{
		rules.Note:    color.New(color.FgCyan, color.Bold),
		rules.Warning: color.New(color.FgYellow, color.Bold),
		rules.Error:   color.New(color.FgRed, color.Bold),
	}
	for _, c := range append(s.levels[rules.Note:], s.bold, s.frame) {
		if o.Color {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	if o.Unicode {
		s.bar, s.ellipsis = "│", "…"
	}
	if o.Width > 0 {
		s.width = max(o.Width, leastWidth)
	}
	return s
}

// excerptWidth returns the columns that an excerpt may take.
func (s *style) excerptWidth() int {
	if s.width == 0 {
		return usualWidth
	}
	return s.width
}

// link makes text a hyperlink (OSC 8, "Hyperlinks in Terminal Emulators"). Places
// in files get none: terminals find file:line:column by themselves, and a file:
// address has no room for the line.
func (s *style) link(address, text string) string {
	if !s.links {
		return text
	}
	return "\x1b]8;;" + Printable(address) + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// heading writes what a finding says, with the rule in brackets at its end.
func (s *style) heading(f *rules.Finding, rule string) string {
	at, severity := place(f.File, f.Span)+":", f.Severity.String()+":"
	p := paragraph{width: s.width, indent: headingIndent}
	p.word(at, s.bold.Sprint(at))
	p.word(severity, s.levels[f.Severity].Sprint(severity))
	p.words(Printable(f.Message))
	p.word("["+rule+"]", s.frame.Sprint("["+s.link(f.Rule.HelpURL(), rule)+"]"))
	return p.String()
}

const headingIndent = 4 // of its second line and those after it

// place returns where a span begins, as file:line:column.
func place(f *inf.File, span inf.Span) string {
	at := f.Position(span.Start)
	return fmt.Sprintf("%s:%d:%d", printableName(f.Name), at.Line, at.Column)
}
