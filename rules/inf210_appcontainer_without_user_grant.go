package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
)

var appContainerWithoutUserGrant = &Rule{Meta: Meta{
	ID:      "INF210",
	Name:    "appcontainer-without-user-grant",
	Summary: "An access control entry (ACE) for apps grants nothing, since no ACE grants their users the same.",
	Why: "Windows checks the token of an app twice: the user who runs it, and the package with its capabilities. Access is granted only if both checks grant it. " +
		"An ACE for all application packages, for one package or for a capability passes only the second check. The app does not get in unless an ACE for Everyone, Authenticated Users, Users or interactive users grants the same. " +
		"There is no finding where the descriptor grants the rights to a service account: services can run in an app container too.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;AC)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 2.0,
	CWE: []string{"CWE-732"}, Presets: fromStrict,
	References: []Reference{refModel, refDeviceSDDL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if forTracing(d) || hasConditions(d) || noDACL(d) {
			continue
		}
		firstDoor := d.Granted(access.User) | d.Granted(access.LocalService) | d.Granted(access.NetworkService)
		aces := d.DACL()
		var idle []int
		for i := range aces {
			alias, _ := aces[i].SID.Alias()
			if alias != "RC" && alias != "WR" && access.SandboxOnly(aces[i].SID) && allows(&aces[i]) && telling(d.Mask(&aces[i]))&firstDoor == 0 {
				idle = append(idle, i)
			}
		}
		if len(idle) == 0 {
			continue
		}
		ace := &aces[idle[0]]
		f := p.At(d, ace.Spans.ACE, fmt.Sprintf("`%s` on %s does not let the apps of users (AppContainers) in", text(d, ace.Spans.ACE), whose(d)))
		f.Because = "Windows also checks the user who runs the app, and no ACE grants users the same"
		f.Remedy = fmt.Sprintf("remove the ACE or, if users should have access, add `%s`", withTrustee(d, ace, "IU"))
		f.relate(d, "this ACE grants nothing either", idle[1:]...)
		p.Report(f)
	}
}}
