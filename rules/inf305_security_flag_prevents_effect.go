package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/rules/facts"
)

var securityFlagPreventsEffect = &Rule{Meta: Meta{
	ID:      "INF305",
	Name:    "security-flag-prevents-effect",
	Summary: "The flags of the line keep Windows from writing a security value of the device.",
	Why: "The fourth field of an AddReg line also says what to do with the value. With 0x10 (KEYONLY) Windows creates the key and ignores the value. With 0x20 (OVERWRITEONLY) it only replaces a value that is there, and a new device has none. " +
		"With 0x4 (DELVAL) it deletes the value, even that of an earlier line. The descriptor stands in the file, and the device does not get it. " +
		"The finding is a warning for 0x2 (NOCLOBBER), with which an older descriptor stays in place when the driver is updated.",
	Bad: exampleDevice + `HKR,,Security,0x20,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.5,
	CWE: []string{"CWE-281", "CWE-1188"}, Presets: fromDefault,
	References: []Reference{refAddReg, refDeviceAccess},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	var deleted map[*inf.Entry]*inf.Setting // few lines are discarded
	for _, l := range facts.DeviceLines(p.Facts) {
		o, s := l.Object, l.Setting
		if s.Effect == inf.Discarded && deleted == nil {
			deleted = p.deletedValues()
		}
		switch {
		case s.Name != "Security" && s.Name != "DeviceCharacteristics" || !s.Reg.Flags.Known():
		case s.Effect == inf.Effective && s.Reg.Bits&inf.RegNoClobber != 0 && o.Kind == inf.KindDevice:
			f := p.On(o, s, fmt.Sprintf("this line writes %s of %s only if there is none yet", s.Name, name(o)))
			f.Because = "with the flag 0x2 (FLG_ADDREG_NOCLOBBER) an older value stays when the driver is updated, however open it is"
			f.Remedy = "remove the flag 0x2"
			f.Severity = Warning
			f.dropFlags(s, inf.RegNoClobber)
			p.Report(f)
		case s.Effect != inf.Discarded || facts.Written(p.Facts, o, s.Name):
			// the value is written, by this line or another
		case deleted[s.Entry] != nil:
			f := p.On(o, s, fmt.Sprintf("this line deletes %s of %s, which an earlier line sets", s.Name, name(o)))
			f.Because, f.Remedy = "the device does not get the value of the earlier line", "delete this line"
			set := deleted[s.Entry]
			f.Related = []Related{{Span: set.Span(), File: set.Entry.Section.File, Message: "this line sets the value"}}
			p.Report(f)
		case s.Value != nil && s.Value.Value != "":
			f := p.On(o, s, fmt.Sprintf("this %s of %s has no effect", s.Name, name(o)))
			f.Because, f.Remedy = explain.Cause(s), "write `"+registryLine(s)+"`"
			f.dropFlags(s, inf.RegKeyOnly|inf.RegOverwriteOnly|inf.RegDelete)
			p.Report(f)
		}
	}
}}

// deletedValues returns the settings that a later line deletes, by that line.
func (p *Pass) deletedValues() map[*inf.Entry]*inf.Setting {
	deleted := map[*inf.Entry]*inf.Setting{}
	for _, s := range p.AllSettings {
		if s.Effect == inf.Overridden && s.By != nil && s.Reg != nil {
			deleted[s.By] = s
		}
	}
	return deleted
}

// dropFlags offers to write a line without some of its flags.
func (f *Finding) dropFlags(s *inf.Setting, flags uint32) {
	f.wakesWith(Fix{"write the value always", false, []inf.Edit{withFlags(s, s.Reg.Bits&^flags)}})
}
