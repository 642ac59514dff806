package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var securityOnHKRValues = &Rule{Meta: Meta{
	ID:      "INF505",
	Name:    "security-on-hkr-values",
	Summary: "A .Security section belongs to values that are directly in the key HKR.",
	Why: "A descriptor belongs to a key, not to a value. For a line without a subkey that key is HKR itself: the hardware or software key of the device, the key of the service or of the interface. Windows made that key, keeps values of its own there, and gives it the descriptor that its own components need. " +
		"The descriptor of the .Security section would replace that one. The documentation says that values below HKR need none. A subkey of the driver's own may have one.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Good: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 4.0,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refAddReg, refSecureInstall}, InfVerif: []string{"1226"},
	Item: "store-security",
}, Check: func(p *Pass) {
	seen := set[*inf.Section]{}
	for _, o := range p.Objects {
		if o.Kind != inf.KindKey || o.Effective == nil || o.Effective.Setting.Reach.Role != inf.RoleSecurity {
			continue
		}
		s := o.Effective.Setting
		values := s.Reach.From.Section
		if !seen.add(values) {
			continue
		}
		line := inHKR(values)
		if line == nil {
			continue
		}
		f := p.On(o, s, fmt.Sprintf(
			"[%s] would give this descriptor to the key HKR itself", s.Entry.Section.Name))
		f.InfVerif = "1226"
		f.Because = fmt.Sprintf("[%s] writes a value to that key, which Windows made and secures for its own use", values.Name)
		f.Remedy = "name a subkey in the line that writes the value, or delete the .Security section"
		f.Related = []Related{{Span: line.Span(), File: values.File, Message: "this line names no subkey"}}
		p.Report(f)
	}
}}

// inHKR returns the first line of an add-registry-section that sets a value in the
// key HKR itself, or nil.
func inHKR(s *inf.Section) *inf.Entry {
	for _, e := range s.Entries() {
		if line, ok := inf.ParseRegLine(e); ok && line.Root == "HKR" && line.Bits&inf.RegDelete == 0 &&
			(line.Subkey == nil || line.Subkey.Value == "") {
			return e
		}
	}
	return nil
}
