package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var ownerGroupOrSACL = &Rule{Meta: Meta{
	ID:      "INF110",
	Name:    "owner-group-or-sacl-in-descriptor",
	Summary: "The descriptor sets more than a DACL.",
	Why: "The documentation of INF files describes descriptors with a DACL (`D:`) for devices, registry keys, files and services, and does not say what Windows does with an owner, a group or a SACL. " +
		"The owner of an object may read and change its DACL, whatever that says: an owner is a grant that does not look like one. " +
		"It is a warning where the owner is neither the system nor an administrator. " +
		"There is no finding for WMI GUIDs and event channels, whose descriptors have an owner and a group by custom, and none for a mandatory label, which has to stand in the SACL.",
	Bad: exampleDevice + `HKR,,Security,,"O:BAG:SYD:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 2.0,
	CWE: []string{"CWE-283"}, Presets: fromStrict,
	References: []Reference{refAddReg, refFSDescriptors, refDeviceSDDL},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		kind := d.Object.Rights
		if d.Setting.Binary() || noDACL(d) || kind == sddl.KindWMIGUID || kind == sddl.KindEventChannel {
			continue
		}
		parts := partsBesideDACL(d)
		if len(parts) == 0 {
			continue
		}
		var words []string
		var removals []change
		harmless := true
		for _, part := range parts {
			words = append(words, fmt.Sprintf("%s (`%s`)", part.word, text(d, part.span)))
			removals = append(removals, change{part.span, ""})
			harmless = harmless && part.trusted
		}
		f := p.At(d, parts[0].span, fmt.Sprintf("the descriptor of %s has %s", whose(d), and(words)))
		f.Because, f.Remedy = "the documentation has only a DACL here, and does not say what Windows does with the rest", "write only the part that begins with D:"
		for _, part := range parts[1:] {
			f.Related = append(f.Related, Related{Span: d.Locate(part.span).Best(), Message: "this part as well"})
		}
		if owner := d.SD.Owner; owner != nil && access.TierOf(*owner) != access.Trusted {
			f.Severity = Warning
			f.Message = fmt.Sprintf("`%s` makes %s the owner of %s", text(d, d.SD.OwnerSpan), owner.Name(), whose(d))
			f.Because = "an owner may change the DACL, whatever it says"
		}
		if harmless {
			f.fix(d, "remove the owner and the group", true, removals...)
		}
		p.Report(f)
	}
}}

// A descriptorPart is an owner, a group or a SACL.
type descriptorPart struct {
	word string
	span sddl.Span // with its tag
	// trusted is set for an owner or group that has all access anyway.
	trusted bool
}

// partsBesideDACL returns what a descriptor has beside its DACL, in the order of
// the text.
func partsBesideDACL(d *access.Descriptor) []descriptorPart {
	var parts []descriptorPart
	account := func(word string, sid *sddl.SID, span sddl.Span) {
		if sid != nil {
			span.Start = int32(strings.LastIndexByte(d.SD.Text[:span.Start], ':')) - 1
			alias, _ := sid.Alias()
			parts = append(parts, descriptorPart{word, span, alias == "SY" || alias == "BA"})
		}
	}
	account("an owner", d.SD.Owner, d.SD.OwnerSpan)
	account("a group", d.SD.Group, d.SD.GroupSpan)
	if sacl := d.SD.SACL; sacl != nil && !slices.ContainsFunc(sacl.ACEs, isLabel) {
		parts = append(parts, descriptorPart{"a SACL", sacl.Span, false})
	}
	slices.SortFunc(parts, func(a, b descriptorPart) int { return int(a.span.Start - b.span.Start) })
	return parts
}

func isLabel(ace sddl.ACE) bool { return ace.Type == sddl.SystemMandatoryLabel }
