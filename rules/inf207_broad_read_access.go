package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var broadReadAccess = &Rule{Meta: Meta{
	ID:      "INF207",
	Name:    "broad-read-access",
	Summary: "Ordinary users may open the device.",
	Why: "Windows delivers an I/O control code that is defined with FILE_ANY_ACCESS on every handle, whatever the rights of the handle. " +
		"Read access, or any other single right, is therefore no boundary unless each control code of the driver asks for the access that it needs.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;WD)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.9,
	CWE: []string{"CWE-668", "CWE-200"}, Presets: fromStrict,
	References: []Reference{refIOCTL, refDeviceSDDL},
	Item:       "access",
}, Check: func(p *Pass) {
	if p.File.Version().Extension() {
		return // which is a subject of its own
	}
	for d := range p.devices {
		if grants := readers(d); len(grants) > 0 {
			f := p.broad(d, grants, everything, "%s may open %s")
			f.Because += ", so any of their programs can send the driver control codes that are defined with FILE_ANY_ACCESS"
			f.Remedy = "remove the ACE, or make sure that every control code asks for the access that it needs"
			p.Report(f)
		}
	}
}}

// readers returns the entries that let ordinary users open a device, unless there
// is worse to say about the descriptor.
func readers(d *access.Descriptor) []grant {
	if len(broadGrants(d, controls|sddl.KindDevice.WriteBits())) > 0 {
		return nil
	}
	return grantsTo(d, everything, ordinaryUsers)
}
