package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var addPropertySecurityIneffective = &Rule{Meta: Meta{
	ID:      "INF713",
	Name:    "addproperty-security-ineffective",
	Summary: "AddProperty cannot set a descriptor, but a line uses it for that.",
	Why: "DEVPKEY_Device_Security and DEVPKEY_Device_SecuritySDS, and the same properties of setup classes, have types for descriptors. AddProperty does not take these: it knows strings, lists of strings, bytes, Booleans and 32-bit numbers. " +
		"The documentation sets them with an AddReg line: AddProperty is not for properties that are older than Windows Vista. The device keeps what its setup class, its driver or the system gives it, while the file looks as if it protects the device. " +
		"It is a warning for DeviceType, DeviceCharacteristics and Exclusive, which the documentation sets only with AddReg, and a note when an AddReg line sets the value as well.",
	Bad: exampleDevice + `
[Acme.NT]
AddProperty = Acme.Properties

[Acme.Properties]
{a45c254e-df1c-4efd-8020-67d146a850e0},26,18,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 7.5,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refAddProperty, refUsingProperty, refSecuritySDS, refProperties},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	seen := set[*inf.Entry]{}
	for o, s := range p.AllSettings {
		if s.Reg != nil || s.Reach == nil || s.Reach.Role != inf.RoleProperties || s.Effect != inf.Discarded ||
			!s.Reach.Via.Is("AddProperty") || s.Value == nil || s.Value.Value == "" || !seen.add(s.Entry) {
			continue
		}
		f := p.On(o, s, fmt.Sprintf("this line sets no descriptor for %s", name(o)))
		f.Because = "AddProperty does not take properties of that type: the device keeps what its setup class, its driver or the system gives it"
		f.Remedy = fmt.Sprintf("write `%s` in an AddReg section of %s", registryLineOf(s), hardwareSection(o.Object))
		if s.Name != "Security" {
			f.Severity = Warning
			f.Message = fmt.Sprintf("this line uses AddProperty for %s of %s", s.Name, name(o))
			f.Because = "the documentation sets this property only with AddReg, so nobody can tell whether the device gets it"
		}
		if facts.Written(p.Facts, o, s.Name) {
			f.Severity = Note
			f.Message = fmt.Sprintf("this line repeats %s of %s as a property", s.Name, name(o))
			f.Because = "an AddReg line sets it already, and AddProperty is not for it"
			f.Remedy = "delete the line"
		}
		p.Report(f)
	}
}}

// registryLineOf is how to write what a property was to set.
func registryLineOf(s *inf.Setting) string {
	as := *s
	as.Reg = &inf.RegLine{Bits: registryTypes(s.Name)[0]}
	if s.Entry.Value(2) == "25" { // DEVPKEY_Device_Security: bytes
		as.Value = nil
	}
	return registryLine(&as)
}

// hardwareSection names the section whose AddReg writes to the key of an object.
func hardwareSection(o *inf.Object) string {
	if o.Kind == inf.KindClass {
		return "[" + o.Install.Name() + "]"
	}
	return "[" + o.Install.Name() + ".HW]"
}
