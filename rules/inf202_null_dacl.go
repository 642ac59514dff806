package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var nullDACL = &Rule{Meta: Meta{
	ID:      "INF202",
	Name:    "null-dacl",
	Summary: "The descriptor has no DACL, so everybody may do everything.",
	Why: "A descriptor without a `D:` part, or with `D:NO_ACCESS_CONTROL`, restricts nothing: every caller, even an anonymous one, has every right, " +
		"among them the right to change the descriptor. It is not the same as `D:P` without ACEs (access control entries), which lets nobody in. No document says what a descriptor without a `D:` part does to a service, a file or a registry key: that is a warning.",
	Bad: exampleDevice + `HKR,,Security,,"D:NO_ACCESS_CONTROL"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 9.3,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refNullDACL, refDeviceSDDL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if !noDACL(d) {
			continue
		}
		f := p.On(d.Object, d.Setting, fmt.Sprintf("the descriptor of %s has no DACL", whose(d)))
		f.Because = "everybody, anonymous callers included, may do everything, even change the descriptor"
		f.Remedy = fmt.Sprintf("to let in only SYSTEM and administrators, write `\"%s\"`", closedDescriptor(d.Object.Rights))
		if d.SD.DACL == nil && mayKeepDACL(d.Object.Kind) {
			f.Severity = Warning
			f.Message = fmt.Sprintf("the descriptor of %s has no `D:` part", whose(d))
			f.Because, f.Remedy = "no document says who gets access then", "write one, such as `D:P(A;;GA;;;SY)(A;;GA;;;BA)`"
		} else {
			f.Principals = ids(d, everything, outsiders...)
		}
		p.Report(f)
	}
}}

// mayKeepDACL reports whether an object of a kind is given a descriptor by a call that
// may leave its DACL as it is where the descriptor has none: no document says.
func mayKeepDACL(kind inf.ObjectKind) bool {
	return kind == inf.KindService || kind == inf.KindFile || kind == inf.KindKey
}
