package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var classSecurityNotApplied = &Rule{Meta: Meta{
	ID:      "INF312",
	Name:    "class-security-not-applied",
	Summary: "Security values for a setup class stand in [ClassInstall32], but the class comes with Windows.",
	Why: "Windows reads [ClassInstall32] only while the setup class of the file is not installed yet. The classes that Microsoft defines are there from the start, so that the section is passed over without a word: " +
		"the device gets the descriptor of its class, or the system's default, instead of the one in the file. Values for one's own devices belong into the DDInstall.HW section.",
	Bad: `[ClassInstall32]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.5,
	CWE: []string{"CWE-561", "CWE-1188"}, Presets: fromDefault,
	References: []Reference{refClassInstall, refSetupClasses, refSecureInstall}, InfVerif: []string{"1285"},
	Item: "classes",
}, Check: func(p *Pass) {
	for _, o := range p.Objects {
		if o.Kind != inf.KindClass || o.Install == nil || !o.Install.PassedOver() {
			continue
		}
		class, _ := p.File.SystemClass()
		settings := classSettings(o)
		if len(settings) == 0 {
			continue
		}
		s := settings[0]
		f := p.On(o, s, fmt.Sprintf("this %s is never applied: Windows reads [%s] only for a setup class that is not installed yet, and %s is one of its own. Write it in an add-registry-section of %s.",
			s.Name, o.Install.Name(), class.Name, p.hardwareSection()))
		for _, other := range settings[1:] {
			f.Related = append(f.Related, Related{Span: other.Span(), File: other.Entry.Section.File, Message: "nor is this " + other.Name + " applied"})
		}
		p.Report(f)
	}
}}

// classSettings returns the security values that a file sets for a setup class,
// the descriptor first.
func classSettings(o *access.Object) []*inf.Setting {
	var settings []*inf.Setting
	for _, list := range [][]*inf.Setting{o.Object.Descriptors, o.Values} {
		for _, s := range list {
			switch s.Name {
			case "Security", "DeviceCharacteristics", "DeviceType", "Exclusive":
				if s.Effect == inf.PassedOver && s.Reg != nil && s.Reg.Root == "HKR" {
					settings = append(settings, s)
				}
			}
		}
	}
	return settings
}

// hardwareSection names the hardware section of the file's first device.
func (p *Pass) hardwareSection() string {
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DeviceInstall {
			return "[" + in.Name() + ".HW]"
		}
	}
	return "the device's DDInstall.HW section"
}
