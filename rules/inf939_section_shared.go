package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var sectionShared = &Rule{Meta: Meta{
	ID:      "INF939",
	Name:    "section-shared",
	Summary: "Two different directives name the same section.",
	Why:     "What a line means depends on the directive that names its section: a file of CopyFiles is copied, the same line of DelFiles deletes it. InfVerif warns where two directives of one kind share a section (1205), and refuses it where they are of different kinds, so that the lines cannot be right for both (1206).",
	Bad: `[Acme.NT]
CopyFiles = Acme.Files
AddReg = Acme.Files

[Acme.Files]
acme.sys
`,
	Good: `[Acme.NT]
CopyFiles = Acme.Files
AddReg = Acme.Settings

[Acme.Files]
acme.sys

[Acme.Settings]
HKR,,Depth,0x10001,64
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refSyntax}, InfVerif: []string{"1205", "1206"},
	Item: "sections",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	first := map[*inf.Section]*inf.Reach{}
	for _, r := range facts.Readings(p.Facts) {
		reach := r.First
		if reach.Via == nil || reach.Via.Is("Needs") || r.Section().File != p.File || reach.Via.Section.File != p.File {
			continue
		}
		other := first[r.Section()]
		if other == nil {
			first[r.Section()] = reach
			continue
		}
		if strings.EqualFold(other.Via.Key.Value, reach.Via.Key.Value) {
			continue
		}
		f := Finding{InfVerif: "1206", Span: reach.Name.Span(), Entry: reach.Via,
			Message: fmt.Sprintf("%s names [%s], and so does %s", reach.Via.Key.Value, reach.Name.Value, other.Via.Key.Value),
			Because: "the lines of the section cannot be right for both",
			Remedy:  "write a section for each",
			Related: []Related{{Span: other.Via.Span(), Message: "the other line"}}}
		if kindOfList(reach.Role) == kindOfList(other.Role) {
			f.InfVerif, f.Because = "1205", "each does something else with the lines of the section"
		}
		p.require(f, reach.Install)
	}
}}

// kindOfList groups the roles whose sections have lines of the same form.
func kindOfList(r inf.Role) int {
	switch r {
	case inf.RoleCopyFiles, inf.RoleDelFiles, inf.RoleRenFiles:
		return 1
	case inf.RoleAddReg, inf.RoleDelReg, inf.RoleBitReg:
		return 2
	case inf.RoleProperties:
		return 3
	}
	return -int(r)
}
