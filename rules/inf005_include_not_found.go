package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var includeNotFound = &Rule{Meta: Meta{
	ID:      "INF005",
	Name:    "include-not-found",
	Summary: "The INF file includes another that is not beside it, so that what this sets is not known.",
	Why: "With Include and Needs an INF file takes in sections of others, mostly of those that come with Windows. What they set is applied after the file's own lines, security descriptors among them. " +
		"inflint reads an included file that lies in the same directory. Where there is none, rules stay silent about what it may have set; this note tells where that is so.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT]
Include = machine.inf
Needs = NO_DRV
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionVeryHigh, SecuritySeverity: 0.1,
	CWE: []string{"CWE-1059"}, Presets: fromAll,
	References: []Reference{refInstallSection},
}, Check: func(p *Pass) {
	for _, r := range facts.Readings(p.Facts) {
		for e := range r.Section().All("Include") {
			for i := range e.Fields {
				p.reportMissing(e, &e.Fields[i])
			}
		}
	}
}}

func (p *Pass) reportMissing(e *inf.Entry, name *inf.Field) {
	if name.Value == "" || !name.Known() || p.File.Included(name.Value) != nil {
		return
	}
	p.Report(Finding{Span: name.Span(), Entry: e, Message: fmt.Sprintf(
		"%s is not beside this file: what its sections set, inflint does not know.", name.Value)})
}
