package rules

import "github.com/inflint/inflint/sddl"

var wmiBroadWrite = &Rule{Meta: Meta{
	ID:      "INF601",
	Name:    "wmi-broad-write",
	Summary: "Ordinary users or sandboxed code may change the driver's WMI data or run its WMI methods.",
	Why: "Only the descriptor of a WMI GUID stands between a caller and the driver: a caller with WMIGUID_SET (`DC`, `GW`) changes the data of the driver's WMI blocks, and one with WMIGUID_EXECUTE (`RP`, `GX`) runs its methods, in the kernel, with a buffer that the caller makes. " +
		"WRITE_DAC and WRITE_OWNER let a caller grant itself these rights. Without a descriptor Windows admits only administrators. A driver may grant WMIGUID_QUERY (`CC`) to everybody, as in the example of the documentation.",
	Bad: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)(A;;0x120fff;;;WD)"
`,
	Good: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)(A;;CC;;;WD)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.6,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refWMISection, refWMIRights, refSecureInstall},
	Item:       "wmi-and-events",
}, Check: func(p *Pass) {
	const rights = controls | 0x2 | 0x10 // WMIGUID_SET, WMIGUID_EXECUTE
	for d := range p.secured(sddl.KindWMIGUID) {
		grants := broadGrants(d, rights)
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, rights, "%s may change what the driver exposes as %s")
		f.Because += ", so they can change the data of the driver or run its methods, in the kernel"
		f.Remedy = withoutWrite(d, grants[0], "CC")
		p.Report(f)
	}
}}
