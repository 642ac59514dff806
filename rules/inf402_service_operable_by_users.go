package rules

import "github.com/inflint/inflint/sddl"

var serviceOperableByUsers = &Rule{Meta: Meta{
	ID:      "INF402",
	Name:    "service-operable-by-users",
	Summary: "Ordinary users or sandboxed code may start and stop the service.",
	Why: "A caller that may start a service decides when Windows loads its code: for a driver, when code runs in the kernel. A caller that may stop or pause it can take it away from everyone else on the machine, with the protection that it gives. " +
		"Windows' own descriptor for services only lets ordinary users query a service (`GX` on a service means to start, stop, pause and control it). " +
		"The finding is a note if they may only start the service, which some helper services are made for; a trigger of the service (AddTrigger) starts it without such a right.",
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
		effect := "; a caller that stops or pauses the service takes it away from everyone else on the machine"
		f := p.broad(d, grants, operate, "%s may "+operations(granted(grants))+" %s")
		f.Remedy = "grant only `CCLCSWLOCRRC`, which lets them query the service, or grant the rights to the SID of the service that needs them (S-1-5-80-…)"
		if granted(grants) == serviceStart {
			f.Severity, effect = Note, "; a caller that starts the service decides when Windows loads its code"
		}
		f.Because += effect
		p.Report(f)
	}
}}

// operations names the rights to operate a service as what they let callers do.
func operations(bits sddl.AccessMask) string {
	var verbs []string
	for _, right := range []struct {
		bit  sddl.AccessMask
		verb string
	}{{serviceStart, "start"}, {serviceStop, "stop"}, {servicePause, "pause"}} {
		if bits&right.bit != 0 {
			verbs = append(verbs, right.verb)
		}
	}
	return and(verbs)
}

// granted returns what some grants add up to.
func granted(grants []grant) sddl.AccessMask {
	var bits sddl.AccessMask
	for _, g := range grants {
		bits |= g.bits
	}
	return bits
}
