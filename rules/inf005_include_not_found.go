package rules

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var includeNotFound = &Rule{Meta: Meta{
	ID:      "INF005",
	Name:    "include-not-found",
	Summary: "The INF file includes another one that is not beside it, so nobody can tell what that one sets.",
	Why: "With Include and Needs an INF file uses sections of other files, mostly of those that come with Windows. Windows applies what these set after the file's own lines, security descriptors among them. " +
		"inflint reads an included file that lies in the same directory. Where there is none, the rules stay silent about what it may set. This note tells where they do.",
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
	p.Report(Finding{
		Span: name.Span(), Entry: e, Message: name.Value + " is not beside this file",
		Because: "its sections may set values that inflint does not see", Remedy: "put it there if inflint is to read it",
	})
}
