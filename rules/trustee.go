package rules

import (
	"github.com/inflint/inflint/internal/access"
	"github.com/inflint/inflint/sddl"
)

// A trustee is a place where a descriptor names somebody.
type trustee struct {
	sid  sddl.SID
	span sddl.Span
}

// trustees returns where a descriptor names somebody, in conditions apart.
func trustees(d *access.Descriptor) []trustee {
	var list []trustee
	if d.SD.Owner != nil {
		list = append(list, trustee{*d.SD.Owner, d.SD.OwnerSpan})
	}
	if d.SD.Group != nil {
		list = append(list, trustee{*d.SD.Group, d.SD.GroupSpan})
	}
	for _, acl := range []*sddl.ACL{d.SD.DACL, d.SD.SACL} {
		if acl == nil {
			continue
		}
		for i := range acl.ACEs {
			list = append(list, trustee{acl.ACEs[i].SID, acl.ACEs[i].Spans.SID})
		}
	}
	return list
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
