package report

import (
	"bytes"
	"io"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// compact is the format of compilers: one line a finding, as editors and grep
// read it.
type compact struct {
	findingsOnly
	w io.Writer
	*style
	counts tally
	line   bytes.Buffer // the one that is being written
}

func newCompact(w io.Writer, look terminal.Look) *compact {
	return &compact{w: w, style: newStyle(look)}
}

func (c *compact) Finding(f *rules.Finding) error {
	c.counts[f.Severity]++
	c.line.Reset()
	at, severity := printable.Place(f.File, f.Span)+":", f.Severity.String()+":"
	p := terminal.Paragraph{To: &c.line}
	p.Word(at, c.Bold.Paint(at))
	p.Word(severity, c.Levels[f.Severity].Paint(severity))
	p.Words(printable.Text(f.Text()))
	p.Word("["+f.Rule.ID+"]", c.Frame.Paint("["+c.link(f.Rule, f.Rule.ID)+"]"))
	c.line.WriteByte('\n')
	_, err := c.w.Write(c.line.Bytes())
	return err
}

func (c *compact) Close(s Summary) error {
	_, err := io.WriteString(c.w, c.counts.end(s))
	return err
}
