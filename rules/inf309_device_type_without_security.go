package rules

import "fmt"

var deviceTypeWithoutSecurity = &Rule{Meta: Meta{
	ID:      "INF309",
	Name:    "device-type-without-security",
	Summary: "The device is given a type, but no security descriptor.",
	Why: "The documentation has DeviceType and Security go together. DeviceType alone does not say who may open the device: without a descriptor of the device or of its setup class, the type chooses which of the system's defaults applies, " +
		"and for most types that is all access for administrators; to read, write and execute for everyone else. " +
		"Setup classes of storage, whose defaults are stricter, and classes whose devices are there for users are left alone.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Values

[Acme.Values]
HKR,,DeviceType,0x10001,0x8001
`,
	Good: `[Acme.NT.HW]
AddReg = Acme.Values

[Acme.Values]
HKR,,DeviceType,0x10001,0x8001
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-1188"}, Presets: fromStrict,
	References: []Reference{refSecureInstall, refDeviceAccess, refDeviceTypes},
	Item:       "access",
}, Check: func(p *Pass) {
	for o, s := range p.led("DeviceType") {
		p.Report(p.On(o, s, fmt.Sprintf(
			"DeviceType does not say who may open %s: without Security, %s. Add `%s`.", name(o), o.Fallback(), secureLine)))
	}
}}
