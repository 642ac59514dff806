package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/inflint/inflint/rules"
)

// A tally counts findings by their severity.
type tally [rules.Error + 1]int

// line is the last line of a report for people.
func (t *tally) line(s Summary) string {
	line := fmt.Sprintf("%s, %s, %s in %s", Plural(t[rules.Error], "error"), Plural(t[rules.Warning], "warning"),
		Plural(t[rules.Note], "note"), Plural(s.Files, "file"))
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

// Plural returns a number of things: "1 file", "2 files", "2 fixes".
func Plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "x"):
		noun += "e"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
