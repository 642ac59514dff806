package rules

import "fmt"

var secureOpenWithoutSecurity = &Rule{Meta: Meta{
	ID:      "INF314",
	Name:    "secure-open-without-security",
	Summary: "FILE_DEVICE_SECURE_OPEN is set, but there is no security descriptor for it to enforce.",
	Why: "With FILE_DEVICE_SECURE_OPEN (0x100) in DeviceCharacteristics Windows applies the device's descriptor to the names below the device as well. " +
		"Without one of the device, of its setup class, its driver or the driver of its bus it is the system's default that is applied there, which for most device types lets everyone read and write: the flag keeps nobody out.",
	Bad: exampleDevice,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-1188"}, Presets: fromStrict,
	References: []Reference{refNamespace, refDeviceAccess, refSecureInstall},
	Item:       "namespace",
}, Check: func(p *Pass) {
	for o, s := range p.led("DeviceCharacteristics") {
		p.Report(p.On(o, s, fmt.Sprintf(
			"FILE_DEVICE_SECURE_OPEN (0x100) enforces the descriptor of %s, and this file sets none: without Security, %s. Add `%s`.",
			name(o), o.Fallback(), secureLine)))
	}
}}
