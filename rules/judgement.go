package rules

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// This file judges by what InfVerif requires.

// A verdict is what a judgement comes to: the code under which InfVerif reports
// something, and how severely. It has no code where nothing is required.
type verdict struct {
	by       requirements.Judgement
	code     string
	severity Severity
	// excepted is set for what is let pass for the time being.
	excepted bool
}

// verdictOf is the verdict on something that InfVerif reports under a code. A code whose
// level is not known is a warning.
func verdictOf(j requirements.Judgement, code string) verdict {
	return verdict{by: j, code: code, severity: levelOf(code, j, Warning)}
}

// levelOf returns the severity that a code has in a judgement, or another one where its
// level is not known.
func levelOf(code string, j requirements.Judgement, unknown Severity) Severity {
	c, _ := requirements.LookupCode(code)
	level, known := c.Level(j.Mode)
	if !known {
		return unknown
	}
	return SeverityOf(level)
}

// Overlapping returns the rules that overlap with what InfVerif reports under a code.
func Overlapping(c requirements.Code) []*Rule {
	return slices.DeleteFunc(All(), func(r *Rule) bool { return !slices.Contains(r.InfVerif, c.Code) })
}

// SeverityOf returns the severity that stands for a level of InfVerif.
func SeverityOf(level requirements.Level) Severity {
	return [...]Severity{requirements.NotReported: Off, requirements.Warning: Warning, requirements.Error: Error}[level]
}

// excepted is the verdict on something that a list of exceptions lets pass: it is noted,
// and a warning where what is to be required next is asked for.
func (p *Pass) excepted(j requirements.Judgement, code string) verdict {
	if p.Options.Requirements.Next {
		return verdict{j, code, Warning, true}
	}
	return verdict{j, code, Note, true}
}

// worst returns the worst of the verdicts by several requirements.
func (p *Pass) worst(by []requirements.Judgement, judge func(requirements.Judgement) verdict) (worst verdict) {
	for _, j := range by {
		if v := judge(j); v.severity > worst.severity {
			worst = v
		}
	}
	return worst
}

// judged returns the requirements by which InfVerif judges what some installs have in
// common: of those that ask for the same, the newest.
func (p *Pass) judged(installs ...*inf.Install) []requirements.Judgement {
	if len(installs) == 1 {
		return p.judgedAlone(installs[0])
	}
	var all []requirements.Judgement
	for _, in := range installs {
		for _, j := range p.judgedAlone(in) {
			all = addJudgement(all, j)
		}
	}
	return all
}

func (p *Pass) judgedAlone(in *inf.Install) []requirements.Judgement {
	return p.views.judged.of(in).get(func() (of []requirements.Judgement) {
		for _, j := range p.judgements(in) {
			of = addJudgement(of, j)
		}
		return of
	})
}

func addJudgement(all []requirements.Judgement, j requirements.Judgement) []requirements.Judgement {
	for i, other := range all {
		if other.Mode == j.Mode && other.Rules() == j.Rules() {
			if other.Ruleset.Before(j.Ruleset) {
				all[i] = j
			}
			return all
		}
	}
	return append(all, j)
}

// judgements returns the requirements by which InfVerif judges an install: those for
// each version of a Models section that leads to it, the strictest first; none where
// each is for later versions only than the run is about. Rules ask judged.
func (p *Pass) judgements(in *inf.Install) []requirements.Judgement {
	var all []requirements.Judgement
	for _, served := range p.served(in) {
		if j, ok := p.Options.Requirements.Judge(served); ok && !slices.Contains(all, j) {
			all = append(all, j)
		}
	}
	slices.SortFunc(all, func(a, b requirements.Judgement) int {
		switch {
		case b.Ruleset.Before(a.Ruleset):
			return -1
		case a.Ruleset.Before(b.Ruleset):
			return 1
		}
		return 0
	})
	return all
}

// served returns the versions of Windows that take an install: those of each Models
// section that leads to it, or of its own name.
func (p *Pass) served(in *inf.Install) []requirements.Range {
	switch in.Kind {
	case inf.DeviceInstall:
	case inf.DefaultInstall:
		return []requirements.Range{requirements.ServedDefault(in.Decoration(), p.defaultInstalls())}
	default:
		return []requirements.Range{{}}
	}
	type key struct {
		manufacturer *inf.Entry
		decoration   inf.Decoration
	}
	seen := map[key]bool{}
	var all []requirements.Range
	for l := range in.Listings {
		if k := (key{l.Manufacturer, l.Decoration}); !seen[k] {
			seen[k] = true
			if served, ok := requirements.Served(p.File, l.Manufacturer, l.Decoration, l.Decoration.Arch); ok {
				all = append(all, served)
			}
		}
	}
	return all
}

// defaultInstalls returns the decorations of the [DefaultInstall] sections.
func (p *Pass) defaultInstalls() []inf.Decoration {
	return p.views.defaultInstalls.get(func() (decorations []inf.Decoration) {
		for _, in := range p.File.Installs() {
			if in.Kind == inf.DefaultInstall {
				decorations = append(decorations, in.Decoration())
			}
		}
		return decorations
	})
}
