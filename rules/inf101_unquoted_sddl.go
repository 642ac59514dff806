package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var unquotedSDDL = &Rule{Meta: Meta{
	ID:      "INF101",
	Name:    "unquoted-sddl",
	Summary: "The descriptor is not in double quotes, so Windows cuts it at its first semicolon.",
	Why: "In an INF file `;` starts a comment, and only ASCII double quotes protect it. In SDDL `;` separates the fields of every ACE (access control entry). " +
		"Without quotes Windows therefore reads `D:P(A;;GA;;;SY)` as `D:P(A`, which is not a security descriptor. The object then has what it has without the line, often the system's default, " +
		"which for most device types lets every user read and write.",
	Bad: exampleDevice + `HKR,,Security,,D:P(A;;GA;;;SY)(A;;GA;;;BA)
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.8,
	CWE: []string{"CWE-707", "CWE-732"}, Presets: fromDefault,
	References: []Reference{refSyntax, refAddReg},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Settings {
		slip := facts.QuotingSlipOf(p.Facts, d)
		if slip == nil || slip.Typographic {
			continue
		}
		f := slipFinding(slip, d, fmt.Sprintf("the descriptor of %s is not in quotes", whose(d)))
		f.Because = fmt.Sprintf("a comment begins at the first ;, so Windows reads only `%s` and ignores it", slip.Field.Raw())
		p.Report(f)
	}
}}
