package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

// A trustee is a place where a descriptor names somebody.
type trustee struct {
	sid  sddl.SID
	span sddl.Span
}

// atTrustees makes a finding that points at the first of some trustees and
// relates the others.
func (p *Pass) atTrustees(d *access.Descriptor, found []trustee, message string) Finding {
	f := p.At(d, found[0].span, message)
	for _, t := range found[1:] {
		f.Related = append(f.Related, Related{Span: d.Locate(t.span).Best(), Message: "and here"})
	}
	return f
}
