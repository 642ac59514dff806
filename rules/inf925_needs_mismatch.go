package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var needsMismatch = &Rule{Meta: Meta{
	ID:      "INF925",
	Name:    "needs-mismatch",
	Summary: "Needs names a section of another kind, or one of a file that the section does not include.",
	Why: "Windows processes the section that Needs names as if it stood where the line is: a .Services section takes in another .Services section, and nothing else makes sense there. InfVerif compares the extensions of the names (1310 to 1312). " +
		"It also asks, in each section with Needs, for an Include line with the file that has the needed section (1313, 1314): the Include of another section does not count.",
	Bad: `[Acme.NT]
Include = winusb.inf
Needs = WINUSB.NT.Services
`,
	Good: `[Acme.NT]
Include = winusb.inf
Needs = WINUSB.NT
`,
	Severity: Warning, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refInstallSection}, InfVerif: []string{"1310", "1311", "1312", "1313", "1314"},
	Item: "needs",
}, Check: func(p *Pass) {
	seen := set[*inf.Section]{}
	for _, r := range facts.Readings(p.Facts) {
		s := r.Section()
		own, compared := suffixOf(r.Role())
		if !compared || s.File != p.File || s.First("Needs") == nil || !seen.add(s) {
			continue
		}
		includes := s.First("Include") != nil
		for e := range s.All("Needs") {
			for i := range e.Fields {
				p.need(r.First.Install, e, &e.Fields[i], own, includes)
			}
		}
	}
}}

// need judges a name in a Needs line of a section with a suffix, which includes other
// files or does not.
func (p *Pass) need(in *inf.Install, e *inf.Entry, name *inf.Field, own string, includes bool) {
	if name.Value == "" || !name.Known() {
		return
	}
	f := Finding{Span: name.Span(), Entry: e}
	needed := companionOf(name.Value)
	switch {
	case needed != own:
		f.Message = fmt.Sprintf("[%s] is %s, but [%s] is %s", name.Value, ofKind(needed), e.Section.Name, ofKind(own))
		f.Because = "a section cannot take in one of another kind"
		f.Remedy = fmt.Sprintf("write `%s`", name.Value[:len(name.Value)-len(needed)]+own)
		f.Severity = p.requiredOr("1310", in, p.rule.Severity)
	case !includes && p.File.Section(name.Value) == nil:
		f.Message = fmt.Sprintf("[%s] is not in this file, and [%s] has no Include", name.Value, e.Section.Name)
		f.Because = "InfVerif asks for an Include in each section that needs one of another file"
		f.Remedy = "write `Include = …` in this section, with the name of the INF file that has the other"
		f.Severity = p.requiredOr("1313", in, p.rule.Severity)
	default:
		return
	}
	if f.Severity != Off {
		p.Report(f)
	}
}

// companions are the sections that Needs may stand in, as far as InfVerif is known to
// compare them, with the extensions of their names.
var companions = []struct {
	role   inf.Role
	suffix string
}{
	{inf.RoleInstall, ""}, {inf.RoleHardware, ".HW"}, {inf.RoleServices, ".Services"}, {inf.RoleInterfaces, ".Interfaces"},
	{inf.RoleCoInstallers, ".CoInstallers"}, {inf.RoleWdf, ".Wdf"}, {inf.RoleFilters, ".Filters"}, {inf.RoleEvents, ".Events"},
	{inf.RoleComponents, ".Components"}, {inf.RoleSoftware, ".Software"}, {inf.RoleWMI, ".WMI"}, {inf.RoleCOM, ".COM"},
}

// suffixOf returns the extension in the names of sections of a role, if Needs in them
// is compared.
func suffixOf(role inf.Role) (suffix string, compared bool) {
	for _, c := range companions {
		if c.role == role {
			return c.suffix, true
		}
	}
	return "", false
}

// companionOf returns the extension in the name of a section that makes it a
// companion of an install section; "" for an install section.
func companionOf(name string) string {
	for _, c := range companions {
		if c.suffix != "" && len(name) > len(c.suffix) && strings.EqualFold(name[len(name)-len(c.suffix):], c.suffix) {
			return c.suffix
		}
	}
	return ""
}

func ofKind(suffix string) string {
	if suffix == "" {
		return "an install section"
	}
	return "a " + suffix + " section"
}
