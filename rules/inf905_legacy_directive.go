package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

var legacyDirective = &Rule{Meta: Meta{
	ID:      "INF905",
	Name:    "legacy-directive",
	Summary: "A directive undoes or changes what is not the package's own.",
	Why: "What a package installs is to follow from its INF file alone, on a running system and on an image that is not: it adds, and Windows takes away what it added when the package goes. DelFiles, DelReg, DelService and their like act on what they happen to find, and none of them is valid in a universal driver (InfVerif `/u`, and `/w`, which asks for that as well). " +
		"What InfVerif `/h` makes of them is not published, so that they are a warning for a WHQL signature. " +
		"RegisterDlls is reported by INF511, and co-installers are by INF710. [DefaultUninstall] sections are left alone.",
	Bad: `[Acme.NT]
DelFiles = Acme.Old

[Acme.Old]
acmeold.dat
`,
	Good: `[Acme.NT]
CopyFiles = @acme.sys
`,
	Severity: Warning, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refUniversal, refInfVerif, refDelFiles, refDelReg, refDelService}, InfVerif: []string{"1300", "1301", "1302"},
	Item: "legacy-directives",
}, Check: func(p *Pass) {
	type use struct {
		section   *inf.Section
		directive string
	}
	findings := map[use]*Finding{}
	var order []*Finding
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			for e, d := range legacyIn(r) {
				severity := p.required(d.severity(), in)
				f := findings[use{r.Section, d.name}]
				switch {
				case severity == Off:
				case f == nil:
					f = &Finding{Span: e.Key.Span(), Entry: e, Severity: severity, InfVerif: d.code, Message: fmt.Sprintf(
						"%s in [%s] %s, which a universal driver does not do. %s", d.name, r.Section.Name, d.does, d.instead)}
					findings[use{r.Section, d.name}] = f
					order = append(order, f)
				default:
					f.Severity = max(f.Severity, severity)
				}
			}
		}
	}
	for _, f := range order {
		p.Report(*f)
	}
}}

// A legacy is a directive that a universal driver may not have.
type legacy struct {
	name string
	// code is the one of 1300 to 1302 under which InfVerif reports it; "" where that
	// is not published. Their levels are the same.
	code          string
	does, instead string
}

// legacies are the directives that are not valid in a universal INF file. Sources:
// the page of that name ("Using a universal INF file") and, for the codes, "INF
// validation errors and warnings".
var legacies = []legacy{
	{"BitReg", "", "changes bits of a value that is there already", "Write the whole value by AddReg."},
	{"DelFiles", "1302", "deletes files that are not in the package", "Leave it out: what is in the driver store goes with the package, and nothing else is the package's to delete."},
	{"DelProperty", "", "removes properties of the device", "Leave it out, or set the property anew by AddProperty."},
	{"DelReg", "", "removes what is in the registry", "Leave it out: what AddReg wrote below HKR goes with the device."},
	{"DelService", "1302", "deletes a service", "Leave it out: Windows deletes a service that no package needs."},
	{"Ini2Reg", "", "copies the text of a file to the registry", "Write the values by AddReg."},
	{"LogConfig", "1300", "declares resources that a device reports itself", "Leave it out: Plug and Play asks the device."},
	{"ProfileItems", "", "changes the Start menu", "Leave it out, and let an app of the vendor (AddSoftware) have its place there."},
	{"RenFiles", "", "renames files that are there already", "Leave it out, and name the files in the package as they are to be named."},
	{"UnregisterDlls", "", "runs code of the package when it is removed", "Register COM classes by AddComServer or by AddReg lines, which Windows takes back itself."},
	{"UpdateIniFields", "", "changes a file that is not in the package", "Keep settings in the registry, by AddReg."},
	{"UpdateInis", "", "changes a file that is not in the package", "Keep settings in the registry, by AddReg."},
}

// severity is the code that has the severity.
func (d *legacy) severity() string {
	if d.code == "" {
		return "1301"
	}
	return d.code
}

// legacyIn calls yield for each legacy directive of a section in which Windows looks
// for it.
func legacyIn(r *inf.Reach) func(yield func(*inf.Entry, *legacy) bool) {
	return func(yield func(*inf.Entry, *legacy) bool) {
		switch r.Role {
		case inf.RoleInstall, inf.RoleHardware, inf.RoleServices, inf.RoleCoInstallers, inf.RoleAddInterface,
			inf.RoleServiceInstall, inf.RoleEventLog, inf.RoleLogConfigOverride:
		default:
			return
		}
		for _, e := range r.Section.Entries() {
			if e.Key == nil || e.Lone() || e.Value(1) == "" {
				continue
			}
			for i := range legacies {
				if d := &legacies[i]; strings.EqualFold(e.Key.Value, d.name) && !yield(e, d) {
					return
				}
			}
		}
	}
}
