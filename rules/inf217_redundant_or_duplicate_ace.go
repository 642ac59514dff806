package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var redundantACE = &Rule{Meta: Meta{
	ID:      "INF217",
	Name:    "redundant-or-duplicate-ace",
	Summary: "An access control entry (ACE) adds nothing to those before it.",
	Why: "The first ACE that has a right, and names the caller or a group of the caller, decides on that right. An ACE changes nothing if an ACE before it already grants its rights to the same callers, or to a group that they are all in. Nor does an ACE without rights. " +
		"The outcome is right, but such ACEs hide mistakes: the author probably meant another SID or other rights, and if somebody removes the first ACE some day, the access stays. " +
		"There is no finding for ACEs for the system and administrators after one for a larger group, since they show what the author means.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;BA)(A;;GA;;;SY)" ; SYSTEM holds BA, but says so
`,
	Severity: Note, Precision: PrecisionVeryHigh, SecuritySeverity: 1.0,
	CWE: []string{"CWE-561"}, Presets: fromStrict,
	References: []Reference{refDACLs, refACEStrings},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		found := redundant(d)
		if d.Setting.Binary() || len(found) == 0 {
			continue
		}
		aces := d.DACL()
		first := found[0]
		ace := &aces[first.ace]
		verb := "grants"
		if denies(ace) {
			verb = "denies"
		}
		f := p.At(d, ace.Spans.ACE, fmt.Sprintf("`%s` on %s adds nothing", text(d, ace.Spans.ACE), whose(d)))
		f.Because = fmt.Sprintf("an ACE before it already %s as much to %s", verb, names(aces, first.by))
		f.Remedy = "remove the ACE, or correct its SID or its rights"
		if d.Mask(ace) == 0 {
			f.Message = fmt.Sprintf("`%s` on %s %s nothing", text(d, ace.Spans.ACE), whose(d), verb)
			f.Because, f.Remedy = "it names no right", "remove the ACE, or write its rights"
		}
		f.relate(d, "this ACE "+verb+" it already", first.by...)
		duplicates := true
		var removals []change
		for i, r := range found {
			if i > 0 {
				f.relate(d, "this ACE adds nothing either", r.ace)
			}
			duplicates = duplicates && r.duplicate
			removals = append(removals, change{aces[r.ace].Spans.ACE, ""})
		}
		f.fix(d, "remove what adds nothing", duplicates, removals...)
		p.Report(f)
	}
}}

// A redundantEntry is an entry of a DACL that changes nothing.
type redundantEntry struct {
	ace       int
	by        []int // the entries before it that speak of the same rights
	duplicate bool  // one of these is the same entry
}

// redundant returns the entries of a DACL that have no rights, or whose rights
// entries before them decide on for the same callers.
func redundant(d *access.Descriptor) []redundantEntry {
	var list []redundantEntry
	aces := d.DACL()
	for j := range aces {
		ace := &aces[j]
		if !plainType(ace) {
			continue
		}
		mask := d.Mask(ace)
		r := redundantEntry{ace: j}
		var covered sddl.AccessMask
		for i := range j {
			before := &aces[i]
			if before.Type != ace.Type || before.Flags != ace.Flags || d.Mask(before)&mask&^covered == 0 || !covers(before.SID, ace.SID) {
				continue
			}
			covered |= d.Mask(before)
			r.by = append(r.by, i)
			r.duplicate = r.duplicate || before.SID == ace.SID && d.Mask(before) == mask
		}
		if mask&^covered == 0 {
			list = append(list, r)
		}
	}
	return list
}

func plainType(ace *sddl.ACE) bool {
	return ace.Type == sddl.AccessAllowed || ace.Type == sddl.AccessDenied
}

// covers reports whether an entry for one SID makes one for another superfluous.
func covers(group, member sddl.SID) bool {
	return group == member || access.TierOf(member) != access.Trusted && access.Includes(group, member)
}
