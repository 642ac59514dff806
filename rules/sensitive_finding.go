package rules

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

// reportSensitive reports the lines of add-registry-sections that write sensitive
// values: those of a section that do the same together. The rule says what it finds in a
// value, or returns a finding without a message.
func (p *Pass) reportSensitive(judge func(*facts.SensitiveValue) Finding) {
	type cause struct {
		section *inf.Section
		value   *facts.SensitiveValue
	}
	findings := map[cause]*Finding{}
	var order []*Finding
	for _, found := range facts.SensitiveLines(p.Facts) {
		line, v := found.Line, found.Value
		c := cause{line.Entry.Section, v}
		if f := findings[c]; f != nil {
			if len(f.Related) < maxRelated {
				f.Related = append(f.Related, Related{Span: line.Name.Span(), Message: "this line does the same"})
			}
			continue
		}
		if f := judge(v); f.Message != "" {
			f.Span, f.Entry = line.Name.Span(), line.Entry
			findings[c] = &f
			order = append(order, &f)
		}
	}
	for _, f := range order {
		p.Report(*f)
	}
}

// maxRelated is how many places of the same kind a finding shows.
const maxRelated = 10
