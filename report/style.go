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

// heading writes what is wrong, behind the severity and the rule.
func (s *style) heading(b *bytes.Buffer, f *rules.Finding) {
	level, severity := s.Levels[f.Severity], f.Severity.String()
	p := terminal.Paragraph{To: b, Width: s.Width, Indent: headingIndent}
	p.Word(severity+"["+f.Rule.ID+"]:", level.Paint(severity+"[")+s.link(f.Rule, level.Paint(f.Rule.ID))+level.Paint("]:"))
	p.Words(printable.Text(f.Message))
	b.WriteByte('\n')
}

const headingIndent = 4 // of its second line and those after it
