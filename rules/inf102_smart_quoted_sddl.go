package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var smartQuotedSDDL = &Rule{Meta: Meta{
	ID:      "INF102",
	Name:    "smart-quoted-sddl",
	Summary: "The descriptor is in typographic quotes, which Windows does not know as quotes.",
	Why: "Word processors and web pages turn `\"` into “ and ”. To Windows these, and apostrophes, are ordinary characters. The `;` after the first field of an ACE starts a comment, " +
		"and the rest, `“D:P(A`, is not a security descriptor. The object then has what it has without the line, often the system's default, which for most device types lets every user read and write.",
	Bad: exampleDevice + `HKR,,Security,,“D:P(A;;GA;;;SY)(A;;GA;;;BA)”
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)" ; the “quotes” of a comment do no harm
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.8,
	CWE: []string{"CWE-707", "CWE-732"}, Presets: fromDefault,
	References: []Reference{refSyntax, refAddReg}, InfVerif: []string{"1003"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Settings {
		slip := facts.QuotingSlipOf(p.Facts, d)
		if slip == nil || !slip.Typographic {
			continue
		}
		f := slipFinding(slip, d, fmt.Sprintf("the descriptor of %s is not in ASCII double quotes", whose(d)))
		f.Because = fmt.Sprintf("other quotes do not quote: Windows reads `%s` and ignores it", slip.Field.Raw())
		p.Report(f)
	}
}}

// slipFinding points at a slip, and at the line that uses it when it stands in
// [Strings].
func slipFinding(s *facts.QuotingSlip, d *access.Descriptor, message string) Finding {
	f := Finding{Message: message, Remedy: fmt.Sprintf("write `\"%s\"`", s.Meant), Span: s.Written, Entry: d.Setting.Entry, Object: d.Object.Object}
	if s.Field != d.Setting.Value {
		f.Related = []Related{{Span: d.Setting.Span(), Message: "the descriptor is used here"}}
	}
	if s.Parses {
		f.wakesWith(Fix{"put the descriptor in double quotes", true, []inf.Edit{{Span: s.Written, New: `"` + s.Meant + `"`}}})
	}
	return f
}
