package checklists

import (
	"cmp"
	"slices"
	"strings"

	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
)

// A brief is what somebody in a hurry wants to know of a package, in the order of all
// formats for people.
type brief struct {
	// Faults make the package fail. Among them are notes of how many more there are.
	Faults   []*checklist.Remark
	Warnings []*checklist.Remark
	// Opinions are what inflint itself has against the security, which does not count.
	Opinions []*checklist.Remark
	Open     []openReason
	// Passed and All count questions.
	Passed, All int
}

// An openReason has the questions that the files do not answer for the same reason, by
// their IDs. It is the first reason of each.
type openReason struct {
	Why       string
	Questions []string
}

func briefOf(list *checklist.Checklist) brief {
	b := brief{Passed: list.Count(checklist.Pass), All: len(list.Answers)}
	for i := range list.Answers {
		a := &list.Answers[i]
		opinion := !list.Security && a.Opinion()
		for j := range a.Remarks {
			switch r := &a.Remarks[j]; {
			case opinion && r.Severity >= rules.Warning:
				b.Opinions = append(b.Opinions, r)
			case opinion:
			case r.Fails, r.Rule == nil && r.Severity == rules.Note: // the latter counts more of them
				b.Faults = append(b.Faults, r)
			case r.Severity == rules.Warning:
				b.Warnings = append(b.Warnings, r)
			}
		}
		if a.Verdict == checklist.CannotTell && !a.OnMachine() {
			b.open(a)
		}
	}
	slices.SortStableFunc(b.Faults, byPlace)
	slices.SortStableFunc(b.Warnings, byPlace)
	return b
}

// byPlace orders remarks as somebody mends a file, from top to bottom. How many more there are
// stands behind what is listed.
func byPlace(a, b *checklist.Remark) int {
	counts := func(r *checklist.Remark) int {
		if r.Rule == nil && r.Severity == rules.Note {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(counts(a), counts(b)), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

func (b *brief) open(a *checklist.Answer) {
	why := "only a machine can tell"
	if len(a.Doubts) > 0 {
		why = a.Doubts[0]
	}
	at := slices.IndexFunc(b.Open, func(o openReason) bool { return o.Why == why })
	if at < 0 {
		at = len(b.Open)
		b.Open = append(b.Open, openReason{Why: why})
	}
	b.Open[at].Questions = append(b.Open[at].Questions, a.ID)
}

// leftToDo returns what is to be run on Windows, each once.
func (d *Document) leftToDo() (runs []string) {
	for _, list := range d.Packages {
		for i := range list.Answers {
			if a := &list.Answers[i]; a.OnMachine() && a.Verdict == checklist.CannotTell && !slices.Contains(runs, a.Run) {
				runs = append(runs, a.Run)
			}
		}
	}
	return runs
}

// notLookedAt returns the codes of InfVerif that nothing here reports.
func (d *Document) notLookedAt() (codes []string) {
	for _, c := range checklist.NotLookedAt(d.Requirements.Mode) {
		codes = append(codes, c.Code)
	}
	return codes
}
