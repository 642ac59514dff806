package report

import (
	"bytes"
	"io"

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
	look.Width = 0 // lines stay whole
	return &compact{w: w, style: newStyle(look)}
}

func (c *compact) Finding(f *rules.Finding) error {
	c.counts[f.Severity]++
	c.line.Reset()
	c.heading(&c.line, f, f.Rule.ID)
	_, err := c.w.Write(c.line.Bytes())
	return err
}

func (c *compact) Close(s Summary) error {
	_, err := io.WriteString(c.w, c.counts.end(s))
	return err
}
