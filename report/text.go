package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/rules"
)

// text is the format for people: each finding with a picture of the lines that it
// is about.
type text struct {
	w io.Writer
	*style
	counts tally
}

func newText(w io.Writer, look Look) *text { return &text{w: w, style: newStyle(look)} }

func (t *text) Finding(f *rules.Finding) error {
	t.counts[f.Severity]++
	var b strings.Builder
	b.WriteString(t.heading(f, f.Rule.ID+" "+f.Rule.Name) + "\n")
	t.draw(&b, newExcerpt(f), t.levels[f.Severity])
	b.WriteString("\n")
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (t *text) Close(s Summary) error {
	_, err := fmt.Fprintln(t.w, t.counts.line(s))
	return err
}
