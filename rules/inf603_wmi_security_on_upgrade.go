package rules

import "github.com/inflint/inflint/inf"

var wmiSecurityOnUpgrade = &Rule{Meta: Meta{
	ID:      "INF603",
	Name:    "wmi-security-on-upgrade",
	Summary: "Windows does not apply the descriptor to a WMI GUID that has one already.",
	Why:     "Windows keeps the descriptors of WMI GUIDs in the registry. One that an older version of the package put there stays, unless WMIInterface has the flag SCWMI_CLOBBER_SECURITY (1). Without the flag, a tighter descriptor in a new version never reaches the machines that had the old one.",
	Bad: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)"
`,
	Good: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.1,
	CWE: []string{"CWE-281"}, Presets: fromStrict,
	References: []Reference{refWMISection},
	Item:       "wmi-and-events",
}, Check: func(p *Pass) {
	const clobber = 1
	for _, o := range p.Objects {
		d := o.Effective
		if o.Kind != inf.KindWMIGUID || d == nil || !d.Effective() || d.Setting.Reg != nil {
			continue
		}
		p.reportKept(d, "WMIInterface", clobber, "SCWMI_CLOBBER_SECURITY")
	}
}}
