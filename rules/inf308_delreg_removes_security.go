package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var delregRemovesSecurity = &Rule{Meta: Meta{
	ID:      "INF308",
	Name:    "delreg-removes-security",
	Summary: "The installation deletes the security descriptor of the device.",
	Why: "A DelReg of a DDInstall.HW section, or an AddReg line with the flag 0x4 (DELVAL), takes Security from the device's hardware key. " +
		"The device then has the descriptor of its setup class, or, mostly, the system's default, with which every user may read and write on most devices: an update of the driver makes the device more open than it was. " +
		"The finding is an error if the line in the DelReg section has a descriptor, as a line that sets one would: DelReg ignores the text of the value and deletes it. A mere deletion is a warning of the strict preset. " +
		"The rule says nothing if an AddReg of the same device sets the value, since Windows processes DelReg first.",
	Bad: `[Acme.NT.HW]
DelReg = Acme.Old

[Acme.Old]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: `[Acme.NT.HW]
DelReg = Acme.Old
AddReg = Acme.Security

[Acme.Old]
HKR,,Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 5.3,
	CWE: []string{"CWE-281"}, Presets: fromDefault,
	References: []Reference{refDelReg, refAddReg, refDeviceAccess},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	seen := set[*inf.Entry]{}
	for o, s := range p.AllSettings {
		slipped := meantToSet(s)
		if !slipped && (!p.Strict() || o.Kind != inf.KindDevice || o.External) ||
			!deletesDescriptor(s) || facts.Written(p.Facts, o, "Security") || !seen.add(s.Entry) {
			continue
		}
		f := p.On(o, s, fmt.Sprintf("this line deletes Security of %s", name(o)))
		f.Severity = Warning
		f.Because = "the device then has the system's default, with which on most devices every user may read and write"
		if o.Effective != nil {
			f.Because = "the device then has the security descriptor of its setup class"
		}
		f.Remedy = fmt.Sprintf("if you do not mean that, set the value with `%s`", registryLine(s))
		if slipped {
			f.Severity = Error
			f.Because = "DelReg ignores the descriptor in the line and deletes the value"
			f.Remedy = fmt.Sprintf("move the line to a section that AddReg names in [%s]", s.Reach.From.Section.Name)
		}
		f.relatePath(s.Reach)
		p.Report(f)
	}
}}

// meantToSet reports whether a line of a del-registry-section has a descriptor. The
// documentation of the DelReg directive has values for parts of REG_MULTI_SZ only.
func meantToSet(s *inf.Setting) bool {
	return s.Reach != nil && s.Reach.Role == inf.RoleDelReg && s.Name == "Security" && s.Value != nil && s.Value.Known() && facts.StartsDescriptor(s.Value.Value)
}

// deletesDescriptor reports whether a line removes the descriptor of a device, and
// nothing in it suggests that it is to set one: it stands in a
// del-registry-section, or in an add-registry-section with a flag and no value.
func deletesDescriptor(s *inf.Setting) bool {
	if s.Reg == nil || s.Effect != inf.Discarded || s.Name != "Security" {
		return false
	}
	if s.Reach.Role == inf.RoleDelReg {
		return true
	}
	const flags = inf.RegDelete | inf.RegKeyOnly | inf.RegOverwriteOnly
	return s.Reach.Role == inf.RoleAddReg && s.Reg.Bits&flags == inf.RegDelete && (s.Value == nil || s.Value.Value == "")
}
