package report

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A tally counts findings by their severity.
type tally [rules.Error + 1]int

// end returns the last lines of a report for people: which configuration files applied,
// and the counts.
func (t *tally) end(s Summary) string {
	var b strings.Builder
	for _, line := range s.Lines() {
		b.WriteString(printable.Text(line) + "\n")
	}
	b.WriteString(t.line(s) + "\n")
	return b.String()
}

func (t *tally) line(s Summary) string {
	line := fmt.Sprintf("%s, %s, %s in %s", printable.Plural(t[rules.Error], "error"), printable.Plural(t[rules.Warning], "warning"),
		printable.Plural(t[rules.Note], "note"), printable.Plural(s.Files, "file"))
	if n := len(s.Skipped); n > 0 {
		line += fmt.Sprintf(" (%d skipped: no driver INF; -v names them)", n)
	}
	if hidden := s.Hidden(); hidden != "" {
		line += "; not reported: " + hidden
	}
	return line
}
