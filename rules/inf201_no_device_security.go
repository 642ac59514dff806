package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var noDeviceSecurity = &Rule{Meta: Meta{
	ID:      "INF201",
	Name:    "no-device-security",
	Summary: "Neither the device nor its setup class has a security descriptor.",
	Why: "Where neither the device nor its setup class has a Security value, the system's default applies. For most device types the documentation says what that is: administrators have all access, and everyone else may read, write and execute. " +
		"Any program on the machine can then send control codes to the driver. The author of a new setup class should give it a descriptor, since nobody else does. " +
		"For the classes that come with Windows the documentation finds the default good enough under most circumstances. Devices of these, and of classes that another file installs, get a finding only in the strict preset, " +
		"and none where the class is one of storage or one whose devices are there for users. " +
		"The driver or the bus driver may also set a descriptor in its code, which the INF does not show.",
	Bad: exampleNewClass + `[Acme.Class]
HKR,,,,"Acme gauges"
`,
	Good: exampleNewClass + `[Acme.Class]
HKR,,,,"Acme gauges"
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 5.3,
	CWE: []string{"CWE-1188", "CWE-276"}, Presets: fromDefault,
	References: []Reference{refDeviceAccess, refSecureInstall, refClassInstall, refChecklist},
	Item:       "access",
}, Check: func(p *Pass) {
	if class := facts.NewClass(p.Facts); class != nil {
		if len(facts.UnevenDevices(p.Facts)) < len(facts.Unsecured(p.Facts)) {
			p.Report(p.unsecuredClass(class))
		}
		return
	}
	if !p.Strict() {
		return
	}
	var devices []*access.Object
	for _, o := range facts.LeftToDefault(p.Facts) {
		if lead(o) == nil {
			devices = append(devices, o)
		}
	}
	if len(devices) > 0 {
		p.Report(p.unsecuredDevices(devices))
	}
}}

// exampleNewClass begins an INF file that installs a setup class of its own. What
// goes to the class's key follows.
const exampleNewClass = `[Version]
Signature = "$Windows NT$"
Class = AcmeGauge
ClassGuid = {0f3a9d52-6c1e-4b8e-9a57-2d4f6b8c1e3a}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[ClassInstall32]
AddReg = Acme.Class

`

// unsecuredClass makes a finding about a new setup class without a descriptor. It
// points at the AddReg that leads to the values of the class.
func (p *Pass) unsecuredClass(class *access.Object) Finding {
	section := class.Install.Section
	f := Finding{Span: section.Headers[0], Object: class.Object}
	where := "a section that AddReg names in [" + section.Name + "]"
	for _, r := range class.Install.Reaches {
		if r.Role == inf.RoleAddReg && r.From.Role == inf.RoleInstall && r.Section.File == p.File {
			where = "[" + r.Section.Name + "]"
			f.Entry, f.Span = r.Via, r.Name.Span()
			f.offerLines(p.File, r.Section, class)
			break
		}
	}
	f.Message = fmt.Sprintf("this file gives the new setup class \"%s\" and its devices no security descriptor", short(class.Name, maxName))
	f.Because = "unless a driver or bus driver sets one, the system's default applies, which for most device types lets everyone read and write"
	f.Remedy = fmt.Sprintf("add `%s` to %s. %s", secureLine, where, whoElse)
	return f
}

// offerLines offers to add the descriptor to a section with values of a class.
func (f *Finding) offerLines(file *inf.File, section *inf.Section, class *access.Object) {
	for _, in := range file.Installs() {
		for _, r := range in.Reaches {
			if r.Section == section && in.Kind != inf.ClassInstall {
				return // the lines would come to other keys as well
			}
		}
	}
	lines := []string{secureLine}
	if class.Value("DeviceCharacteristics") == nil {
		lines = []string{"HKR,,DeviceCharacteristics,0x10001,0x100", secureLine}
	}
	if edit, ok := appendLines(section, lines...); ok {
		f.Fixes = []Fix{{Message: "give the class a descriptor for the system and administrators", Edits: []inf.Edit{edit}}}
	}
}

// unsecuredDevices makes a finding about devices without a descriptor. It points
// at the first and relates the others.
func (p *Pass) unsecuredDevices(devices []*access.Object) Finding {
	first := devices[0]
	model := first.Install.Targets[0].Model
	f := Finding{Span: model.Key.Span(), Entry: model, Object: first.Object}
	f.Message = name(first) + " has no security descriptor in this file"
	f.Because = first.Fallback()
	f.Remedy = fmt.Sprintf("add `%s` to a section that AddReg names in [%s.HW]. %s", secureLine, first.Install.Name(), whoElse)
	for _, o := range devices[1:] {
		f.Related = append(f.Related, Related{Span: o.Install.Targets[0].Model.Key.Span(), Message: "[" + o.Install.Name() + "] gives this device none either"})
	}
	f.offerSections(p.File, devices)
	return f
}

// offerSections offers to add a hardware section for each of the devices, if none
// has one.
func (f *Finding) offerSections(file *inf.File, devices []*access.Object) {
	reg := devices[0].Install.Base + ".Security"
	if file.Section(reg) != nil {
		return
	}
	var edits []inf.Edit
	for i, o := range devices {
		lines := []string{"", "[" + o.Install.Name() + ".HW]", "AddReg = " + reg}
		if i == 0 {
			lines = append(lines, "", "["+reg+"]", "HKR,,DeviceCharacteristics,0x10001,0x100", secureLine)
		}
		edit, ok := appendLines(o.Install.Section, lines...)
		if !ok || file.Section(o.Install.Name()+".HW") != nil || o.Install.Section.File != file {
			return
		}
		edits = append(edits, edit)
	}
	f.Fixes = []Fix{{Message: "give the device a descriptor for the system and administrators", Edits: edits}}
}
