package rules

import "fmt"

var exclusiveAsSecurity = &Rule{Meta: Meta{
	ID:      "INF310",
	Name:    "exclusive-as-security",
	Summary: "The device can be opened by one caller at a time, but by anyone.",
	Why: "Exclusive lets one handle to the device be open at a time, and does not ask whose it is. Without a security descriptor, of the INF file or in code, the system's default applies, which for most device types lets everyone read and write: " +
		"whoever comes first has the device, and keeps the service that it is meant for out. Nor does Exclusive hold for what is opened relative to a handle that is there. " +
		"Setup classes whose devices are there for users, such as serial ports, and those of storage are left alone.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Values

[Acme.Values]
HKR,,Exclusive,0x10001,1
`,
	Good: `[Acme.NT.HW]
AddReg = Acme.Values

[Acme.Values]
HKR,,Exclusive,0x10001,1
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-1188", "CWE-284"}, Presets: fromStrict,
	References: []Reference{refExclusive, refDeviceAccess},
	Item:       "access",
}, Check: func(p *Pass) {
	for o, s := range p.led("Exclusive") {
		p.Report(p.On(o, s, fmt.Sprintf(
			"Exclusive admits one handle to %s at a time, but does not ask whose: the first to come keeps the others out. Without Security, %s. Add `%s`.",
			name(o), o.Fallback(), secureLine)))
	}
}}
