package rules

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
)

var conflictingSecurityValues = &Rule{Meta: Meta{
	ID:      "INF221",
	Name:    "conflicting-security-values",
	Summary: "Two lines set the same security value of an object to different values.",
	Why: "Of two lines of add-registry-sections that write the same value Windows keeps the value of the later one, unless that has the flag FLG_ADDREG_NOCLOBBER (0x2), which leaves what is there. Of two Security directives in a service-install-section, or two lines in a .Security section, Windows reads the first. " +
		"One of the two descriptors therefore has no effect, and its reader believes in a protection that is not there. The same holds for DeviceCharacteristics, DeviceType and Exclusive. " +
		"There is no finding where the line takes effect for another device that the file installs: the author may mean a common section with exceptions.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)"
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 6.1,
	CWE: []string{"CWE-1068", "CWE-694"}, Presets: fromDefault,
	References: []Reference{refAddReg, refAddService, refSecureInstall}, InfVerif: []string{"1331", "1333"},
	Item: "conflicts",
}, Check: func(p *Pass) {
	var effective map[*inf.Entry]bool // few objects have a line that is overridden
	overridden := func(s *inf.Setting) bool {
		if s.Effect != inf.Overridden {
			return false
		}
		if effective == nil {
			effective = p.effectiveLines()
		}
		return !effective[s.Entry]
	}
	for _, o := range p.Objects {
		if !slices.ContainsFunc(o.Object.Descriptors, overridden) && !slices.ContainsFunc(o.Values, overridden) {
			continue
		}
		descriptors, values := winners(o.Object.Descriptors), winners(o.Values)
		for i, s := range o.Object.Descriptors {
			if w, ok := descriptors[s.By]; ok && overridden(s) && contradict(o.Descriptors[i], o.Descriptors[w]) {
				p.Report(p.conflict(o, s, o.Object.Descriptors[w]))
			}
		}
		for _, s := range o.Values {
			if w, ok := values[s.By]; ok && overridden(s) && differ(s, o.Values[w]) {
				p.Report(p.conflict(o, s, o.Values[w]))
			}
		}
	}
}}

// effectiveLines returns the lines that take effect for some object.
func (p *Pass) effectiveLines() map[*inf.Entry]bool {
	lines := map[*inf.Entry]bool{}
	for _, s := range p.AllSettings {
		if s.Effect == inf.Effective {
			lines[s.Entry] = true
		}
	}
	return lines
}

// winners returns the settings that take effect, as indexes by their lines.
func winners(settings []*inf.Setting) map[*inf.Entry]int {
	found := map[*inf.Entry]int{}
	for i, s := range settings {
		if s.Effect == inf.Effective {
			found[s.Entry] = i
		}
	}
	return found
}

// conflict makes a finding about a setting that another one overrides.
func (p *Pass) conflict(o *access.Object, s, winner *inf.Setting) Finding {
	f := p.On(o, s, fmt.Sprintf("this %s of %s has no effect", s.Name, name(o)))
	f.Because = fmt.Sprintf("%s: `%s` applies", explain.Cause(s), winner.Value.Value)
	f.Remedy = "keep only the line that you mean, and delete the other"
	f.Related = []Related{{Span: winner.Span(), File: winner.Entry.Section.File, Message: "Windows takes the value of this line"}}
	return f
}

// contradict reports whether two descriptors say different things.
func contradict(a, b *access.Descriptor) bool {
	return a.Status == access.Parsed && b.Status == access.Parsed && a.SD.String() != b.SD.String()
}

// differ reports whether two settings are different numbers. A line may have none.
func differ(a, b *inf.Setting) bool {
	if a.Value == nil || b.Value == nil {
		return false
	}
	m, ok := a.Value.Uint()
	n, okToo := b.Value.Uint()
	return ok && okToo && a.Value.Known() && b.Value.Known() && m != n
}
