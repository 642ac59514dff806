package rules

import (
	"fmt"

	"github.com/inflint/inflint/sddl"
)

var legacyOperatorGroups = &Rule{Meta: Meta{
	ID:      "INF220",
	Name:    "legacy-operator-groups",
	Summary: "The descriptor grants access to Power Users or to an old operator group.",
	Why: "Power Users (PU), Server Operators (SO), Print Operators (PO), Account Operators (AO) and Replicator (RE) are groups of Windows NT and 2000, which Windows keeps for compatibility. On most machines nobody is in them, so the ACE (access control entry) does nothing. " +
		"Somebody who is in one has another task, and gets access to the device as well. Administrators, or the SID of the service that uses the device, say what the author means. " +
		"There is no finding for Print Operators in the drivers of printers, and none for any of these groups in the descriptors of event channels, whose defaults name them.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;PU)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)" ; the Acme service
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.4,
	CWE: []string{"CWE-250", "CWE-732"}, Presets: fromStrict,
	References: []Reference{refSIDStrings, refChecklist},
	Item:       "access",
}, Check: func(p *Pass) {
	class, _ := p.File.SystemClass()
	printers := class != nil && class.Name == "Printer"
	for d := range p.Descriptors {
		if forTracing(d) {
			continue
		}
		grants := grantsTo(d, everything, func(sid sddl.SID) bool {
			switch alias, _ := sid.Alias(); alias {
			case "PU", "SO", "AO", "RE":
				return true
			case "PO":
				return !printers
			}
			return false
		})
		if len(grants) == 0 {
			continue
		}
		aces := d.DACL()
		first := &aces[grants[0].ace]
		f := p.At(d, first.Spans.ACE, fmt.Sprintf("`%s` gives %s access to %s", text(d, first.Spans.ACE), names(aces, indexes(grants)), whose(d)))
		f.Because = "Windows keeps this group for compatibility: whoever is in it has another task, and gets this access as well"
		f.Remedy = "remove the ACE, or grant Administrators (BA) or " + p.ownService(d)
		f.relate(d, "so does this ACE", indexes(grants[1:])...)
		p.Report(f)
	}
}}
