package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

// Checklists are what is to be said of driver packages before they are submitted.
type Checklists struct {
	Packages     []*checklist.Checklist
	Requirements requirements.Options
	Skipped      []outcome.Skipped
	Errors       []outcome.Error
}

// ChecklistFormats are the names of the formats of Checklists.
func ChecklistFormats() []string { return []string{"text", "markdown", "json", "html"} }

// CheckChecklistFormat checks that a name is that of a format of Checklists.
func CheckChecklistFormat(name string) error {
	return spelling.OneOf("format", name, ChecklistFormats())
}

// Write writes the checklists in a format.
func (c *Checklists) Write(w io.Writer, format string, options Options) error {
	switch format {
	case "text":
		return c.text(w, options.Look)
	case "markdown":
		return c.markdown(w)
	case "json":
		return c.json(w)
	case "html":
		return c.html(w, options)
	}
	return CheckChecklistFormat(format)
}

// requirements says what the packages are judged by.
func (c *Checklists) requirements() string {
	mode := c.Requirements.Mode
	if mode == "" {
		mode = requirements.WHQL
	}
	newest := c.Requirements.Newest
	if newest == (inf.OSVersion{}) {
		newest = requirements.Newest()
	}
	text := fmt.Sprintf("by the requirements of InfVerif %s, with the rules up to %s", mode, release(newest))
	if c.Requirements.Next {
		text += " and those announced for later"
	}
	return text
}

// release names a version of Windows by its numbers and, where it is known, its name.
func release(v inf.OSVersion) string {
	if name, ok := requirements.Released(v); ok {
		return fmt.Sprintf("%s (%s)", v, name)
	}
	return v.String()
}

// judged says which versions of Windows take a Models section, and what it is judged by.
func judged(m *checklist.Model) string {
	if !m.Taken {
		return "no Windows takes it"
	}
	var served string
	from, before := m.Served.From != (inf.OSVersion{}), m.Served.Before != (inf.OSVersion{})
	switch {
	case from && before:
		served = fmt.Sprintf("Windows from %s to before %s", m.Served.From, m.Served.Before)
	case from:
		served = fmt.Sprintf("Windows from %s", m.Served.From)
	case before:
		served = fmt.Sprintf("Windows before %s", m.Served.Before)
	default:
		served = "any Windows"
	}
	if !m.Judged {
		return served + ": not judged, since it is for later versions only"
	}
	return fmt.Sprintf("%s: judged by %s with the rules of %s", served, m.Mode, release(m.Ruleset))
}

// answersOf returns the answers of a group, the weightiest first.
func answersOf(list *checklist.Checklist, group string) []checklist.Answer {
	var answers []checklist.Answer
	for _, v := range checklist.Verdicts() {
		for _, a := range list.Answers {
			if a.Group == group && a.Verdict == v {
				answers = append(answers, a)
			}
		}
	}
	return answers
}

// counts says how many items have which verdict.
func counts(list *checklist.Checklist) string {
	var parts []string
	for _, v := range checklist.Verdicts() {
		if n := list.Count(v); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, v))
		}
	}
	return strings.Join(parts, ", ")
}

// total is the last line of a report for people.
func (c *Checklists) total() string {
	failing := 0
	for _, list := range c.Packages {
		if list.Verdict() == checklist.Fail {
			failing++
		}
	}
	text := fmt.Sprintf("%s, %d with items that fail", printable.Plural(len(c.Packages), "package"), failing)
	if n := len(c.Skipped); n > 0 {
		text += fmt.Sprintf(" (%s skipped: no driver INF)", printable.Plural(n, "file"))
	}
	if n := len(c.Errors); n > 0 {
		text += fmt.Sprintf("; %s could not be read", printable.Plural(n, "file"))
	}
	return text
}

// remarkPlace returns where a remark points, as file:line:column.
func remarkPlace(r *checklist.Remark) string {
	name := printable.Name(filepath.ToSlash(r.File))
	if r.Line == 0 {
		return name
	}
	return fmt.Sprintf("%s:%d:%d", name, r.Line, r.Column)
}

// remarkOrigin names what reports a remark: the rule and the code of InfVerif.
func remarkOrigin(r *checklist.Remark) string {
	var parts []string
	if r.Rule != nil {
		parts = append(parts, r.Rule.ID+" "+r.Rule.Name)
	}
	if r.InfVerif != "" {
		parts = append(parts, "InfVerif "+r.InfVerif)
	}
	return strings.Join(parts, ", ")
}
