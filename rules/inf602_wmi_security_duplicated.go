package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var wmiSecurityDuplicated = &Rule{Meta: Meta{
	ID:      "INF602",
	Name:    "wmi-security-duplicated",
	Summary: "A WMI GUID has more than one Security directive, so Windows sets none of them.",
	Why: "The documentation of the DDInstall.WMI section says that Windows sets no security for a class whose WMI-class-section has more than one Security directive. The GUID keeps the descriptor that an older version of the package gave it, or the default of Windows, which admits only administrators. " +
		"That is so even when the directives are equal.",
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
			"[%s] has %d Security directives", second.Setting.Entry.Section.Name, len(o.Descriptors)))
		f.Because = "Windows therefore sets no security for " + name(o) + ", which keeps the descriptor that it has"
		f.Remedy = "keep one directive and delete the rest"
		f.Related = []Related{{Span: first.Setting.Span(), Message: "this directive has no effect either"}}
		p.Report(f)
	}
}}
