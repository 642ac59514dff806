package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var hardwareSectionMissing = &Rule{Meta: Meta{
	ID:      "INF316",
	Name:    "hardware-section-missing",
	Summary: "AddReg in a .HW section names a section that does not exist.",
	Why: "Windows passes over the reference without a message. The hardware key of the device does not get what the section should write, a descriptor or the flag that guards the names below the device. " +
		"If the section stands in the file under another name, INF307 reports it. In the preset for submissions INF910 reports it with the code of InfVerif. " +
		"The rule says nothing if the section may stand in an included INF file.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Device, Acme.Security

[Acme.Device]
HKR,,DeviceCharacteristics,0x10001,0x100
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.5,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refHardwareSection, refAddReg},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	if p.WHQL() {
		return // INF910
	}
	for _, s := range p.AllSettings {
		if s.Effect == inf.Unreached {
			return // INF307 says which section is meant
		}
	}
	for _, r := range p.missingReferences {
		if r.Role == inf.RoleAddReg && r.From.Role == inf.RoleHardware && r.From.Section.First("Include") == nil {
			p.Report(Finding{
				Span: r.Name.Span(), Entry: r.Via,
				Message: fmt.Sprintf("AddReg names [%s], a section that does not exist", r.Name.Value),
				Because: "the hardware key of the device does not get what the section should write, such as the security descriptor",
				Remedy:  "write the section, or correct its name here",
			})
		}
	}
}}
