package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var objectOrConditionalACE = &Rule{Meta: Meta{
	ID:      "INF113",
	Name:    "object-or-conditional-ace",
	Summary: "An access control entry (ACE) of the DACL is of a type that was made for the objects of a directory service.",
	Why: "ACEs of the types OA and OD have GUIDs for properties, extended rights and kinds of child objects. Only directory services have those. " +
		"No document says what an ACE with a GUID grants or denies on a device, a key or a file, so nobody can tell who gets in. " +
		"Two things are notes of the strict preset. An ACE of an object type without GUIDs is no more than one of type A or D. A conditional ACE (XA, XD) depends on claims about the caller that the INF file does not show; other rules pass over such ACEs. " +
		"Types for auditing (AU, AL and others of the SACL) make the whole descriptor invalid, which INF104 reports.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(OA;;GR;bf967aba-0de6-11d0-a285-00aa003049e2;;LS)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;LS)"
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 4.3,
	CWE: []string{"CWE-561"}, Presets: fromDefault,
	References: []Reference{refObjectACEs, refACEStrings, refSDDLFormat},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		var object, plain, conditional []int
		aces := d.DACL()
		for i := range aces {
			switch ace := &aces[i]; {
			case hasGUID(ace):
				object = append(object, i)
			case ace.Condition != nil:
				conditional = append(conditional, i)
			case unusualType(d, ace):
				plain = append(plain, i)
			}
		}
		p.unusual(d, object, Warning, "`%s` on %s is an ACE for a directory service",
			"no document says what an ACE with a GUID grants or denies here, so nobody can tell who gets in", "write `%s`")
		if p.Strict() {
			p.unusual(d, plain, Note, "`%s` on %s is of a type for directory services, but has no GUID",
				"without a GUID it counts like a plain ACE", "write `%s`")
			p.unusual(d, conditional, Note, "`%s` on %s depends on a condition about the caller",
				"the file does not show who meets the condition, so inflint counts the ACE neither for nor against anybody",
				"if the SID alone is to decide, write `%s`")
		}
	}
}}

// unusual reports entries of an unusual type. The message is a format that takes the
// first and the object, the remedy one that takes the entry to write instead.
func (p *Pass) unusual(d *access.Descriptor, entries []int, severity Severity, message, because, remedy string) {
	if len(entries) == 0 {
		return
	}
	ace := &d.DACL()[entries[0]]
	f := p.At(d, ace.Spans.ACE, fmt.Sprintf(message, text(d, ace.Spans.ACE), whose(d)))
	f.Because, f.Remedy = because, fmt.Sprintf(remedy, plainEntry(d, ace))
	f.Severity = severity
	f.relate(d, "this ACE as well", entries[1:]...)
	p.Report(f)
}

// plainEntry returns an entry as one of type A or D, without GUIDs and condition.
func plainEntry(d *access.Descriptor, ace *sddl.ACE) string {
	plain := "A"
	if ace.Type.IsDeny() {
		plain = "D"
	}
	s := ace.Spans
	return "(" + plain + ";" + text(d, s.Flags) + ";" + text(d, s.Rights) + ";;;" + text(d, s.SID) + ")"
}

func hasGUID(ace *sddl.ACE) bool { return ace.ObjectType != nil || ace.InheritedObjectType != nil }

// unusualType reports whether an entry is written with another type than A or D.
func unusualType(d *access.Descriptor, ace *sddl.ACE) bool {
	written := text(d, ace.Spans.Type)
	return !strings.EqualFold(written, "A") && !strings.EqualFold(written, "D")
}
