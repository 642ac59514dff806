package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/rules/facts"
)

var securityValueWrongSection = &Rule{Meta: Meta{
	ID:      "INF306",
	Name:    "security-value-wrong-section",
	Summary: "A line writes a security value of a device to a key where it has no effect.",
	Why: "Windows takes Security, DeviceCharacteristics and Exclusive of a device from its hardware key, which an AddReg in the DDInstall.HW section writes to, or, as the default of a setup class, from the class's key, which [ClassInstall32] writes to. " +
		"If another section names the add-registry-section, HKR is another key: of the driver, of a service, of an interface. A line may also name the key of a service in full. Windows stores the value there, and does not use it for the device. " +
		"The finding is a note if the right section names the add-registry-section as well.",
	Bad: `[Acme.NT.Interfaces]
AddInterface = {7aaf8b5d-2d0b-4f4c-9f54-5f0f0e1d3c11},,Acme.Interface

[Acme.Interface]
AddReg = Acme.Security

[Acme.Security]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.1,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refProperties, refHardwareSection, refAddReg}, InfVerif: []string{"1430"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	var inPlace map[valueInPlace]bool // few files have such a value
	for o, s := range p.AllSettings {
		// DeviceType in the software key belongs to modems.
		if s.Effect != inf.WrongSection || s.Name == "DeviceType" {
			continue
		}
		f := p.On(o, s, fmt.Sprintf("this %s has no effect", s.Name))
		f.Because, f.Remedy = explain.Cause(s), p.moveToHardware(s)
		f.relatePath(s.Reach)
		if inPlace == nil {
			inPlace = p.valuesInPlace()
		}
		if inPlace[valueInPlace{s.Entry, o.Install}] || inPlace[valueInPlace{s.Entry, nil}] {
			f.Severity = Note
			f.Message = fmt.Sprintf("this line also writes %s to a key where it has no effect", s.Name)
			f.Remedy = fmt.Sprintf("in [%s], name a section without this line", s.Reach.From.Section.Name)
		}
		p.Report(f)
	}
	p.valuesInServiceKeys()
}}

// moveToHardware says where to move a line that is meant for a device: to the section that
// the .HW section names, unless the device has the value from another line.
func (p *Pass) moveToHardware(s *inf.Setting) string {
	in := s.Reach.Install
	if in == nil || in.Kind != inf.DeviceInstall {
		return "move the line to a section that AddReg names in " + rightSection(in)
	}
	if o := facts.KeyedObjects(p.Facts)[in]; o != nil {
		set := o.Value(s.Name)
		if s.Name == "Security" && o.Effective != nil {
			set = o.Effective.Setting
		}
		if set != nil && set.Reach.Install == in && set.Entry.Section.File == p.File {
			return fmt.Sprintf("delete the line, or write its value in line %d, which sets %s of the device", set.Entry.Line(), s.Name)
		}
	}
	if to := facts.HardwareSection(p.Facts, in); to != nil {
		return fmt.Sprintf("move the line to [%s] (line %d), which is for the device", to.Name, p.File.Position(to.Headers[0].Start).Line)
	}
	return "move the line to a section that AddReg names in " + rightSection(in)
}

// rightSection says from which section Windows takes the values of a device.
func rightSection(in *inf.Install) string {
	hardware := "the DDInstall.HW section of a device that the file installs"
	if in != nil && in.Kind == inf.DeviceInstall {
		hardware = "[" + in.Name() + ".HW]"
	}
	return hardware + ", or in [ClassInstall32] for a whole setup class"
}

// valuesInServiceKeys reports the lines that write a descriptor into the key of a service,
// by its full name. The service control manager keeps that of the service below it.
func (p *Pass) valuesInServiceKeys() {
	for _, line := range facts.SystemLines(p.Facts) {
		service, ok := strings.CutPrefix(line.Key, facts.ServicesKey)
		if !ok || line.Root != "HKLM" || strings.Contains(service, `\`) || !line.Subkey.Known() || !plainWrite(line.RegLine) ||
			!strings.EqualFold(line.Name.Value, "Security") || !isDescriptor(line.Value.Value) {
			continue
		}
		f := Finding{
			Span: line.Name.Span(), Entry: line.Entry,
			Message: fmt.Sprintf("this Security in the key of the service %s has no effect", short(service, maxName)),
			Because: "Windows takes the security descriptor neither of a device nor of a service from that key",
			Remedy: "for the device, write `HKR,,Security,,\"…\"` in a section that AddReg names in its DDInstall.HW section. " +
				"For the service, write `Security = \"…\"` in the service-install-section",
		}
		f.relatePath(line.Reach)
		p.Report(f)
	}
}

// A valueInPlace is a line that takes effect for the device of an install, or for all
// devices of a setup class, without an install.
type valueInPlace struct {
	entry   *inf.Entry
	install *inf.Install
}

func (p *Pass) valuesInPlace() map[valueInPlace]bool {
	inPlace := map[valueInPlace]bool{}
	for o, s := range p.AllSettings {
		switch {
		case s.Effect != inf.Effective:
		case o.Kind == inf.KindDevice:
			inPlace[valueInPlace{s.Entry, o.Install}] = true
		case o.Kind == inf.KindClass:
			inPlace[valueInPlace{s.Entry, nil}] = true
		}
	}
	return inPlace
}

// relatePath adds the line that leads to the section of a setting.
func (f *Finding) relatePath(r *inf.Reach) {
	if r != nil && r.Name != nil {
		f.Related = append(f.Related, Related{
			Span: r.Name.Span(), File: r.From.Section.File,
			Message: fmt.Sprintf("[%s] names the section here", r.From.Section.Name),
		})
	}
}
