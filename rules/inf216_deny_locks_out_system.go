package rules

import (
	"fmt"
)

var denyLocksOutSystem = &Rule{Meta: Meta{
	ID:      "INF216",
	Name:    "deny-locks-out-system",
	Summary: "A denial takes rights from the system itself.",
	Why: "The token of SYSTEM has Administrators, Authenticated Users and Everyone in it. An ACE (access control entry) that denies something to one of these, and stands before the ACE that grants it to SYSTEM, " +
		"denies it to SYSTEM as well: services of the driver and Windows itself cannot open the object. A DACL refuses what it does not grant, so hardly any descriptor needs a denial for everyone.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(D;;GW;;;WD)(A;;GA;;;SY)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(D;;GW;;;BG)(A;;GA;;;SY)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 5.3,
	CWE: []string{"CWE-284"}, Presets: fromDefault,
	References: []Reference{refDACLs, refACEOrder},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if noDACL(d) {
			continue
		}
		for _, l := range lockouts(d) {
			ace := &d.DACL()[l.entry]
			f := p.At(d, ace.Spans.ACE, fmt.Sprintf("`%s` on %s takes rights from SYSTEM", text(d, ace.Spans.ACE), whose(d)))
			f.Because = fmt.Sprintf("the token of SYSTEM has %s in it, so SYSTEM loses %s", called(ace.SID), rightTo(d.Object.Rights, l.lost))
			f.Remedy = "remove this ACE: a DACL refuses what it does not grant"
			p.Report(f)
		}
	}
}}
