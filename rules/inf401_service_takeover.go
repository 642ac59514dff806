package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
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
		may, effect := "change the configuration of", ", so they decide which program runs as the service, and under which account"
		switch bits := grants[0].bits; {
		case bits&serviceChangeConfig != 0:
		case bits&controls != 0:
			may = "change the descriptor of"
		default:
			may, effect = "delete", ", so they can remove it from the machine"
		}
		f := p.broad(d, grants, serviceControl, "%s may "+may+" %s")
		f.Because += effect
		f.Remedy = withoutServiceControl(d, &d.DACL()[grants[0].ace])
		f.Severity = severity
		p.Report(f)
	}
}}

// withoutServiceControl says how to write an ACE without the rights that make the service
// another one. Letters that stand for several rights go too.
func withoutServiceControl(d *access.Descriptor, ace *sddl.ACE) string {
	var bad, kept []string
	for _, letters := range rightLetters(d, ace) {
		if d.Object.Rights.Mapping().Map(lookupRight(letters).mask())&serviceControl != 0 {
			bad = append(bad, "`"+letters+"`")
		} else {
			kept = append(kept, letters)
		}
	}
	switch rest := d.Mask(ace) &^ serviceControl; {
	case len(kept) > 0:
		return fmt.Sprintf("remove %s: write `%s`", and(bad), withRights(d, ace, strings.Join(kept, "")))
	case len(bad) > 0 || rest == 0:
		return fmt.Sprintf("write `%s`, which only lets them query the service", withRights(d, ace, "CCLCSWLOCRRC"))
	default:
		return fmt.Sprintf("write `%s`", withRights(d, ace, fmt.Sprintf("%#x", uint32(rest))))
	}
}

// serviceControl are the rights to a service that make it another one.
const serviceControl = controls | sddl.Delete | serviceChangeConfig

// Rights to services (winsvc.h).
const (
	serviceChangeConfig sddl.AccessMask = 0x2
	serviceStart        sddl.AccessMask = 0x10
	serviceStop         sddl.AccessMask = 0x20
	servicePause        sddl.AccessMask = 0x40
)
