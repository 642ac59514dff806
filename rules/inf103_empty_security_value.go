package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var emptySecurityValue = &Rule{Meta: Meta{
	ID:      "INF103",
	Name:    "empty-security-value",
	Summary: "The line that sets a security descriptor has no value.",
	Why: "A Security line without a value protects nothing, while it looks as if it did. The object keeps the system's default; " +
		"for most device types that default lets every user read and write.",
	Bad: exampleDevice + `HKR,,Security,,
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.1,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refDeviceAccess, refAddReg},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Settings {
		if d.Status != access.Empty || d.Setting.Effect != inf.Effective && d.Setting.Effect != inf.Overridden {
			continue
		}
		if d.Setting.Reg != nil {
			if _, slipped := slipIn(d.Setting.Entry); slipped {
				continue // INF315 says so
			}
			if flags := d.Setting.Reg.Flags; flags.Known() && flags != nil && isDescriptor(flags.Value) {
				p.Report(missingComma(d))
				continue
			}
		}
		p.Report(p.On(d.Object, d.Setting, fmt.Sprintf(
			"%s of %s has no value and protects nothing: %s. To admit the system and administrators only, write `\"D:P(A;;GA;;;SY)(A;;GA;;;BA)\"`.",
			settingLabel(d), whose(d), d.Object.Fallback())))
	}
}}

// missingComma makes a finding about a line whose descriptor stands in the place of the
// flags.
func missingComma(d *access.Descriptor) Finding {
	flags := d.Setting.Reg.Flags.Span()
	return Finding{
		Span: flags, Entry: d.Setting.Entry, Object: d.Object.Object,
		Message: fmt.Sprintf("%s of %s has no value: a comma is missing, so that the descriptor stands in the place of the flags.",
			settingLabel(d), name(d.Object)),
		Fixes: []Fix{{Message: "add the comma", Safe: true, Edits: []inf.Edit{{Span: inf.Span{Start: flags.Start, End: flags.Start}, New: ","}}}},
	}
}

// settingLabel is the word that the line has for the descriptor.
func settingLabel(d *access.Descriptor) string {
	if d.Setting.Label != nil {
		return d.Setting.Label.Value
	}
	return d.Setting.Name
}
