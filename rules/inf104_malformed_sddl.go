package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

var malformedSDDL = &Rule{Meta: Meta{
	ID:      "INF104",
	Name:    "malformed-sddl",
	Summary: "The text is not a valid security descriptor.",
	Why: "Windows rejects the whole string for one mistake in it. The descriptor is not set, so the system's default applies, or the installation fails. " +
		"inflint accepts everything that Windows accepts: conditional ACEs, resource attributes, labels, sections in any order, and numbers in hexadecimal, octal and decimal.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;SY)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.5,
	CWE: []string{"CWE-1286"}, Presets: fromDefault,
	References: []Reference{refSDDLFormat, refACEStrings, refDeviceSDDL}, InfVerif: []string{"1431"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	for d := range p.malformed {
		if d.Err.Alias == "" {
			p.Report(p.refused(d))
		}
	}
}}

// malformed calls yield for each descriptor that does not parse, for a reason
// other than its quotes.
func (p *Pass) malformed(yield func(*access.Descriptor) bool) {
	for d := range p.Settings {
		if d.Status != access.Malformed || d.Setting.Effect == inf.Discarded {
			continue
		}
		if facts.QuotingSlipOf(p.Facts, d) != nil {
			continue
		}
		if !yield(d) {
			return
		}
	}
}

// refused makes a finding about a descriptor that does not parse.
func (p *Pass) refused(d *access.Descriptor) Finding {
	wrong, expected, told := strings.Cut(d.Err.Msg, "; expected ")
	f := p.At(d, errorSpan(d), fmt.Sprintf("the descriptor of %s is not valid: %s", whose(d), wrong))
	f.Because = "Windows rejects the whole descriptor: it does not set it, or the installation fails"
	if told {
		f.Remedy = "write " + expected
	}
	return f
}

// errorSpan is where a parse error points; at the last character if it points
// behind the text.
func errorSpan(d *access.Descriptor) sddl.Span {
	length := len(d.Setting.Value.Value)
	start := max(0, min(d.Err.Offset, length-1))
	end := min(length, start+max(1, d.Err.Len))
	return sddl.Span{Start: int32(start), End: int32(end)}
}
