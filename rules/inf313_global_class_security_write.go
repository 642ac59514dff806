package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var globalClassSecurityWrite = &Rule{Meta: Meta{
	ID:      "INF313",
	Name:    "global-class-security-write",
	Summary: "A line writes a security value to the key of a setup class or of a device by its full name.",
	Why: "Security of a setup class is the descriptor of all its devices that have none of their own, those of other vendors included. " +
		"An INF file sets it through HKR in an AddReg of [ClassInstall32], while the class is new. A line that names the key below Control\\Class, or that of a device below Enum, bypasses this: " +
		"it changes who may open devices that the driver has nothing to do with, and stays when the driver is removed. The layout of these keys is not documented.",
	Bad: `[Acme.NT]
AddReg = Acme.Class

[Acme.Class]
HKLM,"SYSTEM\CurrentControlSet\Control\Class\{4d36e97d-e325-11ce-bfc1-08002be10318}\Properties",DeviceCharacteristics,0x10001,0x100
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
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
		f := Finding{
			Span: line.Subkey.Span(), Entry: line.Entry,
			Message: fmt.Sprintf("this line writes %s directly to the key of a device", line.Name.Value),
			Because: "the line bypasses the installation of the device, and the value stays when the driver is removed",
			Remedy:  "set the value of your own device through HKR, in a section that AddReg names in the DDInstall.HW section",
		}
		if class {
			f.Message = fmt.Sprintf("this line writes %s directly to the key of the setup class %s", line.Name.Value, guid)
			f.Because = "the value applies to all devices of the class that have none of their own, whoever makes them"
			f.Remedy += ". For a class of your own, use [ClassInstall32]"
		}
		f.relatePath(line.Reach)
		p.Report(f)
	}
}}
