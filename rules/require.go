package rules

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

// require adds a finding about something of an install that breaks what InfVerif
// requires and the documentation asks for: with the severity that InfVerif has for its
// code, or that of the rule if that is not known. There is none where nothing is
// required.
func (p *Pass) require(f Finding, in *inf.Install) {
	if v := p.requirement(f.InfVerif, in, p.rule.Severity); v.severity != Off {
		f.Severity = v.severity
		f.Because += v.consequence()
		p.Report(f)
	}
}

// requireAnywhere is require for what is of no install, as [Version]: the newest rules
// apply.
func (p *Pass) requireAnywhere(f Finding) {
	p.require(f, nil)
}

// required returns the severity that InfVerif has for a code where something of an
// install breaks what it requires, and [Off] where nothing is required. A code whose
// level is not known is a warning.
func (p *Pass) required(code string, in *inf.Install) Severity {
	return p.requiredOr(code, in, Warning)
}

func (p *Pass) requiredOr(code string, in *inf.Install, unknown Severity) Severity {
	return p.requirement(code, in, unknown).severity
}

// requirement is the verdict on something of an install that InfVerif reports under a
// code, with another severity where the level of the code is not known.
func (p *Pass) requirement(code string, in *inf.Install, unknown Severity) verdict {
	return p.worst(facts.Judged(p.Facts, in), func(j requirements.Judgement) verdict {
		return verdict{by: j, code: code, severity: levelOf(code, j, unknown)}
	})
}

// fieldOrLine returns where a field of a line stands; if it is not there or empty, the line.
func fieldOrLine(at *inf.Field, e *inf.Entry) inf.Span {
	if at != nil && at.Span().Len() > 0 {
		return at.Span()
	}
	return e.Span()
}
