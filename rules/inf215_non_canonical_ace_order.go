package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var nonCanonicalACEOrder = &Rule{Meta: Meta{
	ID:      "INF215",
	Name:    "non-canonical-ace-order",
	Summary: "The access control entries (ACEs) are not in canonical order, although they probably do what the author meant.",
	Why: "The canonical order is: explicit denials, explicit grants, inherited denials, inherited grants. Windows takes any order, but tools that edit descriptors sort the ACEs, " +
		"and a sorted descriptor may mean something else. A grant to the system or to administrators before a denial for all excepts them from the denial; once it is sorted, the denial locks them out.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(D;;GA;;;WD)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)" ; who is not granted access has none
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 1.0,
	CWE: []string{"CWE-1078"}, Presets: fromStrict,
	References: []Reference{refACEOrder, refDACLs},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		i := outOfOrder(d.DACL())
		if i < 0 || ineffective(d, i) {
			continue
		}
		ace := &d.DACL()[i]
		f := p.At(d, ace.Spans.ACE, fmt.Sprintf("`%s` on %s is out of order: ACEs stand before it that belong after it", text(d, ace.Spans.ACE), whose(d)))
		f.Because = "a tool that sorts the list may change who gets what"
		f.Remedy = "remove ACEs that deny callers what no ACE grants them. Put the other denials first, and grant only what callers should have"
		p.Report(f)
	}
}}

// outOfOrder returns the index of the first entry that canonical order puts
// before its predecessor, or -1.
func outOfOrder(aces []sddl.ACE) int {
	for i := 1; i < len(aces); i++ {
		if rank(&aces[i]) < rank(&aces[i-1]) {
			return i
		}
	}
	return -1
}

// rank is the place of an entry in canonical order ("Order of ACEs in a DACL").
func rank(ace *sddl.ACE) int {
	r := 0
	if ace.Flags&sddl.Inherited != 0 {
		r = 2
	}
	if ace.Type.IsAllow() {
		r++
	}
	return r
}

// ineffective reports whether the entry is a denial that INF214 speaks of.
func ineffective(d *access.Descriptor, ace int) bool {
	l := lateness(d, ace)
	return l.shadowed|l.partly != 0
}
