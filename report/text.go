package report

import (
	"bytes"
	"io"

	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// text is the format for people: each finding with a picture of the lines that it
// is about.
type text struct {
	findingsOnly
	w io.Writer
	*style
	counts  tally
	finding bytes.Buffer // the one that is being written
}

func newText(w io.Writer, look terminal.Look) *text { return &text{w: w, style: newStyle(look)} }

func (t *text) Finding(f *rules.Finding) error {
	t.counts[f.Severity]++
	b := &t.finding
	b.Reset()
	t.heading(b, f, f.Rule.ID+" "+f.Rule.Name)
	t.draw(b, newExcerpt(f), t.Levels[f.Severity])
	b.WriteByte('\n')
	_, err := t.w.Write(b.Bytes())
	return err
}

func (t *text) Close(s Summary) error {
	_, err := io.WriteString(t.w, t.counts.end(s))
	return err
}
