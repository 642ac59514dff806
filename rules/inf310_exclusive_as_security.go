package rules

import "fmt"

var exclusiveAsSecurity = &Rule{Meta: Meta{
	ID:      "INF310",
	Name:    "exclusive-as-security",
	Summary: "One caller at a time can open the device, but any caller can.",
	Why: "Exclusive admits one handle to the device at a time, and does not ask whose it is. Without a security descriptor, in the INF file or in code, the system's default applies, which for most device types lets everyone read and write: " +
		"the first caller gets the device, and keeps out the service that it is meant for. Exclusive also does not hold when a caller opens a file relative to an open handle. " +
		"The rule passes over setup classes whose devices are there for users, such as serial ports, and those of storage.",
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
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-1188", "CWE-284"}, Presets: fromStrict,
	References: []Reference{refExclusive, refDeviceAccess},
	Item:       "access",
}, Check: func(p *Pass) {
	for o, s := range p.led("Exclusive") {
		f := p.On(o, s, fmt.Sprintf("Exclusive admits one handle to %s at a time, but does not ask whose", name(o)))
		f.Because = "the first caller keeps the others out, and this file sets no security descriptor: " + o.Fallback()
		f.Remedy = "add `" + secureLine + "` beside this line. " + whoElse
		p.Report(f)
	}
}}
