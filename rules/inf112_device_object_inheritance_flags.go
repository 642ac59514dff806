package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var deviceObjectInheritanceFlags = &Rule{Meta: Meta{
	ID:      "INF112",
	Name:    "device-object-inheritance-flags",
	Summary: "An access control entry (ACE) has flags for inheritance, on an object that nothing inherits from.",
	Why: "The flags OI, CI, NP and IO say what objects inside this one get, such as the subkeys of a registry key or the files of a directory. Devices, services, WMI GUIDs and event channels have no objects inside. " +
		"With IO (inherit only) an ACE counts only for the objects inside. Here it counts for nothing: it lets nobody in and stops nobody. " +
		"The other flags do no harm and are a note of the strict preset. On files, IO is the same mistake, and the other flags give no finding.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(D;IO;GW;;;BG)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(D;;GW;;;BG)(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 4.3,
	CWE: []string{"CWE-561"}, Presets: fromDefault,
	References: []Reference{refACEHeader, refNewObjects, refDeviceSDDL},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if d.Object.Rights == sddl.KindKey {
			continue
		}
		aces := d.DACL()
		var dead, flagged []int
		for i := range aces {
			switch {
			case !aces[i].Applies():
				dead = append(dead, i)
			case aces[i].Flags&inheritanceFlags != 0:
				flagged = append(flagged, i)
			}
		}
		if len(dead) > 0 {
			p.Report(p.inheritOnly(d, dead))
		}
		if len(flagged) > 0 && p.Strict() && d.Object.Rights != sddl.KindFile && !d.Setting.Binary() {
			p.Report(p.inheritable(d, flagged))
		}
	}
}}

const inheritanceFlags = sddl.ObjectInherit | sddl.ContainerInherit | sddl.NoPropagateInherit

// inheritOnly makes a finding about entries that do not count for the object.
func (p *Pass) inheritOnly(d *access.Descriptor, entries []int) Finding {
	ace := &d.DACL()[entries[0]]
	outcome := "grants"
	if ace.Type.IsDeny() {
		outcome = "denies"
	}
	f := p.At(d, ace.Spans.Flags, fmt.Sprintf("`%s` on %s %s nothing", text(d, ace.Spans.ACE), whose(d), outcome))
	f.Because = "IO (inherit only) makes an ACE count only for objects inside this one, and there are none"
	f.Remedy = fmt.Sprintf("write `%s`", withACEFlags(d, ace, ""))
	f.relate(d, "this ACE does not count either", entries[1:]...)
	return f
}

// inheritable makes a finding about entries that nothing inherits.
func (p *Pass) inheritable(d *access.Descriptor, entries []int) Finding {
	aces := d.DACL()
	ace := &aces[entries[0]]
	f := p.At(d, ace.Spans.Flags, fmt.Sprintf("the flags `%s` mean nothing on %s", text(d, ace.Spans.Flags), whose(d)))
	f.Because = "it has no objects inside that could inherit the ACE"
	f.Remedy = fmt.Sprintf("write `%s`", withACEFlags(d, ace, keptFlags(d, ace)))
	f.Severity = Note
	f.relate(d, "the flags of this ACE mean nothing either", entries[1:]...)
	var changes []change
	for _, i := range entries {
		changes = append(changes, change{aces[i].Spans.Flags, keptFlags(d, &aces[i])})
	}
	f.fix(d, "remove the flags", true, changes...)
	return f
}

// keptFlags returns the flags of an entry without those for inheritance.
func keptFlags(d *access.Descriptor, ace *sddl.ACE) string {
	var kept strings.Builder
	flags := strings.ToUpper(text(d, ace.Spans.Flags))
	for ; len(flags) > 1; flags = flags[2:] {
		if flag := flags[:2]; flag != "OI" && flag != "CI" && flag != "NP" {
			kept.WriteString(flag)
		}
	}
	return kept.String()
}

// withACEFlags returns an entry as written, with other flags.
func withACEFlags(d *access.Descriptor, ace *sddl.ACE, flags string) string {
	s := ace.Spans
	return d.SD.Text[s.ACE.Start:s.Flags.Start] + flags + d.SD.Text[s.Flags.End:s.ACE.End]
}
