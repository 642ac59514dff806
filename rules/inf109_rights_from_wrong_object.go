package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var rightsFromWrongObject = &Rule{Meta: Meta{
	ID:      "INF109",
	Name:    "rights-from-wrong-object",
	Summary: "An access control entry (ACE) names rights of another kind of object, which mean something else here.",
	Why: "The letters for rights are names for bits, and each kind of object has its own meaning for the lower ones. `KR`, to read a registry key, is 0x20019: on a device these are the rights to read data and to read and write extended attributes. " +
		"`NR`, which in a mandatory label keeps others from reading, is the bit for writing data. The ACE grants more than it says, or less. " +
		"Every kind of object translates the generic rights GA, GR, GW and GX for itself. " +
		"It is a note of the strict preset where other rights of the ACE grant the same bits anyway. So it is for the letters of the directory service (CC, DC, LC and so on) on devices, files and registry keys, since Windows itself prints masks that way. " +
		"On services, WMI GUIDs and event channels these letters are customary.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;KA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;FA;;;BA)" ; devices have the rights of files
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 4.3,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refACEStrings, refAccessRights},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if d.Setting.Binary() {
			continue
		}
		var wrong, harmless []foreignEntry
		aces := d.DACL()
		for i := range aces {
			foreign, rest := foreignRights(d, &aces[i])
			switch e := (foreignEntry{i, foreign}); {
			case len(foreign) == 0:
			case e.mask()&^rest == 0 || foreign[0].family == directoryRights:
				harmless = append(harmless, e)
			default:
				wrong = append(wrong, e)
			}
		}
		if len(wrong) > 0 {
			p.Report(p.foreign(d, wrong))
		} else if len(harmless) > 0 && p.Strict() {
			f := p.foreign(d, harmless)
			f.Severity = Note
			p.Report(f)
		}
	}
}}

// A foreignEntry is an entry of a DACL with the rights in it that belong to
// another kind of object.
type foreignEntry struct {
	ace    int
	rights []namedRight
}

func (e foreignEntry) mask() sddl.AccessMask {
	var mask sddl.AccessMask
	for _, r := range e.rights {
		mask |= r.mask()
	}
	return mask
}

// foreign makes a finding about entries with rights of another kind of object.
func (p *Pass) foreign(d *access.Descriptor, entries []foreignEntry) Finding {
	first := entries[0]
	ace := &d.DACL()[first.ace]
	var letters string
	for _, r := range first.rights {
		letters += r.letters
	}
	verb := "grants"
	if ace.Type.IsDeny() {
		verb = "denies"
	}
	f := p.At(d, ace.Spans.Rights, fmt.Sprintf("`%s` in the descriptor of %s names rights of %s", letters, whose(d), first.rights[0].family))
	f.Because = fmt.Sprintf("here it %s %s", verb, rightTo(d.Object.Rights, first.mask()))
	f.Remedy = replacement(d, first, "write ", "write the right that you mean: GR, GW, GX or GA, or a number for single bits")
	for _, e := range entries[1:] {
		f.relate(d, "this ACE as well"+replacement(d, e, ": write ", ""), e.ace)
	}
	return f
}

// replacement says what to write instead of an entry, behind a beginning, or what there is
// to say if that is not known.
func replacement(d *access.Descriptor, e foreignEntry, beginning, unknown string) string {
	ace := &d.DACL()[e.ace]
	if rights, ok := genericRights(d, ace, e.rights); ok {
		return fmt.Sprintf("%s`%s`", beginning, withRights(d, ace, rights))
	}
	return unknown
}

// genericRights returns the rights of an entry with generic ones in the place of
// those of another kind of object. It reports false where one has no counterpart.
func genericRights(d *access.Descriptor, ace *sddl.ACE, foreign []namedRight) (string, bool) {
	var rights []string
	for _, letters := range rightLetters(d, ace) {
		i := slices.IndexFunc(foreign, func(r namedRight) bool { return r.letters == letters })
		if i >= 0 {
			letters = foreign[i].generic
		}
		if letters == "" {
			return "", false
		}
		if !slices.Contains(rights, letters) {
			rights = append(rights, letters)
		}
	}
	return strings.Join(rights, ""), true
}
