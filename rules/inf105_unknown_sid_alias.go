package rules

import (
	"fmt"

	"github.com/inflint/inflint/sddl"
)

var unknownSIDAlias = &Rule{Meta: Meta{
	ID:      "INF105",
	Name:    "unknown-sid-alias",
	Summary: "The two letters for a trustee are not an alias that Windows knows.",
	Why: "A descriptor names a trustee by a literal SID (`S-1-5-80-…`) or by one of some sixty two-letter aliases. Windows rejects a descriptor with any other one: " +
		"it does not set the descriptor, and the system's default applies. Windows accepts aliases in lower case, but no document says so: they are a note.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;XX)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.5,
	CWE: []string{"CWE-1286"}, Presets: fromDefault,
	References: []Reference{refSIDStrings, refDeviceSDDL}, InfVerif: []string{"1431"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	for d := range p.malformed {
		if d.Err.Alias != "" {
			p.Report(p.refused(d))
		}
	}
	for d := range p.Descriptors {
		for _, span := range d.Trustees {
			written := text(d, span)
			if alias, ok := sddl.LookupAlias(written); ok && alias.Code != written {
				f := p.At(d, span, fmt.Sprintf("the alias `%s` is in lower case", written))
				f.Because, f.Remedy = "Windows accepts that, but no document says so", fmt.Sprintf("write `%s`", alias.Code)
				f.Severity = Note
				p.Report(f)
			}
		}
	}
}}
