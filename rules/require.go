package rules

import "github.com/inflint/inflint/inf"

// require adds a finding about something of an install that breaks what InfVerif
// requires, with the severity that InfVerif has for its code, or that of the rule if
// that is not known. There is none where nothing is required.
func (p *Pass) require(f Finding, in *inf.Install) {
	if f.Severity = p.severityOf(f.InfVerif, in); f.Severity != Off {
		p.Report(f)
	}
}

// requireOfFile is require for what is of no install, as [Version]: the newest rules
// apply.
func (p *Pass) requireOfFile(f Finding) { p.require(f, &inf.Install{Kind: inf.ClassInstall}) }

// A codeOfInstall is a code with the install that it is asked for.
type codeOfInstall struct {
	code    string
	install *inf.Install
}

// severityOf returns the worst severity of a code by the requirements for an install,
// with that of the rule where the level is not known. Many lines may ask for one
// install, so that the answer is kept.
func (p *Pass) severityOf(code string, in *inf.Install) Severity {
	if len(in.Targets) == 0 {
		return p.worstOf(code, in)
	}
	key := codeOfInstall{code, in}
	severity, asked := p.views.severities[key]
	if !asked {
		if p.views.severities == nil {
			p.views.severities = map[codeOfInstall]Severity{}
		}
		severity = p.worstOf(code, in)
		p.views.severities[key] = severity
	}
	return severity
}

func (p *Pass) worstOf(code string, in *inf.Install) Severity {
	c, _ := LookupInfVerif(code)
	worst := Off
	for _, j := range p.judgements(in) {
		level, known := c.Level(j.mode)
		if !known {
			level = p.rule.Severity
		}
		worst = max(worst, level)
	}
	return worst
}
