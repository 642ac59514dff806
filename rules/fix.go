package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// A change replaces a part of a descriptor's text, which is not empty.
type change struct {
	span sddl.Span
	text string
}

// fix offers to make some changes to a descriptor. There is none unless each part
// stands in the descriptor's own line in one piece: text out of [Strings] may be
// used by more, and bytes are not SDDL.
func (f *Finding) fix(d *access.Descriptor, message string, safe bool, changes ...change) {
	if d.Setting.Binary() {
		return
	}
	var edits []inf.Edit
	for _, c := range changes {
		loc := d.Locate(c.span)
		written := d.Setting.Entry.Section.File.Text[loc.Use.Start:loc.Use.End]
		if loc.Definition != nil || written != text(d, c.span) {
			return
		}
		edits = append(edits, inf.Edit{Span: loc.Use, New: c.text})
	}
	f.Fixes = append(f.Fixes, Fix{message, safe, edits})
}
