package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// This file tries the fixes that make a descriptor effective that was not. What the author
// wrote may be too open: then the fix would give access that nobody had before, and package
// fix would refuse it.

// A trial is a file with such fixes made, and what is found then.
type trial struct {
	edits map[*inf.File][]inf.Edit // in order
	lost  map[*inf.File][]int      // the line ends that the edits before each one remove
	known map[lineOf][]*Finding    // what is found without the fixes
	found map[lineOf][]*Finding    // what no safe fix mends
}

// A lineOf is a line of a file. The files of a trial have the names of those that were read.
type lineOf struct {
	file string
	line int
}

// withdraw takes back the fixes that make a descriptor effective about which the rules
// would then have an error or a warning. One that brings only notes is no longer safe.
func withdraw(f *inf.File, findings []*Finding, set []*Rule, options Options) {
	t := trial{map[*inf.File][]inf.Edit{}, map[*inf.File][]int{}, map[lineOf][]*Finding{}, map[lineOf][]*Finding{}}
	for _, finding := range findings {
		if finding.wakes != nil {
			t.edits[finding.File] = append(t.edits[finding.File], *finding.wakes)
		}
	}
	if len(t.edits) == 0 {
		return
	}
	for file, edits := range t.edits {
		t.edits[file], t.lost[file] = apart(file, edits)
	}
	for _, finding := range findings {
		at := lineOf{finding.File.Name, finding.Start().Line}
		t.known[at] = append(t.known[at], finding)
	}
	for _, finding := range look(f.Edited(t.edits), set, options) {
		if slices.ContainsFunc(finding.Fixes, func(fix Fix) bool { return fix.Safe }) {
			continue
		}
		for _, r := range append([]Related{{Span: finding.Span, File: finding.File}}, finding.Related...) {
			at := lineOf{r.File.Name, r.File.Position(r.Span.Start).Line}
			t.found[at] = append(t.found[at], finding)
		}
	}
	for _, finding := range findings {
		if finding.wakes != nil {
			t.judge(finding)
		}
	}
}

// apart returns the edits that do not touch the one before, in order, and how many line ends
// are lost before each.
func apart(f *inf.File, edits []inf.Edit) (kept []inf.Edit, lost []int) {
	slices.SortStableFunc(edits, func(a, b inf.Edit) int { return a.Span.Start - b.Span.Start })
	end, lines := -1, 0
	for _, e := range edits {
		if e.Span.Start <= end {
			continue
		}
		end = e.Span.End
		kept, lost = append(kept, e), append(lost, lines)
		lines += strings.Count(f.Text[e.Span.Start:e.Span.End], "\n")
	}
	return kept, lost
}

// line returns the line of the trial that a place of a file that was read is in.
func (t *trial) line(f *inf.File, at int) lineOf {
	next, _ := slices.BinarySearchFunc(t.edits[f], at+1, func(e inf.Edit, at int) int { return e.Span.Start - at })
	line := f.Position(at).Line
	if next > 0 {
		line -= t.lost[f][next-1]
	}
	return lineOf{f.Name, line}
}

// judge takes back the fix of a finding if the trial has something worse in its lines.
func (t *trial) judge(f *Finding) {
	var worst *Finding
	for _, at := range t.lines(f) {
		for _, found := range t.found[at] {
			if !slices.ContainsFunc(t.known[lineOf{f.File.Name, f.Start().Line}], func(k *Finding) bool { return k.Rule == found.Rule }) &&
				(worst == nil || found.Severity > worst.Severity) {
				worst = found
			}
		}
	}
	switch {
	case worst == nil:
	case worst.Severity == Note:
		for i := range f.Fixes {
			f.Fixes[i].Safe = false
		}
	default:
		f.Fixes = nil
		f.Remedy = fmt.Sprintf("%s, but first mend what %s would then find: %s", f.wakesBy, worst.Rule.ID, worst.Message)
	}
}

// lines returns the lines of the trial with the edit and with the entry of a finding.
func (t *trial) lines(f *Finding) []lineOf {
	lines := []lineOf{t.line(f.File, f.wakes.Span.Start)}
	if f.Entry != nil {
		span := f.Entry.Span()
		last := t.line(f.File, span.End)
		for at := t.line(f.File, span.Start); at.line <= last.line; at.line++ {
			lines = append(lines, at)
		}
	}
	return lines
}

// wakesWith offers a fix, and notes that it makes a descriptor effective.
func (f *Finding) wakesWith(fix Fix) {
	f.Fixes = []Fix{fix}
	f.wakes, f.wakesBy = &fix.Edits[0], fix.Message
}
