package report

import (
	"bytes"
	"io"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// newCompact returns a writer of the format of compilers: one line a finding, as editors
// and grep read it.
func newCompact(w io.Writer, o Options) *listing {
	style := newStyle(o.Look)
	return &listing{w: w, options: o, put: style.line}
}

func (s *style) line(b *bytes.Buffer, f *rules.Finding) {
	at, severity := printable.Place(f.File, f.Span)+":", f.Severity.String()+":"
	p := terminal.Paragraph{To: b}
	p.Word(at, s.Bold.Paint(at))
	p.Word(severity, s.Levels[f.Severity].Paint(severity))
	p.Words(printable.Text(f.Text()))
	p.Word("["+f.Rule.ID+"]", s.Frame.Paint("["+s.link(f.Rule, f.Rule.ID)+"]"))
	b.WriteByte('\n')
}
