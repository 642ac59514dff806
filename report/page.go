package report

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/rules"
)

// Page returns the documentation of a rule as a page of Markdown. Paragraphs are
// one line each, since code scanning breaks lines where the text does.
func Page(m *rules.Meta) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n%s\n\n", m.ID, m.Name, m.Summary)
	fmt.Fprintf(&b, "| Severity | Precision | Security severity | Presets | CWE | InfVerif |\n|---|---|---|---|---|---|\n")
	fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n\n", m.Severity, m.Precision, securitySeverity(m),
		join(m.Presets), join(m.CWE), join(m.InfVerif))
	fmt.Fprintf(&b, "## Why\n\n%s\n\n", m.Why)
	language := "inf"
	if m.InCode {
		language = "c"
	}
	fmt.Fprintf(&b, "## Wrong\n\n```%[1]s\n%[2]s```\n\n## Right\n\n```%[1]s\n%[3]s```\n\n", language, m.Bad, m.Good)
	if overlaps := infVerifOverlaps(m); overlaps != "" {
		fmt.Fprintf(&b, "## InfVerif\n\n%s\n", overlaps)
	}
	b.WriteString("## References\n\n")
	for _, r := range m.References {
		fmt.Fprintf(&b, "- [%s](%s)\n", r.Title, r.URL)
	}
	fmt.Fprintf(&b, "\n## To accept a finding\n\nOne that is right as it is: write the reason at the end of its line.\n\n```inf\n; inflint:ignore %s -- why this is right here\n```\n\n", m.ID)
	if m.InCode {
		fmt.Fprintf(&b, "In the source:\n\n```c\n// inflint:ignore %s -- why this is right here\n```\n\n", m.ID)
	}
	fmt.Fprintf(&b, "All of the rule, in a folder and below it: turn the rule off, or give it another severity, in the nearest `.inflint.ini` above. Make one at the root if there is none: a file further down would hide the ones above it.\n\n```ini\n[path \"samples/**\"]\n%s = off\n```\n\n", m.ID)
	b.WriteString("All that there is today: `inflint baseline write` accepts it, and `inflint check --baseline .inflint-baseline.json` reports what is new.\n")
	return b.String()
}

// securitySeverity returns the number; – for a rule that is not about security.
func securitySeverity(m *rules.Meta) string {
	if m.SecuritySeverity == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", m.SecuritySeverity)
}

func join[T ~string](words []T) string {
	if len(words) == 0 {
		return "–"
	}
	var out []string
	for _, w := range words {
		out = append(out, string(w))
	}
	return strings.Join(out, ", ")
}
