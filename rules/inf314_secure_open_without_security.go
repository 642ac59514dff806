package rules

import "fmt"

var secureOpenWithoutSecurity = &Rule{Meta: Meta{
	ID:      "INF314",
	Name:    "secure-open-without-security",
	Summary: "The INF file sets FILE_DEVICE_SECURE_OPEN, but no security descriptor that it could enforce.",
	Why: "With FILE_DEVICE_SECURE_OPEN (0x100) in DeviceCharacteristics Windows applies the device's descriptor to the names below the device as well. " +
		"Without a descriptor from the device, its setup class, its driver or its bus driver, Windows applies the system's default there. For most device types the default lets everyone read and write: the flag keeps nobody out.",
	Bad: exampleDevice,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-1188"}, Presets: fromStrict,
	References: []Reference{refNamespace, refDeviceAccess, refSecureInstall},
	Item:       "namespace",
}, Check: func(p *Pass) {
	for o, s := range p.led("DeviceCharacteristics") {
		f := p.On(o, s, fmt.Sprintf("FILE_DEVICE_SECURE_OPEN (0x100) enforces the security descriptor of %s, but this file sets none", name(o)))
		f.Because, f.Remedy = o.Fallback(), "add `"+secureLine+"` beside this line. "+whoElse
		p.Report(f)
	}
}}
