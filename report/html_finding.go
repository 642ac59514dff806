package report

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/htmlpage"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A pageFinding is a finding on the HTML page, in printable words.
type pageFinding struct {
	Number                            int // from 1, in the order of the page
	Severity, Rule, RuleName, HelpURL string
	Kind                              string // of the object that the finding is about
	Columns                           string // the numbers of the principals in the map, from 0
	File, Place                       string
	Message, Because, Remedy          []htmlpage.Phrase
	Principals                        string
	Source                            []sourceLine
	Beside                            []string
	Words                             []string // the descriptor
	Fixes                             []pageFix

	level rules.Severity
	meta  *rules.Meta
}

func newPageFinding(f *rules.Finding, d *access.Descriptor) pageFinding {
	p := pageFinding{
		level: f.Severity, meta: f.Rule, Severity: f.Severity.String(), Rule: f.Rule.ID, RuleName: f.Rule.Name, HelpURL: f.Rule.HelpURL(),
		File: printable.Text(filepath.ToSlash(f.File.Name)), Place: printable.Place(f.File, f.Span),
		Message: phrases(f.Message), Because: phrases(f.Because), Remedy: phrases(f.Remedy), Principals: principalNames(f.Principals),
	}
	if f.Object != nil {
		p.Kind = accessmap.KindID(f.Object.Kind)
	}
	p.Columns = principalColumns(f.Principals)
	p.Source, p.Beside = annotate(f)
	if d != nil && d.Status == access.Parsed {
		p.Words = accessmap.Explain(d)
		if len(p.Words) > maxWords {
			p.Words = append(p.Words[:maxWords:maxWords], "and so on")
		}
	}
	for _, fix := range f.Fixes {
		p.Fixes = append(p.Fixes, newPageFix(f.File, &fix))
	}
	return p
}

// phrases are the phrases of a message, a reason or a remedy, as a sentence.
func phrases(text string) []htmlpage.Phrase {
	return htmlpage.Phrases(printable.Text(rules.Sentence(text)))
}

// maxWords is how many lines explain the descriptor of one finding.
const maxWords = 24

// principalNames names principals in words.
func principalNames(ids []string) string {
	var names []string
	for _, p := range access.Principals() {
		if slices.Contains(ids, p.ID) {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

// principalColumns numbers principals as the map does.
func principalColumns(ids []string) string {
	var columns []string
	for i, p := range access.Principals() {
		if slices.Contains(ids, p.ID) {
			columns = append(columns, strconv.Itoa(i))
		}
	}
	return strings.Join(columns, " ")
}

// A pageFix is a fix with the lines that it changes.
type pageFix struct {
	Message        []htmlpage.Phrase
	Safe           bool
	Removed, Added []string
}

// maxFixLines is how many lines of a fix are shown. One that changes more is a
// message alone.
const maxFixLines = 12

func newPageFix(f *inf.File, fix *rules.Fix) pageFix {
	p := pageFix{Message: htmlpage.Phrases(printable.Text(fix.Message)), Safe: fix.Safe}
	if len(fix.Edits) == 0 {
		return p
	}
	edits := slices.Clone(fix.Edits)
	slices.SortStableFunc(edits, func(a, b inf.Edit) int { return a.Span.Start - b.Span.Start })
	first := f.Position(edits[0].Span.Start).Line
	last := f.Position(edits[len(edits)-1].Span.End).Line
	if last-first >= maxFixLines {
		return p
	}
	whole := inf.Span{Start: f.LineSpan(first).Start, End: f.LineSpan(last).End}
	var text strings.Builder
	done := whole.Start
	for _, e := range edits {
		text.WriteString(f.Source(inf.Span{Start: done, End: max(done, e.Span.Start)}) + e.New)
		done = max(done, e.Span.End)
	}
	text.WriteString(f.Source(inf.Span{Start: done, End: max(done, whole.End)}))
	p.Removed, p.Added = changed(sourceLines(f.Source(whole)), sourceLines(text.String()))
	return p
}

func sourceLines(text string) []string { return strings.Split(text, "\n") }

// changed returns printable what is left of two texts without the lines that they
// begin and end with in common.
func changed(before, after []string) (removed, added []string) {
	for len(before) > 0 && len(after) > 0 && before[0] == after[0] {
		before, after = before[1:], after[1:]
	}
	for len(before) > 0 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	return printableLines(before), printableLines(after)
}

func printableLines(lines []string) []string {
	var out []string
	for _, line := range lines[:min(len(lines), maxFixLines)] {
		out = append(out, printable.Shorten(printable.Text(strings.TrimSuffix(line, "\r")), maxSource))
	}
	return out
}
