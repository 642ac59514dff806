package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var unquotedSDDL = &Rule{Meta: Meta{
	ID:      "INF101",
	Name:    "unquoted-sddl",
	Summary: "The descriptor is not in double quotes, so Windows cuts it at its first semicolon.",
	Why: "In an INF file `;` starts a comment, and only ASCII double quotes protect it. In SDDL `;` separates the fields of every ACE. " +
		"Windows therefore reads `D:P(A;;GA;;;SY)` without quotes as `D:P(A`, which is no security descriptor: the object keeps the system's default, " +
		"and for most device types that default lets every user read and write.",
	Bad: exampleDevice + `HKR,,Security,,D:P(A;;GA;;;SY)(A;;GA;;;BA)
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
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
		p.Report(slipFinding(slip, d, fmt.Sprintf(
			"the descriptor of %s is not in quotes: Windows reads only `%s`, because the ; starts a comment, and ignores it. Write `\"%s\"`.",
			whose(d), slip.Field.Raw(), slip.Meant)))
	}
}}
