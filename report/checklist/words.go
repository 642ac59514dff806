package checklists

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

// This file says in words what the formats for people have in common.

// The titles of what is said of a package besides its faults.
const (
	opinionsTitle = "Security findings of inflint itself, not part of the verdict"
	openTitle     = "Open, since the files do not tell"
	leftTitle     = "Left to do on Windows"
)

// notLookedAt says which codes of InfVerif nothing here reports.
func notLookedAt(codes []string) string {
	return fmt.Sprintf("Not looked at: %d codes of InfVerif (inflint explain CODE says why): %s", len(codes), strings.Join(codes, " "))
}

// requirements says what the packages are judged by.
func (d *Document) requirements() string {
	mode := d.Requirements.Mode
	if mode == "" {
		mode = requirements.WHQL
	}
	newest := d.Requirements.Newest
	if newest == (inf.OSVersion{}) {
		newest = requirements.Newest()
	}
	text := fmt.Sprintf("by the requirements of InfVerif %s, with the rules up to %s", mode, release(newest))
	if d.Requirements.Samples {
		text = strings.Replace(text, string(mode), string(mode)+" /samples", 1)
	}
	if d.Requirements.Next {
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
func (d *Document) total() string {
	failing := 0
	for _, list := range d.Packages {
		if list.Verdict() == checklist.Fail {
			failing++
		}
	}
	text := fmt.Sprintf("%s, %d failing", printable.Plural(len(d.Packages), "package"), failing)
	if n := len(d.Skipped); n > 0 {
		text += fmt.Sprintf(" (%s skipped: no driver INF)", printable.Plural(n, "file"))
	}
	if n := len(d.Errors); n > 0 {
		text += fmt.Sprintf("; %s could not be read", printable.Plural(n, "file"))
	}
	return text
}

// verdict says how a package stands, first of all.
func verdict(list *checklist.Checklist) string {
	failing, open := 0, 0
	for i := range list.Answers {
		switch a := &list.Answers[i]; {
		case a.Opinion() && !list.Security:
		case a.Verdict == checklist.Fail:
			for _, r := range a.Remarks {
				if r.Fails {
					failing++
				}
			}
		case a.Verdict == checklist.CannotTell && !a.OnMachine():
			open++
		}
	}
	switch {
	case failing > 0:
		return fmt.Sprintf("FAILS: %s to mend", printable.Plural(failing, "fault"))
	case open > 0:
		return fmt.Sprintf("no fault found, %s open", printable.Plural(open, "question"))
	}
	return "no fault found"
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
