package rules

var deviceTypeWithoutSecurity = &Rule{Meta: Meta{
	ID:      "INF309",
	Name:    "device-type-without-security",
	Summary: "The INF file gives the device a type, but no security descriptor.",
	Why: "The documentation sets DeviceType and Security together. DeviceType alone does not say who may open the device: without a descriptor of the device or of its setup class, the type selects one of the system's defaults. " +
		"For most types, that default grants administrators all access, and everyone else read, write and execute access. " +
		"The rule passes over setup classes of storage, whose defaults are stricter, and classes whose devices are there for users.",
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
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-1188"}, Presets: fromStrict,
	References: []Reference{refSecureInstall, refDeviceAccess, refDeviceTypes},
	Item:       "access",
}, Check: func(p *Pass) {
	for o, s := range p.led("DeviceType") {
		f := p.On(o, s, "DeviceType does not say who may open "+name(o))
		f.Because, f.Remedy = "its security descriptor says that, and this file sets none: "+o.Fallback(), "add `"+secureLine+"` beside this line. "+whoElse
		p.Report(f)
	}
}}
