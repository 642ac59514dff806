package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

var wmiInterfaceMalformed = &Rule{Meta: Meta{
	ID:      "INF604",
	Name:    "wmi-interface-malformed",
	Summary: "The descriptor of a WMI GUID does not reach its GUID.",
	Why: "WMIInterface names the GUID of a WMI class, a flag, and the section with the descriptor for it. If the section does not exist, or no WMIInterface names the section that has the descriptor, Windows sets nothing and the GUID keeps the descriptor that it has. " +
		"Text that is not a GUID in braces names no class. The only flag is SCWMI_CLOBBER_SECURITY (1).",
	Bad: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMISecurity

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)"
`,
	Good: exampleGuardedDevice + `[Acme.NT.WMI]
WMIInterface = {99999999-4cf9-11d2-ba4a-00a0c9062910},1,Acme.WMI

[Acme.WMI]
Security = "O:BAG:BAD:P(A;;0x120fff;;;BA)(A;;0x120fff;;;SY)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 4.3,
	CWE: []string{"CWE-561", "CWE-1286"}, Presets: fromDefault,
	References: []Reference{refWMISection}, InfVerif: []string{"1019", "1256"},
	Item: "wmi-and-events",
}, Check: func(p *Pass) {
	missing := false
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Dangling {
			if r.Role == inf.RoleWMIClass && r.Name.Known() {
				missing = true
				p.Report(Finding{
					Span: r.Name.Span(), Entry: r.Via,
					Message: fmt.Sprintf("this file has no section [%s]", r.Name.Value),
					Because: "Windows therefore sets no security for the GUID " + r.Via.Value(1),
					Remedy:  "name the section that has the Security directive",
				})
			}
		}
		for _, r := range in.Reaches {
			if r.Role != inf.RoleWMI || !seen.add(r.Section) {
				continue
			}
			for e := range r.Section.All("WMIInterface") {
				p.wmiInterface(e)
			}
		}
	}
	if missing {
		return // the section that is not read is likely the one that was meant
	}
	for _, s := range facts.DeadSections(p.Facts) {
		if e := wmiClassSection(s); e != nil {
			p.Report(Finding{
				Span: s.Headers[0], Entry: e, Severity: Warning,
				Message: fmt.Sprintf("Windows never reads [%s], which has a descriptor for a WMI GUID", s.Name),
				Because: "no WMIInterface line names the section, so the GUID keeps the descriptor that it has",
				Remedy:  "name the section in a WMIInterface line of a DDInstall.WMI section, with the GUID that it is for",
			})
		}
	}
}}

// wmiInterface checks the GUID and the flags of a WMIInterface line.
func (p *Pass) wmiInterface(e *inf.Entry) {
	guid := e.Field(1)
	if guid.Known() && !isGUID(guid.Value) {
		f := Finding{
			Span: guid.Span(), Entry: e, Severity: p.requiredInSubmission("1019"), InfVerif: "1019",
			Message: fmt.Sprintf("%q is not a GUID in braces", guid.Value),
			Because: "no WMI class gets the descriptor",
			Remedy:  "write {xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}",
		}
		if f.Span.Len() == 0 {
			f.Span = e.Span()
		}
		p.Report(f)
	}
	flags := e.Field(2)
	if len(e.Fields) < 3 || !flags.Known() {
		return
	}
	if n, ok := flags.Uint(); !ok || n > 1 {
		p.Report(Finding{
			Span: flags.Span(), Entry: e, Severity: p.requiredInSubmission("1256"), InfVerif: "1256",
			Message: fmt.Sprintf("%q is not a flag of WMIInterface", flags.Value),
			Because: "the only flag is 1 (SCWMI_CLOBBER_SECURITY), which replaces a descriptor that is there",
			Remedy:  "write 1, or leave the field empty",
		})
	}
}

// requiredInSubmission returns the severity that InfVerif has for a code where a submission
// is prepared, and else a warning.
func (p *Pass) requiredInSubmission(code string) Severity {
	if p.WHQL() {
		return p.required(code, nil)
	}
	return Warning
}

// isGUID reports whether a text is a GUID in braces.
func isGUID(text string) bool {
	inner, opened := strings.CutPrefix(text, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	_, ok := sddl.ParseGUID(inner)
	return opened && closed && ok
}

// wmiClassSection returns the first entry of a section that holds descriptors of
// WMI GUIDs and nothing else, or nil: in a service-install-section there is more
// than Security.
func wmiClassSection(s *inf.Section) *inf.Entry {
	if len(s.Entries()) == 0 {
		return nil
	}
	for _, e := range s.Entries() {
		if e.Lone() || !e.Is("Security") || !facts.StartsDescriptor(e.Value(1)) {
			return nil
		}
	}
	return s.Entries()[0]
}
