package checklist

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// A Checklist is what is to be said of a package.
type Checklist struct {
	Package string
	// Files are the INF files that were judged.
	Files   []string
	Models  []Model
	Answers []Answer
	// Security is set where what inflint itself has against the security of the package
	// counts as well.
	Security bool
}

// Verdict returns the weightiest of the answers that count.
func (c *Checklist) Verdict() Verdict {
	worst := NotApplicable
	for i := range c.Answers {
		if a := &c.Answers[i]; c.Security || !a.Opinion() {
			worst = max(worst, a.Verdict)
		}
	}
	return worst
}

// NotLookedAt returns the documented codes of InfVerif that nothing here reports.
func NotLookedAt(mode requirements.Mode) []requirements.Code {
	return requirements.NotLookedAt(cmp.Or(mode, requirements.WHQL))
}

// Count returns the number of items with a verdict.
func (c *Checklist) Count(v Verdict) int {
	n := 0
	for _, a := range c.Answers {
		if a.Verdict == v {
			n++
		}
	}
	return n
}

// A view is what the items see of a package.
type view struct {
	pkg     *Package
	results []*Result // of the driver INF files
	doubts  []doubt
	folder  folder
	mode    requirements.Mode
}

// open reports whether anything in an area is not known.
func (v *view) open(in area) bool {
	return slices.ContainsFunc(v.doubts, func(d doubt) bool { return d.area&in != 0 })
}

// Judge answers the items for a package, given the results of a run with the preset
// whql over its inputs, in their order. It reports false where no driver INF file could be
// read; the files of that package then count for the one around it, which is to be judged
// later, as [Find] has them.
func Judge(p *Package, results []Result, wanted requirements.Options) (*Checklist, bool) {
	c := &Checklist{Package: p.Name}
	v := &view{pkg: p, mode: cmp.Or(wanted.Mode, requirements.WHQL)}
	for i := range results {
		r := &results[i]
		switch {
		case r.Skipped != "":
			continue
		case r.Err != nil:
			v.doubts = append(v.doubts, doubt{area: anything, text: filepath.Base(r.Path) + " could not be read"})
			continue
		}
		c.Files = append(c.Files, r.Path)
		v.results = append(v.results, r)
		models := modelsOf(r.File, wanted)
		c.Models = append(c.Models, models...)
		v.doubts = append(v.doubts, doubtsAbout(r, models)...)
	}
	if len(v.results) == 0 {
		if !slices.ContainsFunc(results, func(r Result) bool { return r.Err != nil }) {
			p.stray()
		}
		return nil, false
	}
	p.adopt()
	v.folder = newFolder(p, v.results)
	items := Items(v.mode)
	for i := range items {
		c.Answers = append(c.Answers, items[i].answer(v))
	}
	return c, true
}

// answer answers the item.
func (i *Item) answer(v *view) Answer {
	a := Answer{Item: i}
	var checked answer
	if i.check != nil {
		checked = i.check(v)
	}
	applies := i.applies == nil || slices.ContainsFunc(v.results, func(r *Result) bool { return i.applies(r.File) })
	guess := slices.ContainsFunc(v.doubts, func(d doubt) bool { return d.area == anything })
	found := slices.ContainsFunc(v.results, func(r *Result) bool {
		return slices.ContainsFunc(r.Findings, func(f *rules.Finding) bool { return slices.Contains(i.Rules, f.Rule.ID) })
	})
	if (checked.idle || !applies) && !guess && !found {
		return a
	}
	a.Remarks = checked.remarks
	for _, r := range v.results {
		for _, remark := range i.remarks(r, v.mode) {
			if remark.InfVerif == unstampedCode && v.pkg.source() {
				remark.Fails, remark.Severity = false, rules.Note
			}
			a.Remarks = append(a.Remarks, remark)
			if i.unsettled(remark, v.mode) {
				checked.doubts = append(checked.doubts, fmt.Sprintf("whether InfVerif %s refuses what %s reports is not published", v.mode, remark.Rule.ID))
			}
		}
		checked.doubts = append(checked.doubts, i.withheld(r)...)
	}
	for _, d := range v.doubts {
		if d.area == anything || d.area&i.area != 0 {
			checked.doubts = append(checked.doubts, d.text)
		}
	}
	seen := map[string]bool{}
	for _, text := range checked.doubts {
		if !seen[text] {
			seen[text] = true
			a.Doubts = append(a.Doubts, text)
		}
	}
	slices.SortStableFunc(a.Remarks, func(a, b Remark) int { return cmp.Compare(b.Severity, a.Severity) })
	a.Verdict = i.verdict(&a)
	if more := len(a.Remarks) - maxRemarks; more > 0 {
		last := a.Remarks[maxRemarks-1]
		a.Remarks = append(a.Remarks[:maxRemarks:maxRemarks], Remark{Severity: rules.Note, File: last.File, Message: fmt.Sprintf("%d more like these are not listed", more)})
	}
	return a
}

// unstampedCode is the one for a placeholder that stampinf is to replace, which in a folder of
// sources it is yet to do.
const unstampedCode = "1274"

// maxRemarks is how many remarks of an answer are listed. A hostile file has one in each
// line.
const maxRemarks = 1000

func (i *Item) verdict(a *Answer) Verdict {
	switch {
	case slices.ContainsFunc(a.Remarks, func(r Remark) bool { return r.Fails }):
		return Fail
	case len(a.Doubts) > 0, i.check == nil && len(i.Rules) == 0:
		return CannotTell
	}
	return Pass
}

// remarks returns what the rules of the item found in a file.
func (i *Item) remarks(r *Result, mode requirements.Mode) []Remark {
	var remarks []Remark
	for _, f := range r.Findings {
		if !slices.Contains(i.Rules, f.Rule.ID) {
			continue
		}
		at := f.Start()
		remark := Remark{
			Severity: f.Severity, File: f.File.Name, Line: at.Line, Column: at.Column, Rule: f.Rule, InfVerif: f.InfVerif, Message: f.Text(),
			What: f.Message, Because: f.Because, Remedy: f.Remedy,
		}
		if _, set := r.Options.Severities[f.Rule.ID]; i.refused && !set {
			code, _ := requirements.LookupCode(remark.InfVerif)
			level, _ := code.Level(mode)
			remark.Severity = max(remark.Severity, rules.SeverityOf(level))
		}
		remark.Fails = remark.Severity == rules.Error
		remarks = append(remarks, remark)
	}
	return remarks
}

// unsettled reports whether InfVerif may refuse what a rule found, though it is no error
// to the rule. A note under a code that InfVerif refuses is about an exception, which
// lets it pass.
func (i *Item) unsettled(r Remark, mode requirements.Mode) bool {
	if r.Fails || i.Run == "" || len(i.InfVerif) == 0 {
		return false
	}
	code, _ := requirements.LookupCode(r.InfVerif)
	level, known := code.Level(mode)
	if r.Severity == rules.Warning {
		return !known || level == requirements.Error
	}
	return !known && r.InfVerif != ""
}
