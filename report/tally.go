package report

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A tally counts findings by their severity.
type tally [rules.Error + 1]int

// line is the last line of a report for people.
func (t *tally) line(s Summary) string {
	line := fmt.Sprintf("%s, %s, %s in %s", printable.Plural(t[rules.Error], "error"), printable.Plural(t[rules.Warning], "warning"),
		printable.Plural(t[rules.Note], "note"), printable.Plural(s.Files, "file"))
	if n := len(s.Skipped); n > 0 {
		line += fmt.Sprintf(" (%d skipped: no driver INF; -v names them)", n)
	}
	if hidden := s.hidden(); hidden != "" {
		line += "; not reported: " + hidden
	}
	return line
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
