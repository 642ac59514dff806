package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var needsMismatch = &Rule{Meta: Meta{
	ID:      "INF925",
	Name:    "needs-mismatch",
	Summary: "Needs names a section of another kind, or one of a file that the section does not include.",
	Why: "Windows processes the section that Needs names as if it stood where the line is: a .Services section takes in another .Services section, and nothing else makes sense there. InfVerif compares the extensions of the names (1310 to 1313); [PciD3ColdSupported] may stand in a .HW section all the same, as the documentation of D3cold asks. " +
		"It also asks, in each section with Needs, for an Include line with the file that has the needed section (1314, 1315, 1319, 2651): the Include of another section does not count.",
	Bad: `[Acme.NT]
Include = winusb.inf
Needs = WINUSB.NT.Services
`,
	Good: `[Acme.NT]
Include = winusb.inf
Needs = WINUSB.NT
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refInstallSection}, InfVerif: []string{"1310", "1311", "1312", "1313", "1314", "1315", "1319", "2651"},
	Item: "needs",
}, Check: func(p *Pass) {
	seen := set[*inf.Section]{}
	anywhere := map[string]bool{} // the known files of Windows that the file includes
	for _, s := range p.File.Sections {
		for name := range includesOf(s).known {
			anywhere[name] = true
		}
	}
	for _, r := range facts.Readings(p.Facts) {
		s := r.Section()
		own, compared := suffixOf(r.Role())
		if !compared || s.File != p.File || s.First("Needs") == nil || !seen.add(s) {
			continue
		}
		includes := includesOf(s)
		for e := range s.All("Needs") {
			for i := range e.Fields {
				p.need(r.First.Install, e, &e.Fields[i], own, includes, anywhere)
			}
		}
	}
}}

// need judges a name in a Needs line of a section with a suffix, given what the section
// includes, and which files of Windows all sections do.
func (p *Pass) need(in *inf.Install, e *inf.Entry, name *inf.Field, own string, includes including, anywhere map[string]bool) {
	if name.Value == "" || !name.Known() {
		return
	}
	f := Finding{Span: name.Span(), Entry: e}
	needed := companionOf(name.Value)
	ofWindows, known := requirements.WindowsSectionOf(name.Value)
	here := p.File.Section(name.Value) != nil
	switch {
	case own == ".HW" && strings.EqualFold(name.Value, d3Cold):
		return // which the documentation of D3cold asks for ("Enabling D3cold")
	case needed != own:
		f.Message = fmt.Sprintf("[%s] is %s, but [%s] is %s", name.Value, ofKind(needed), e.Section.Name, ofKind(own))
		f.Because = "a section cannot take in one of another kind"
		f.Remedy = fmt.Sprintf("write `%s`", name.Value[:len(name.Value)-len(needed)]+own)
		asNamed := companionOf(e.Section.Name) == needed
		if asNamed {
			f.Message = fmt.Sprintf("[%s] is %s, but [%s] is read as %s", name.Value, ofKind(needed), e.Section.Name, ofKind(own))
			f.Remedy = fmt.Sprintf("let only %s need [%s]", ofKind(needed), e.Section.Name)
		}
		f.InfVerif = suffixCode(needed == "", asNamed)
	case !includes.any && !here:
		f.Message = fmt.Sprintf("[%s] is not in this file, and [%s] has no Include", name.Value, e.Section.Name)
		f.Because = "InfVerif asks for an Include in each section that needs one of another file"
		f.Remedy = "write `Include = …` in this section, with the name of the INF file that has the other"
		switch {
		case known && !anywhere[ofWindows.File]:
			f.InfVerif = "2651"
			f.Remedy = fmt.Sprintf("write `Include = %s` in this section", ofWindows.File)
		case known:
			f.InfVerif = "1314"
			f.Remedy = fmt.Sprintf("write `Include = %s` in this section as well", ofWindows.File)
		default:
			f.InfVerif = "1315"
		}
	case known && !here && !includes.has(name.Value):
		f.InfVerif = "1319"
		f.Message = fmt.Sprintf("[%s] is in %s, which [%s] does not include", name.Value, ofWindows.File, e.Section.Name)
		f.Because = "InfVerif asks for an Include in each section that needs one of another file"
		f.Remedy = fmt.Sprintf("write `Include = %s` in this section", ofWindows.File)
	default:
		return
	}
	p.require(f, in)
}

// suffixCode returns the code for a needed section of another kind than the section that needs it:
// by what the section is read as (1310, 1311) where its own name has the suffix of the needed one,
// as one that is needed itself may have, and else by that name (1312, 1313).
func suffixCode(none, asNamed bool) string {
	switch {
	case asNamed && none:
		return "1311"
	case asNamed:
		return "1310"
	case none:
		return "1313"
	}
	return "1312"
}

// d3Cold is the section of machine.inf and pci.inf that lets a device stay in D3cold.
const d3Cold = "PciD3ColdSupported"

// An including is what a section includes: files of Windows that are known, and whether there
// is another, whose sections are not known.
type including struct {
	any, other bool
	known      map[string]bool // in lower case
}

// includesOf returns what a section includes.
func includesOf(s *inf.Section) including {
	of := including{known: map[string]bool{}}
	for e := range s.All("Include") {
		for i := range e.Fields {
			name := strings.ToLower(e.Value(i + 1))
			of.any = true
			if of.known[name] {
				continue
			}
			if e.Fields[i].Known() && requirements.OfWindows(name) {
				of.known[name] = true
			} else {
				of.other = true
			}
		}
	}
	return of
}

// has reports whether one of the files may have the section that Needs means by a name.
func (i including) has(needed string) bool {
	if i.other {
		return true
	}
	for file := range i.known {
		if requirements.HasWindowsSection(file, needed) {
			return true
		}
	}
	return false
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
