package rules

import (
	"github.com/inflint/inflint/rules/facts"
)

var weakensSecurityPolicy = &Rule{Meta: Meta{
	ID:      "INF509",
	Name:    "weakens-security-policy",
	Summary: "The package changes the registry so that Windows protects the whole machine less.",
	Why: "The administrator of a machine decides how it is protected. A value that turns a protection off, or that makes the machine trust somebody else's certificates, does so for everything on the machine and stays when the device is gone. Nobody asks the administrator about it. " +
		"The rule reports only values that are known to weaken something, and no line that turns a protection on.",
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
	p.reportSensitive(func(v *facts.SensitiveValue) Finding {
		if v.Kind != facts.WeakensPolicy {
			return Finding{}
		}
		return Finding{
			Message: "this line " + v.Meaning,
			Because: "the change holds for the whole machine, and stays when the device is gone",
			Remedy:  "delete the line: the administrator of the machine decides how it is protected",
		}
	})
}}
