package rules

import (
	"fmt"

	"github.com/inflint/inflint/sddl"
)

var serviceTakeover = &Rule{Meta: Meta{
	ID:      "INF401",
	Name:    "service-takeover",
	Summary: "Ordinary users or sandboxed code may change the service, and so run a program of theirs as the system.",
	Why: "SERVICE_CHANGE_CONFIG (`DC`, part of `GW`) lets its holder name another program, another account or another type for the service; the service control manager starts what the configuration says. The documentation asks to grant it to administrators alone. " +
		"WRITE_DAC and WRITE_OWNER (`WD`, `WO`, part of `GA`) let their holder grant itself that right, and DELETE (`SD`) removes the service. Note that on a service `GW` is no right to write data: it is SERVICE_CHANGE_CONFIG. " +
		"It is a warning where the entry names LocalService, NetworkService or all services, which are accounts that many programs share.",
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
		f := p.broad(d, grants, serviceControl, takeover(grants))
		f.Remedy = fmt.Sprintf("write `%s`, which lets them look at the service", withRights(d, &d.DACL()[grants[0].ace], "CCLCSWLOCRRC"))
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

// takeover says what the holders of the rights in the first of some grants can do
// to a service.
func takeover(grants []grant) string {
	if grants[0].bits&^sddl.Delete != 0 {
		return "%s may change %s, and so what runs in its place and as whom"
	}
	return "%s may delete %s"
}
