package rules

import "github.com/inflint/inflint/inf"

var serviceSecurityOnUpgrade = &Rule{Meta: Meta{
	ID:      "INF403",
	Name:    "service-security-on-upgrade",
	Summary: "Windows does not apply the service's descriptor if the service exists already.",
	Why: "Windows sets the Security of a service-install-section when it creates the service. On an upgrade, the service exists, with the descriptor that an older version of the package or something else gave it. It keeps that descriptor unless AddService has the flag SPSVCINST_CLOBBER_SECURITY (0x400). " +
		"A stricter descriptor in a new version then never reaches the machines that have the old one.",
	Bad: exampleGuardedDevice + `[Acme.NT]
CopyFiles = @acmeflt.sys

[Acme.NT.Services]
AddService = acmeflt,,Acme.Filter

[Acme.Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acmeflt.sys
Security = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleGuardedDevice + `[Acme.NT]
CopyFiles = @acmeflt.sys

[Acme.NT.Services]
AddService = acmeflt,0x400,Acme.Filter

[Acme.Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acmeflt.sys
Security = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.1,
	CWE: []string{"CWE-281"}, Presets: fromStrict,
	References: []Reference{refAddService},
	Item:       "service-security",
}, Check: func(p *Pass) {
	const clobber = 0x400
	for _, o := range p.Objects {
		d := o.Effective
		if o.Kind != inf.KindService || d == nil || !d.Effective() || d.Setting.Reg != nil {
			continue
		}
		p.reportKept(d, "AddService", clobber, "SPSVCINST_CLOBBER_SECURITY")
	}
}}
