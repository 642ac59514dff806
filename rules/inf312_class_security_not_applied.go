package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var classSecurityNotApplied = &Rule{Meta: Meta{
	ID:      "INF312",
	Name:    "class-security-not-applied",
	Summary: "Security values for a setup class stand in a [ClassInstall32] section that Windows does not read.",
	Why: "Windows reads [ClassInstall32] only while the setup class of the file is not installed yet. The classes that Microsoft defines are there from the start, so Windows passes over the section without a message: " +
		"the device gets the descriptor of its class, or the system's default, instead of the one in the file. Values for your own devices belong in the DDInstall.HW section. " +
		"The finding is an error if the section has the extension of an architecture, as in [ClassInstall32.NTx86], and the file installs devices without a descriptor of their own on another architecture: Windows looks there for the extension of that architecture, for .NT and for none.",
	Bad: `[ClassInstall32]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.5,
	CWE: []string{"CWE-561", "CWE-1188"}, Presets: fromDefault,
	References: []Reference{refClassInstall, refSetupClasses, refSecureInstall, refPlatforms}, InfVerif: []string{"1285"},
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
		f := p.On(o, s, fmt.Sprintf("Windows never applies this %s", s.Name))
		f.Because = fmt.Sprintf("Windows reads [%s] only for a setup class that is not installed yet, and the class %s comes with Windows", o.Install.Name(), class.Name)
		f.Remedy = "move the line to a section that AddReg names in " + p.hardwareSection()
		for _, other := range settings[1:] {
			f.Related = append(f.Related, Related{Span: other.Span(), File: other.Entry.Section.File, Message: "Windows does not apply this " + other.Name + " either"})
		}
		p.Report(f)
	}
	if class := facts.NewClass(p.Facts); class != nil {
		p.classOfOtherArchitecture(class)
	}
}}

// classOfOtherArchitecture reports the descriptor of a new setup class for one architecture,
// where devices are installed on another that has no section for the class.
func (p *Pass) classOfOtherArchitecture(class *access.Object) {
	if class.External || class.Effective == nil || !class.Effective.Effective() || class.Install.Decoration().Arch == "" {
		return
	}
	for _, o := range p.Objects {
		if o.Kind != inf.KindDevice || o.External || o.Effective != nil && o.Effective.Object == o {
			continue
		}
		for l := range o.Install.Listings {
			if d := l.Decoration; d.Arch != "" && d.Arch != inf.AnyArch && p.File.ClassInstall(d) == nil {
				f := p.On(class, class.Effective.Setting, fmt.Sprintf("%s has no descriptor on %s", name(class), d.Arch))
				f.Because = fmt.Sprintf("Windows reads [%s] only on %s", class.Install.Name(), class.Install.Decoration().Arch)
				f.Remedy = "call the section [ClassInstall32]"
				f.Severity = Error
				f.Related = []Related{{Span: l.Models.Headers[0], File: l.Models.File, Message: "Windows installs these devices on " + d.Arch}}
				p.Report(f)
				return
			}
		}
	}
}

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
