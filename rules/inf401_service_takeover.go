package rules

import (
	"fmt"

	"github.com/inflint/inflint/sddl"
)

var serviceTakeover = &Rule{Meta: Meta{
	ID:      "INF401",
	Name:    "service-takeover",
	Summary: "Ordinary users or sandboxed code may change the service, and so have it run a program of theirs.",
	Why: "SERVICE_CHANGE_CONFIG (`DC`, part of `GW`) lets its holder set another program, another account or another type for the service; the service control manager starts what the configuration says. The documentation says to grant this right to administrators only. " +
		"WRITE_DAC and WRITE_OWNER (`WD`, `WO`, part of `GA`) let their holder take that right, and DELETE (`SD`) removes the service. On a service, `GW` does not mean to write data: it is SERVICE_CHANGE_CONFIG. " +
		"The finding is a warning if the ACE (access control entry) names LocalService, NetworkService or all services: many programs share these accounts.",
	Bad: exampleService + `ServiceType = 0x10
StartName = NT AUTHORITY\LocalService
ServiceBinary = %13%\acmesvc.exe
Security = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GW;;;BU)"
`,
	Good: exampleService + `ServiceType = 0x10
StartName = NT AUTHORITY\LocalService
ServiceBinary = %13%\acmesvc.exe
Security = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;CCLCSWLOCRRC;;;AU)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.8,
	CWE: []string{"CWE-732", "CWE-276"}, Presets: fromDefault,
	References: []Reference{refServiceRights, refAddService, refSecureInstall},
	Item:       "service-security",
}, Check: func(p *Pass) {
	for d := range p.secured(sddl.KindService) {
		grants, severity := broadGrants(d, serviceControl), Error
		if len(grants) == 0 {
			grants, severity = grantsTo(d, serviceControl, sharedAccount), Warning
		}
		if len(grants) == 0 {
			continue
		}
		may, effect := "change", ", so they decide which program runs as the service, and under which account"
		if grants[0].bits == sddl.Delete {
			may, effect = "delete", ", so they can remove it from the machine"
		}
		f := p.broad(d, grants, serviceControl, "%s may "+may+" %s")
		f.Because += effect
		f.Remedy = fmt.Sprintf("write `%s`, which only lets them query the service", withRights(d, &d.DACL()[grants[0].ace], "CCLCSWLOCRRC"))
		f.Severity = severity
		p.Report(f)
	}
}}

// serviceControl are the rights to a service that make it another one.
const serviceControl = controls | sddl.Delete | serviceChangeConfig

// Rights to services (winsvc.h).
const (
	serviceChangeConfig sddl.AccessMask = 0x2
	serviceStart        sddl.AccessMask = 0x10
	serviceStop         sddl.AccessMask = 0x20
	servicePause        sddl.AccessMask = 0x40
)
