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
	Summary: "Windows never reads a section with security values, or a section that leads to them.",
	Why: "Windows reads a section only if it looks for the name of the section, or if a section that it reads names it. " +
		"A misspelled reference, `[Acme.HW.NT]` for `[Acme.NT.HW]`, or `[Acme.NT.HW]` beside an install section named `[Acme.NTamd64]` loses the descriptor without a message, and the device is left to the default of its setup class or of the system. " +
		"The rule reports a section of such a name (`.HW`, `.Services`, `.WMI`, `.Events` and the like) even if another install reads what it names. It reports a section with a slip in the suffix, `[Acme.NT.HWX]`, if an object loses its descriptor by it. " +
		"The finding is an error if a device loses its descriptor, and a warning if a service, a WMI GUID or an event channel does. " +
		"It is a note if nothing loses its descriptor, or if the section belongs to a device that no Models section of [Manufacturer] lists.",
	Bad: `[Acme.HW.NT]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
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
		f := p.On(o, s, fmt.Sprintf("this %s stands in [%s], a section that Windows never reads", s.Name, s.Entry.Section.Name))
		f.Because, f.Remedy = explain.Cause(s), toReach(s.Unread)
		for _, other := range settings[1:] {
			f.Related = append(f.Related, Related{Span: other.Span(), Message: "Windows does not read this " + other.Name + " either"})
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

// toReach says how to make Windows read a section.
func toReach(u *inf.Unread) string {
	if u.Similar == nil {
		return "name the section with AddReg in " + rightSection(u.Device)
	}
	if strings.ContainsAny(u.Similar.Name.Value, " \t") {
		return "write a comma between the names"
	}
	return fmt.Sprintf("give this section the name [%s], or write its name in [%s]", u.Similar.Name.Value, u.Similar.From.Section.Name)
}

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
