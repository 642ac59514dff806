package report

import (
	"bytes"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// A style is how a report of findings looks: its colours, its signs and its width.
type style struct {
	terminal.Style
	bar      string // between the line numbers and the source
	ellipsis string // where source is left out
	links    bool
	drawing  drawing // below the line that is being written
}

const usualWidth = 80 // of a terminal that does not say

func newStyle(look terminal.Look) *style {
	s := &style{Style: terminal.NewStyle(look), bar: "|", ellipsis: "...", links: look.Links}
	if look.Unicode {
		s.bar, s.ellipsis = "│", "…"
	}
	return s
}

// excerptWidth returns the columns that an excerpt may take.
func (s *style) excerptWidth() int {
	if s.Width == 0 {
		return usualWidth
	}
	return s.Width
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
	p := terminal.Paragraph{To: b, Width: s.Width, Indent: headingIndent}
	p.Word(at, s.Bold.Paint(at))
	p.Word(severity, s.Levels[f.Severity].Paint(severity))
	p.Words(printable.Text(f.Text()))
	p.Word("["+rule+"]", s.Frame.Paint("["+s.link(f.Rule, rule)+"]"))
	b.WriteByte('\n')
}

const headingIndent = 4 // of its second line and those after it
