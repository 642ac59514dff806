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
	Why: "What a package installs is to follow from its INF file alone, on a running system and on an image that does not run: the package adds, and Windows takes away what it added when the package goes. DelFiles, DelReg, DelService and their like act on what they happen to find, and none of them is valid in a universal driver (InfVerif `/u`, and `/w`, which asks for that as well). " +
		"What InfVerif `/h` makes of them is not published, so they are a warning for a WHQL signature. " +
		"INF511 reports RegisterDlls, and INF710 co-installers. The rule passes over [DefaultUninstall] sections.",
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
	References: []Reference{refUniversal, refInfVerif, refDelFiles, refDelReg, refDelService}, InfVerif: []string{"1307", "1308", "1309"},
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
				severity := p.required(d.code, in)
				f := findings[use{r.Section, d.name}]
				switch {
				case severity == Off:
				case f == nil:
					f = &Finding{Span: e.Key.Span(), Entry: e, Severity: severity, InfVerif: d.code,
						Message: fmt.Sprintf("%s in [%s] %s", d.name, r.Section.Name, d.does),
						Because: d.name + " is not valid in a universal driver: InfVerif /u and /w reject it, and what /h does is not published", Remedy: d.instead}
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
	// code is the one under which InfVerif reports it, as far as that is published: of
	// several that may be meant the mildest.
	code          string
	does, instead string
}

// legacies are the directives that are not valid in a universal INF file. Sources:
// the page of that name ("Using a universal INF file") and, for the codes, "INF
// validation errors and warnings".
var legacies = []legacy{
	{"BitReg", "1308", "changes bits of a value that is there already", "write the whole value with AddReg"},
	{"DelFiles", "1309", "deletes files that are not in the package", "delete the line: Windows removes files in the driver store with the package, and other files are not the package's to delete"},
	{"DelProperty", "1308", "removes properties of the device", "delete the line, or set the property anew with AddProperty"},
	{"DelReg", "1308", "deletes registry values", "delete the line: Windows removes what AddReg wrote below HKR when the device is uninstalled"},
	{"DelService", "1309", "deletes a service", "delete the line: Windows deletes a service that no package needs"},
	{"Ini2Reg", "1307", "copies the text of a file to the registry", "write the values with AddReg"},
	{"LogConfig", "1307", "declares resources that a device reports itself", "delete the line: Plug and Play asks the device"},
	{"ProfileItems", "1307", "changes the Start menu", "delete the line, and let an app of the vendor (AddSoftware) have its place there"},
	{"RenFiles", "1309", "renames files that are there already", "delete the line, and give the files their final names in the package"},
	{"UnregisterDlls", "1307", "runs code of the package when it is removed", "register COM classes with AddComServer or AddReg, which Windows takes back itself"},
	{"UpdateIniFields", "1307", "changes a file that is not in the package", "keep settings in the registry, with AddReg"},
	{"UpdateInis", "1307", "changes a file that is not in the package", "keep settings in the registry, with AddReg"},
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
