package rules

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/whql"
)

// This file judges by what InfVerif requires.

// A verdict is what a judgement comes to: the code under which InfVerif reports
// something, and how severely. It has no code where nothing is required.
type verdict struct {
	by       judgement
	code     string
	severity Severity
	// excepted is set for what is let pass for the time being.
	excepted bool
}

// verdict is that of something that InfVerif reports under a code.
func (j judgement) verdict(code string) verdict {
	c, _ := LookupInfVerif(code)
	severity, known := c.Level(j.mode)
	if !known {
		severity = Warning
	}
	return verdict{by: j, code: code, severity: severity}
}

// let is the verdict on something that a list of exceptions lets pass: it is noted,
// and a warning where what is to be required next is asked for.
func (p *Pass) let(j judgement, code string) verdict {
	if p.Options.Requirements.Next {
		return verdict{j, code, Warning, true}
	}
	return verdict{j, code, Note, true}
}

// rules are those that /h judges by.
func (j judgement) rules() *whql.Rules { return whql.RulesOf(j.ruleset) }

// String names the rules in a sentence: "the rules of Windows 11, version 25H2".
func (j judgement) String() string { return "the rules of " + whql.Name(j.ruleset) }

// worst returns the worst of the verdicts by several requirements.
func (p *Pass) worst(by []judgement, judge func(judgement) verdict) (worst verdict) {
	for _, j := range by {
		if v := judge(j); v.severity > worst.severity {
			worst = v
		}
	}
	return worst
}

// judged returns the requirements by which InfVerif judges what some installs have in
// common: of those that ask for the same, the newest.
func (p *Pass) judged(installs ...*inf.Install) []judgement {
	if len(installs) == 1 {
		return p.judgedAlone(installs[0])
	}
	var all []judgement
	for _, in := range installs {
		for _, j := range p.judgedAlone(in) {
			all = addJudgement(all, j)
		}
	}
	return all
}

func (p *Pass) judgedAlone(in *inf.Install) []judgement {
	return p.views.judged.of(in).get(func() (of []judgement) {
		for _, j := range p.judgements(in) {
			of = addJudgement(of, j)
		}
		return of
	})
}

func addJudgement(all []judgement, j judgement) []judgement {
	for i, other := range all {
		if other.mode == j.mode && other.rules() == j.rules() {
			if other.ruleset.Before(j.ruleset) {
				all[i] = j
			}
			return all
		}
	}
	return append(all, j)
}
