package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var weakensSecurityPolicy = &Rule{Meta: Meta{
	ID:      "INF509",
	Name:    "weakens-security-policy",
	Summary: "The registry is changed so that Windows protects the whole machine less.",
	Why: "How far a machine is protected is for its administrator to say. A value that turns a protection off, or that makes the machine trust somebody else's certificates, does so for everything on the machine, stays when the device is gone, and is nothing that the administrator was asked about. " +
		"Only values that are known to weaken something are reported: a line that turns a protection on is not.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Global

[Acme.Global]
HKLM,"SYSTEM\CurrentControlSet\Control\CI\Config",VulnerableDriverBlocklistEnable,0x10001,0
`,
	Good: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Local

[Acme.Local]
HKR,Settings,BufferSize,0x10001,64
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.1,
	CWE: []string{"CWE-693", "CWE-15"}, Presets: fromDefault,
	References: []Reference{refIsolation, refBlocklist, refAddReg}, InfVerif: []string{"1222", "1223", "1304", "1321"},
	Item: "system-settings",
}, Check: func(p *Pass) {
	p.reportSensitive(func(v *facts.SensitiveValue) (string, Severity) {
		if v.Kind != facts.WeakensPolicy {
			return "", Off
		}
		return fmt.Sprintf("this line %s, for the whole machine and for good. Leave it out; what protection the machine has is for its administrator to say.", v.Meaning), Error
	})
}}
