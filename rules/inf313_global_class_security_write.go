package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var globalClassSecurityWrite = &Rule{Meta: Meta{
	ID:      "INF313",
	Name:    "global-class-security-write",
	Summary: "Security values are written to the key of a setup class or of a device by its full name.",
	Why: "What stands in Security of a setup class is the descriptor of all its devices that have none of their own, those of other vendors included. " +
		"Windows lets an INF file set it through HKR in an AddReg of [ClassInstall32], while the class is new; a line that names the key below Control\\Class, or that of a device below Enum, goes past that: " +
		"it changes who may open devices that the driver has nothing to do with, and stays behind when the driver is removed. The layout of these keys is not documented.",
	Bad: `[Acme.NT]
AddReg = Acme.Class

[Acme.Class]
HKLM,"SYSTEM\CurrentControlSet\Control\Class\{4d36e97d-e325-11ce-bfc1-08002be10318}\Properties",DeviceCharacteristics,0x10001,0x100
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.3,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refSecureInstall, refClassInstall, refIsolation}, InfVerif: []string{"1222", "1223", "1304", "1321"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	for _, line := range facts.SystemLines(p.Facts) {
		guid, class := setupClass(line)
		if !class && !deviceKey(line) || line.Name == nil || !facts.IsSecurityValue(line.Name.Value) {
			continue
		}
		f := Finding{Span: line.Subkey.Span(), Entry: line.Entry}
		f.Message = fmt.Sprintf("%s is written to the key of a device by its full name, past the device's installation. Set it through HKR, from an AddReg of the DDInstall.HW section.", line.Name.Value)
		if class {
			f.Message = fmt.Sprintf("%s is written to the key of the setup class %s by its full name: it changes how all devices of the class may be opened that have no value of their own. Set the value of your own devices through HKR, from an AddReg of the DDInstall.HW section, or, for a class of your own, from [ClassInstall32].", line.Name.Value, guid)
		}
		f.relatePath(line.Reach)
		p.Report(f)
	}
}}
