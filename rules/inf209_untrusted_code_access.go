package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

var untrustedCodeAccess = &Rule{Meta: Meta{
	ID:      "INF209",
	Name:    "untrusted-code-access",
	Summary: "Sandboxed code may write to the device.",
	Why: "Browsers, document viewers and store apps run what they do not trust as restricted code or in an AppContainer, which confines an exploit of theirs. A driver that sandboxed code can write to is a way out, into the kernel: " +
		"the driver security checklist has app containers at the far end of the callers to be trusted. AC stands for every app container, S-1-15-2-2 for the most confined ones too, RC for restricted code. Each counts only where the descriptor grants the caller's own SIDs the same. " +
		"It is a note of the strict preset where such code may only open the device, where the ACE (access control entry) names a single app or capability, and for devices of a setup class whose devices are there for users. " +
		"So it is where a mandatory label lets processes of low integrity write, and the DACL does too: an object without a label has medium integrity, and they cannot write to it.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;BU)(A;;GRGW;;;AC)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.6,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refChecklist, refModel, refDeviceSDDL, refHSA, refIntegrity},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.devices {
		writes := sddl.KindDevice.WriteBits()
		if p.Strict() {
			p.lowIntegrity(d, writes)
		}
		grants, may, rights := sandboxGrants(d, writes), "write to", writes
		severity := Warning
		if len(grants) == 0 {
			grants, may, rights = sandboxGrants(d, everything), "open", everything
			severity = Note
		}
		if len(grants) == 0 {
			continue
		}
		if _, isForUsers := facts.UserClass(p.Facts); isForUsers || oneApp(d.DACL(), grants) {
			severity = Note
		}
		if severity == Note && !p.Strict() {
			continue
		}
		f := p.broad(d, grants, rights, "%s may "+may+" %s")
		f.Because += ", so an exploit inside the sandbox reaches the driver"
		f.Remedy = "remove the ACE. To let an app of your own in, use a custom capability of the device interface"
		f.Severity = severity
		f.Principals = ids(d, rights, access.RestrictedCode, access.AppContainer, access.LPAC)
		p.Report(f)
	}
}}

// lowIntegrity reports a label with which a user's process of low integrity may write to a
// device. Without one it may not ("Mandatory Integrity Control").
func (p *Pass) lowIntegrity(d *access.Descriptor, writes sddl.AccessMask) {
	if d.SD.SACL == nil {
		return
	}
	labels := d.SD.SACL.ACEs
	i := slices.IndexFunc(labels, func(ace sddl.ACE) bool { return isLabel(ace) && ace.Applies() })
	user := access.Principals()[access.User].Token
	user.Integrity = sddl.IntegrityLow
	if i < 0 || access.Check(d.SD, &user, d.Object.Rights).Granted&writes == 0 {
		return
	}
	f := p.At(d, labels[i].Spans.ACE, fmt.Sprintf("a user's processes of low integrity may write to %s", name(d.Object)))
	f.Because = fmt.Sprintf("the mandatory label `%s` lets them; without it they could not write, since an object without a label has medium integrity", text(d, labels[i].Spans.ACE))
	f.Remedy = "remove the label if they should not"
	f.Severity = Note
	p.Report(f)
}

// sandboxGrants returns the entries that give any of the rights to sandboxed code,
// without those for restricted code that lack their counterpart, which are another
// rule's.
func sandboxGrants(d *access.Descriptor, rights sddl.AccessMask) []grant {
	var grants []grant
	for _, g := range grantsTo(d, rights, access.SandboxOnly) {
		if !unpaired(d, &d.DACL()[g.ace]) {
			grants = append(grants, g)
		}
	}
	return grants
}

// oneApp reports whether all of the grants are to packages or capabilities that
// the descriptor names one by one.
func oneApp(aces []sddl.ACE, grants []grant) bool {
	for _, g := range grants {
		switch sid := aces[g.ace].SID.Literal(); {
		case sid == "S-1-15-2-1", sid == "S-1-15-2-2", !strings.HasPrefix(sid, "S-1-15-"):
			return false
		}
	}
	return true
}
