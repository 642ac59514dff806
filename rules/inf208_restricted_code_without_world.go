package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var restrictedCodeWithoutWorld = &Rule{Meta: Meta{
	ID:      "INF208",
	Name:    "restricted-code-without-world",
	Summary: "An access control entry (ACE) for Restricted Code (RC) has no counterpart for Everyone (WD), and does not do what it says.",
	Why: "Windows checks a restricted token twice: against its ordinary SIDs, and against its list of restricting SIDs, in which RC stands. Access is granted only if both checks grant it. " +
		"An ACE for RC passes only the second check; the first one fails unless Everyone, or a group that the user is in, has the same rights. " +
		"The documentation asks for WD wherever RC stands. The reverse, WD without RC, is sound: it keeps restricted code out. " +
		"The same holds for write-restricted code (WR), which is a note, and for rights that RC has beyond those of WD, which is a note of the strict preset.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;RC)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 4.0,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refDeviceSDDL, refModel},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if forTracing(d) {
			continue
		}
		world := worldRights(d)
		aces := d.DACL()
		for i := range aces {
			ace := &aces[i]
			alias, _ := ace.SID.Alias()
			if alias != "RC" && alias != "WR" || !allows(ace) {
				continue
			}
			mask := d.Mask(ace)
			f := p.At(d, ace.Spans.ACE, "")
			switch {
			case mask&world == 0:
				f.sayUnpaired(d, ace, alias)
				if alias == "WR" {
					f.Severity = Note
				}
				f.Fixes = []Fix{{"remove the ACE, which grants nothing by itself", false, []inf.Edit{{Span: f.Span}}}}
			case mask&^world != 0 && p.Strict():
				f.Message = fmt.Sprintf("`%s` grants restricted code more than Everyone has on %s", text(d, ace.Spans.ACE), whose(d))
				f.Because = rightTo(d.Object.Rights, mask&^world) + " counts only for callers that another ACE grants it too"
				f.Remedy = "remove the rights that restricted code does not need"
				f.Severity = Note
			default:
				continue
			}
			if len(f.Related) > 0 {
				f.Fixes = nil // the text stands in [Strings], where more may use it
			}
			p.Report(f)
			break
		}
	}
}}

// forTracing reports whether a descriptor is that of an event channel or a WMI
// GUID: those that Windows gives these name operator groups and sandboxed services
// on purpose.
func forTracing(d *access.Descriptor) bool {
	return d.Object.Rights == sddl.KindEventChannel || d.Object.Rights == sddl.KindWMIGUID
}

// unpaired reports whether an entry is for restricted code, and nothing in it is
// granted to Everyone too.
func unpaired(d *access.Descriptor, ace *sddl.ACE) bool {
	alias, _ := ace.SID.Alias()
	return (alias == "RC" || alias == "WR") && allows(ace) && d.Mask(ace)&worldRights(d) == 0
}

// worldRights returns what Everyone is granted by name.
func worldRights(d *access.Descriptor) sddl.AccessMask {
	var mask sddl.AccessMask
	aces := d.DACL()
	for i := range aces {
		if alias, _ := aces[i].SID.Alias(); alias == "WD" && allows(&aces[i]) {
			mask |= d.Mask(&aces[i])
		}
	}
	return mask
}

// sayUnpaired says of an entry for restricted code that nothing in it is granted to
// Everyone too.
func (f *Finding) sayUnpaired(d *access.Descriptor, ace *sddl.ACE, alias string) {
	if alias == "WR" || d.Granted(access.RestrictedCode)&d.Mask(ace) != 0 {
		f.Message = fmt.Sprintf("`%s` on %s has no counterpart for Everyone (WD)", text(d, ace.Spans.ACE), whose(d))
		f.Because = "it works only for the restricted code of callers that another ACE lets in; the documentation pairs " + alias + " with WD"
		f.Remedy = "remove the ACE if restricted code should not get in"
		return
	}
	f.Message = fmt.Sprintf("`%s` on %s grants nothing", text(d, ace.Spans.ACE), whose(d))
	f.Because = fmt.Sprintf("Windows checks such a process twice, for %s (%s) and for its ordinary SIDs, and no ACE for Everyone (WD) grants these the same", ace.SID.Name(), alias)
	f.Remedy = fmt.Sprintf("remove the ACE or, if everyone should have access, add `%s`", withTrustee(d, ace, "WD"))
}

// withTrustee returns an entry as written, with another SID.
func withTrustee(d *access.Descriptor, ace *sddl.ACE, sid string) string {
	s := ace.Spans
	return d.SD.Text[s.ACE.Start:s.SID.Start] + sid + d.SD.Text[s.SID.End:s.ACE.End]
}
