package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var wmiSecurityDuplicated = &Rule{Meta: Meta{
	ID:      "INF602",
	Name:    "wmi-security-duplicated",
	Summary: "A WMI GUID has more than one Security entry, so Windows sets none of them.",
	Why: "The documentation of the DDInstall.WMI section says it: with more than one Security entry in a WMI-class-section, security is not set for the class. The GUID keeps the descriptor that an older version of the package gave it, or the default of Windows, which admits administrators alone. " +
		"That holds for entries that are equal as well.",
	Bad: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)(A;;CC;;;WD)"
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)"
`,
	Good: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 4.3,
	CWE: []string{"CWE-694"}, Presets: fromDefault,
	References: []Reference{refWMISection},
	Item:       "wmi-and-events",
}, Check: func(p *Pass) {
	for _, o := range p.Objects {
		if o.Kind != inf.KindWMIGUID || len(o.Descriptors) < 2 {
			continue
		}
		first, second := o.Descriptors[0], o.Descriptors[1]
		if first.Setting.Reg != nil || first.Setting.Effect != inf.Discarded {
			continue
		}
		f := p.On(o, second.Setting, fmt.Sprintf(
			"[%s] has %d Security entries, so Windows sets no security for %s. Leave one.",
			second.Setting.Entry.Section.Name, len(o.Descriptors), name(o)))
		f.Related = []Related{{Span: first.Setting.Span(), Message: "this entry has no effect either"}}
		p.Report(f)
	}
}}
