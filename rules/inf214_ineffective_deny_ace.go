package rules

import (
	"fmt"
)

var ineffectiveDenyACE = &Rule{Meta: Meta{
	ID:      "INF214",
	Name:    "ineffective-deny-ace",
	Summary: "An access control entry (ACE) denies what an ACE before it has already granted.",
	Why: "Windows goes through the ACEs of a DACL in order and adds up what they grant, until they grant all rights that the caller asks for, or one denies a right that is still missing. " +
		"A denial therefore does nothing about rights that an earlier ACE grants to the same caller. Denials belong before the grants that they are to override. " +
		"It is a warning where an earlier ACE grants only some of the denied rights, or grants them only to some of the callers. INF215 reports a denial behind a grant to the system or to administrators, which excepts these on purpose.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;LS)(D;;GW;;;LS)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(D;;GW;;;LS)(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;LS)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.1,
	CWE: []string{"CWE-863", "CWE-696"}, Presets: fromDefault,
	References: []Reference{refModel, refACEOrder},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		aces := d.DACL()
		for i := range aces {
			l, deny := lateness(d, i), &aces[i]
			if l.shadowed|l.partly == 0 {
				continue
			}
			f := p.At(d, deny.Spans.ACE, "")
			f.Remedy = "put this ACE first"
			rights := d.Object.Rights
			switch {
			case telling(d.Mask(deny))&^l.shadowed == 0:
				f.Message = fmt.Sprintf("`%s` on %s denies nothing", text(d, deny.Spans.ACE), whose(d))
				f.Because = fmt.Sprintf("an ACE before it gives %s %s", called(deny.SID), rightTo(rights, l.shadowed))
				f.relate(d, "this ACE grants it", l.by...)
			case l.shadowed != 0:
				f.Message = fmt.Sprintf("`%s` on %s comes too late for a part of its rights", text(d, deny.Spans.ACE), whose(d))
				f.Because = fmt.Sprintf("an ACE before it gives %s %s", called(deny.SID), rightTo(rights, l.shadowed))
				f.Severity = Warning
				f.relate(d, "this ACE grants it", l.by...)
			default:
				f.Message = fmt.Sprintf("`%s` on %s comes too late for callers who are also in %s", text(d, deny.Spans.ACE), whose(d), names(aces, l.partlyBy))
				f.Because = fmt.Sprintf("an ACE before it gives them %s", rightTo(rights, l.partly))
				f.Severity = Warning
				f.relate(d, "this ACE grants it", l.partlyBy...)
			}
			p.Report(f)
		}
	}
}}
