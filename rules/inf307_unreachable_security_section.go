package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/rules/facts"
)

var unreachableSecuritySection = &Rule{Meta: Meta{
	ID:      "INF307",
	Name:    "unreachable-security-section",
	Summary: "Security values, or what leads to them, stand in a section that Windows never reads.",
	Why: "Windows reads a section only if a line of a section that it reads names it, or if its name is the one that it looks for. " +
		"A misspelled reference, `[Acme.HW.NT]` for `[Acme.NT.HW]`, or `[Acme.NT.HW]` beside an install section named `[Acme.NTamd64]`, leave the descriptor out without a word, and the system's default applies. " +
		"A section of such a name (`.HW`, `.Services`, `.WMI`, `.Events` and the like) is reported even if another install reads what it names, and so is one with a slip in the suffix, `[Acme.NT.HWX]`, if a descriptor is lost by it. It is an error where a device loses its descriptor, a warning where a service, a WMI GUID or an event channel does, " +
		"and a note where no descriptor is lost, or the section belongs to a device that no Models section of [Manufacturer] lists.",
	Bad: `[Acme.HW.NT]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 8.1,
	CWE: []string{"CWE-561", "CWE-1188"}, Presets: fromDefault,
	References: []Reference{refHardwareSection, refSecureInstall}, InfVerif: []string{"1203", "2083"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	told := set[*inf.Section]{} // those whose descriptors are findings of their own
	var unlisted set[string]
	for _, o := range p.Objects {
		settings := unreachedSettings(o)
		if len(settings) == 0 {
			continue
		}
		if unlisted == nil {
			unlisted = p.unlistedInstalls()
		}
		s := settings[0]
		f := p.On(o, s, fmt.Sprintf("Windows never reads the section [%s], so this %s has no effect: %s.", s.Entry.Section.Name, s.Name, explain.Cause(s)))
		for _, other := range settings[1:] {
			f.Related = append(f.Related, Related{Span: other.Span(), Message: "nor is this " + other.Name + " read"})
		}
		if from := s.Unread.From; from != nil {
			told.add(from)
			if install, _, ok := inf.Companion(from.Name); ok && unlisted[installBase(install)] {
				f.Severity = Note
			}
		}
		p.Report(f)
	}
	p.deadCompanions(told)
}}

// unlistedInstalls returns the install sections, without platform extensions and in
// lower case, to which only Models sections lead that [Manufacturer] does not list. No
// device loses what stands in them.
func (p *Pass) unlistedInstalls() set[string] {
	unlisted := set[string]{}
	for _, dead := range facts.DeadSections(p.Facts) {
		for _, e := range dead.Entries() {
			if e.Key != nil {
				unlisted.add(strings.ToLower(e.Value(1)))
			}
		}
	}
	for _, in := range p.File.Installs() {
		delete(unlisted, strings.ToLower(in.Base))
		for l := range in.Listings {
			for _, e := range l.Models.Entries() {
				delete(unlisted, strings.ToLower(e.Value(1)))
			}
		}
	}
	return unlisted
}

// installBase returns the name of an install section without its platform extension and
// in lower case.
func installBase(name string) string {
	name = strings.ToLower(name)
	if i := strings.LastIndex(name, ".nt"); i >= 0 {
		return name[:i]
	}
	return name
}

// unreachedSettings returns the descriptors of an object that no install leads
// to, and the values that would have guarded the names below a device.
func unreachedSettings(o *access.Object) []*inf.Setting {
	var list []*inf.Setting
	for _, s := range o.Object.Descriptors {
		if s.Effect == inf.Unreached {
			list = append(list, s)
		}
	}
	for _, s := range o.Values {
		if n, ok := s.Value.Uint(); s.Effect == inf.Unreached && ok && n&access.SecureOpen != 0 {
			list = append(list, s)
		}
	}
	return list
}
