package rules

import "github.com/inflint/inflint/sddl"

var serviceOperableByUsers = &Rule{Meta: Meta{
	ID:      "INF402",
	Name:    "service-operable-by-users",
	Summary: "Ordinary users or sandboxed code may start and stop the service.",
	Why: "Who may start a service decides when its code is loaded: for a driver, when code runs in the kernel. Who may stop or pause it takes it away from everyone else on the machine, protection that it gives included. " +
		"Windows' own descriptor for services lets ordinary users look at a service, no more (`GX` on a service is to start, stop, pause and control it). " +
		"It is a note where they may start the service only, which some helper services are there for; a trigger of the service (AddTrigger) starts it without such a right.",
	Bad: exampleGuardedDevice + `[Acme.Service]
Security = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;RPWP;;;AU)"
`,
	Good: exampleGuardedDevice + `[Acme.Service]
Security = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;CCLCSWLOCRRC;;;AU)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.5,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refServiceRights, refAddService, refSecureInstall},
	Item:       "service-security",
}, Check: func(p *Pass) {
	const operate = serviceStart | serviceStop | servicePause
	for d := range p.secured(sddl.KindService) {
		grants := except(broadGrants(d, operate), broadGrants(d, serviceControl))
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, operate, "%s may operate %s")
		f.Remedy = "leave these rights out (`CCLCSWLOCRRC` lets them look at the service), or grant them to the SID of the service that needs them (S-1-5-80-…)"
		if granted(grants) == serviceStart {
			f.Severity = Note
		}
		p.Report(f)
	}
}}

// granted returns what some grants add up to.
func granted(grants []grant) sddl.AccessMask {
	var bits sddl.AccessMask
	for _, g := range grants {
		bits |= g.bits
	}
	return bits
}
