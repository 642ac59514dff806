package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// text is the format for people: each finding with the line that it points at.
type text struct {
	w      io.Writer
	counts [rules.Error + 1]int
	bold   *color.Color
	dim    *color.Color
	levels [rules.Error + 1]*color.Color
}

func newText(w io.Writer, options Options) *text {
	t := &text{w: w, bold: color.New(color.Bold), dim: color.New(color.FgBlue)}
	t.levels = [...]*color.Color{
		rules.Note:    color.New(color.FgCyan, color.Bold),
		rules.Warning: color.New(color.FgYellow, color.Bold),
		rules.Error:   color.New(color.FgRed, color.Bold),
	}
	for _, c := range append(t.levels[rules.Note:], t.bold, t.dim) {
		if options.Color {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	return t
}

func (t *text) Finding(f *rules.Finding) error {
	t.counts[f.Severity]++
	level := t.levels[f.Severity]
	e := excerptOf(f.File, f.Span)
	gutter := strings.Repeat(" ", len(strconv.Itoa(e.line)))
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s %s\n", t.bold.Sprint(place(f.File, f.Span)), level.Sprint(f.Severity),
		Printable(f.Message), t.dim.Sprintf("[%s %s]", f.Rule.ID, f.Rule.Name))
	fmt.Fprintf(&b, "%s %s\n", t.dim.Sprintf("%d |", e.line), e.source)
	fmt.Fprintf(&b, "%s %s\n", t.dim.Sprintf("%s |", gutter), level.Sprint(e.underline))
	for _, r := range f.Related {
		fmt.Fprintf(&b, "%s %s: %s\n", t.dim.Sprintf("%s =", gutter), place(r.File, r.Span), Printable(r.Message))
	}
	b.WriteString("\n")
	_, err := io.WriteString(t.w, b.String())
	return err
}

// place returns where a span begins, as file:line:column.
func place(f *inf.File, span inf.Span) string {
	at := f.Position(span.Start)
	return fmt.Sprintf("%s:%d:%d", Printable(f.Name), at.Line, at.Column)
}

func (t *text) Close(s Summary) error {
	counts := fmt.Sprintf("%s, %s, %s", plural(t.counts[rules.Error], "error"), plural(t.counts[rules.Warning], "warning"), plural(t.counts[rules.Note], "note"))
	line := counts + " in " + plural(s.Files, "file")
	if n := len(s.Skipped); n > 0 {
		line += fmt.Sprintf(" (%d skipped: no driver INF; -v names them)", n)
	}
	if hidden := s.hidden(); hidden != "" {
		line += "; not reported: " + hidden
	}
	_, err := fmt.Fprintln(t.w, line)
	return err
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// hidden counts the findings that are not reported.
func (s *Summary) hidden() string {
	var parts []string
	for _, row := range []struct {
		count int
		why   string
	}{{s.Suppressed, "suppressed"}, {s.Baselined, "in the baseline"}, {s.Unchanged, "on unchanged lines"}} {
		if row.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", row.count, row.why))
		}
	}
	return strings.Join(parts, ", ")
}
