package report

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A tally counts findings by their severity.
type tally [rules.Error + 1]int

func (t *tally) sum() int { return t[rules.Error] + t[rules.Warning] + t[rules.Note] }

// with counts also what is not written.
func (t tally) with(leftOut []*LeftOut) *tally {
	for _, l := range leftOut {
		for severity, n := range l.Counts {
			t[severity] += n
		}
	}
	return &t
}

// end returns the last lines of a report for people: what is not written, which
// configuration files applied, the counts, and what can be fixed.
func (t *tally) end(s Summary, fixable string) string {
	var b strings.Builder
	for _, l := range s.LeftOut {
		b.WriteString(l.String() + "\n")
	}
	for _, line := range s.Lines() {
		b.WriteString(printable.Text(line) + "\n")
	}
	line := t.with(s.LeftOut).line(s)
	if fixable != "" {
		line += "; " + fixable
	}
	b.WriteString(line + "\n")
	return b.String()
}

// line is the last line of a report for people.
func (t *tally) line(s Summary) string {
	line := t.words(s)
	if n := len(s.Skipped); n > 0 {
		line += fmt.Sprintf(" (%d skipped: no driver INF; -v names them)", n)
	}
	if hidden := s.Hidden(); hidden != "" {
		line += "; not reported: " + hidden
	}
	return line
}

// words count the findings, and the files that they are of.
func (t *tally) words(s Summary) string {
	return fmt.Sprintf("%s, %s, %s in %s", printable.Plural(t[rules.Error], "error"), printable.Plural(t[rules.Warning], "warning"),
		printable.Plural(t[rules.Note], "note"), printable.Plural(s.Files, "file"))
}
