package rules

var extensionWeakensSecurity = &Rule{Meta: Meta{
	ID:      "INF223",
	Name:    "extension-weakens-security",
	Summary: "An extension INF replaces the device's descriptor with one that lets ordinary users open the device.",
	Why: "An extension INF writes to the device's hardware key, and replaces the value that the device's own INF file has written there. The author of that file knows what the driver's control codes do. If it keeps users out, the extension lets them in again. " +
		"Windows delivers an I/O control code that is defined with FILE_ANY_ACCESS on every handle, whatever the rights of the handle, so read access is enough. " +
		"Other rules report a descriptor that lets users write as well, or gives them control.",
	Bad: exampleExtension + exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;BU)"
`,
	Good: exampleExtension + exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionMedium, SecuritySeverity: 4.9,
	CWE: []string{"CWE-281", "CWE-668"}, Presets: fromStrict,
	References: []Reference{refExtension, refIOCTL, refDeviceAccess},
	Item:       "access",
}, Check: func(p *Pass) {
	if !p.File.Version().Extension() {
		return
	}
	for d := range p.devices {
		if grants := readers(d); len(grants) > 0 {
			f := p.broad(d, grants, everything, "%s may open %s")
			f.Because += ", and this descriptor replaces that of the device's own INF file"
			f.Remedy = "delete Security from the extension, or remove the ACE"
			p.Report(f)
		}
	}
}}

// exampleExtension begins an extension INF.
const exampleExtension = `[Version]
Signature = "$Windows NT$"
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = {5b1f0e7c-93a4-4d0f-8c26-6e7a1b3d9f40}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

`
