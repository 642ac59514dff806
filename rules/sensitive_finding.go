package rules

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

// reportSensitive reports the lines of add-registry-sections that write sensitive
// values: those of a section that do the same together.
func (p *Pass) reportSensitive(message func(*facts.SensitiveValue) (string, Severity)) {
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
		if text, severity := message(v); text != "" {
			findings[c] = &Finding{Span: line.Name.Span(), Entry: line.Entry, Message: text, Severity: severity}
			order = append(order, findings[c])
		}
	}
	for _, f := range order {
		p.Report(*f)
	}
}

// maxRelated is how many places of the same kind a finding shows.
const maxRelated = 10
