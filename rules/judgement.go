package rules

import (
	"fmt"
	"slices"

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
	level, known := j.Level(c)
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

// consequence says, as the end of a sentence, what InfVerif does where the code is broken:
// in every mode, or in the one that is asked for. It is "" where that is not known.
func (v verdict) consequence() string {
	c, _ := requirements.LookupCode(v.code)
	level, known := c.Level(v.by.Mode)
	if !known || level == requirements.NotReported {
		return ""
	}
	tool := "InfVerif"
	for _, m := range requirements.Modes() {
		if other, _ := c.Level(m); other != level {
			tool = infVerif(v.by.Mode)
		}
	}
	if level == requirements.Warning {
		return fmt.Sprintf("; %s warns of it (%s)", tool, v.code)
	}
	return fmt.Sprintf("; %s rejects the file (%s)", tool, v.code)
}

// infVerif names the tool in a mode, with what the mode is for.
func infVerif(m requirements.Mode) string {
	purpose := map[requirements.Mode]string{
		requirements.WHQL: " (WHQL signature)", requirements.Universal: " (universal driver)", requirements.Windows: " (Windows Driver)",
	}
	return "InfVerif " + string(m) + purpose[m]
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
