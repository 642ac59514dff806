package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var hardwareSectionMissing = &Rule{Meta: Meta{
	ID:      "INF316",
	Name:    "hardware-section-missing",
	Summary: "The AddReg of a .HW section names a section that is not there.",
	Why: "Windows passes over the reference without a word. What the section was to write to the hardware key of the device, a descriptor or the flags that guard the names below it, is missing on the machine. " +
		"Where the section that is meant stands in the file under another name, that is INF307, and in the preset for submissions INF910 says it with the code of InfVerif. " +
		"Nothing is said where the section may stand in an INF file that is included.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Device, Acme.Security

[Acme.Device]
HKR,,DeviceCharacteristics,0x10001,0x100
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
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
		if r.Role == inf.RoleAddReg && r.From.Role == inf.RoleHardware {
			p.Report(Finding{Span: r.Name.Span(), Entry: r.Via, Message: fmt.Sprintf(
				"there is no section [%s]: what it was to write to the hardware key of the device, such as its descriptor, is missing. Write the section, or the name of the one that is meant.", r.Name.Value)})
		}
	}
}}
