package report

import (
	"bytes"
	"io"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// text is the format for people: each finding with a picture of the lines that it
// is about.
type text struct {
	*style
	last   *rules.Finding
	margin int // of its excerpt
}

func newText(w io.Writer, o Options) *listing {
	t := &text{style: newStyle(o.Look)}
	return &listing{w: w, options: o, put: t.put, blank: true}
}

func (t *text) put(b *bytes.Buffer, f *rules.Finding) {
	if sayTheSame(t.last, f) {
		t.beside(b, t.margin, "also at "+printable.Place(f.File, f.Span))
	} else {
		if t.last != nil {
			b.WriteByte('\n')
		}
		t.block(b, f)
	}
	t.last = f
}

// sayTheSame reports whether findings differ in nothing but their places.
func sayTheSame(a, b *rules.Finding) bool {
	return a != nil && a.Rule == b.Rule && a.Severity == b.Severity && a.Message == b.Message && a.Because == b.Because && a.Remedy == b.Remedy &&
		len(a.Related)+len(b.Related) == 0
}

// block writes what is wrong, where, with a picture of the lines, why, and what to write.
func (t *text) block(b *bytes.Buffer, f *rules.Finding) {
	e := newExcerpt(f)
	t.margin = e.margin()
	t.heading(b, f)
	at := printable.Place(f.File, f.Span)
	b.WriteString(strings.Repeat(" ", t.margin) + t.Frame.Paint("-->") + " " + t.Bold.Paint(at) + "\n")
	t.style.margin(b, t.margin, "")
	endLine(b)
	t.draw(b, e, t.Levels[f.Severity])
	if f.Because != "" {
		t.beside(b, t.margin, printable.Text(f.Because))
	}
	if f.Remedy != "" {
		t.beside(b, t.margin, "fix: "+printable.Text(f.Remedy))
	}
}
