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
	Why: "A Security line without a value protects nothing, although it looks as if it did. The object then has what it has without the line, often the system's default, " +
		"which for most device types lets every user read and write.",
	Bad: exampleDevice + `HKR,,Security,,
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
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
		f := p.On(d.Object, d.Setting, fmt.Sprintf("%s of %s has no value", settingLabel(d), whose(d)))
		f.Because = "the line sets no descriptor and protects nothing: " + d.Object.Fallback()
		f.Remedy = fmt.Sprintf("to let in only SYSTEM and administrators, write `\"%s\"`", closedDescriptor(d.Object.Rights))
		p.Report(f)
	}
}}

// missingComma makes a finding about a line whose descriptor stands in the place of the
// flags.
func missingComma(d *access.Descriptor) Finding {
	flags := d.Setting.Reg.Flags.Span()
	f := Finding{
		Span: flags, Entry: d.Setting.Entry, Object: d.Object.Object,
		Message: fmt.Sprintf("%s of %s has no value, because a comma is missing", settingLabel(d), name(d.Object)),
		Because: "the descriptor stands in the place of the flags, so Windows does not take it", Remedy: "write a comma in front of the descriptor",
	}
	f.wakesWith(Fix{"add the comma", true, []inf.Edit{{Span: inf.Span{Start: flags.Start, End: flags.Start}, New: ","}}})
	return f
}

// settingLabel is the word that the line has for the descriptor.
func settingLabel(d *access.Descriptor) string {
	if d.Setting.Label != nil {
		return d.Setting.Label.Value
	}
	return d.Setting.Name
}
