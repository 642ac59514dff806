package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// reportKept reports that a descriptor does not replace one that is there, if the
// line that leads to it does not have the flag that says so. The flags are the
// second field, unless that names the section already.
func (p *Pass) reportKept(d *access.Descriptor, directive string, flag uint32, flagName string) {
	line, section := d.Setting.Reach.Via, d.Setting.Reach.Name
	flags := line.Field(2)
	written := flags != section
	var bits uint32
	if written {
		n, ok := flags.Uint()
		if !ok || !flags.Known() || n&flag != 0 {
			return
		}
		bits = n
	}
	f := Finding{
		Span: line.Span(), Entry: line, Object: d.Object.Object,
		Message: fmt.Sprintf("%s keeps its old descriptor where it already exists", name(d.Object)),
		Because: fmt.Sprintf("%s does not have the flag 0x%x (%s), so a stricter descriptor does not reach machines that have an older version", directive, flag, flagName),
		Remedy:  fmt.Sprintf("write 0x%x for the flags", bits|flag),
		Related: []Related{{Span: d.Setting.Span(), File: d.Setting.Entry.Section.File, Message: "this descriptor applies to new installations only"}},
	}
	if written && flags.Span().Len() > 0 {
		f.Span = flags.Span()
	}
	edit, ok := inf.Edit{Span: inf.Span{Start: section.Span().Start, End: section.Span().Start}, New: fmt.Sprintf("0x%x,", flag)}, true
	if written {
		edit, ok = renumber(flags, bits|flag)
	}
	if ok {
		f.Fixes = []Fix{{Message: "set " + flagName, Safe: true, Edits: []inf.Edit{edit}}}
	}
	p.Report(f)
}
