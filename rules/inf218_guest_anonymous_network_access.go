package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var guestAnonymousNetworkAccess = &Rule{Meta: Meta{
	ID:      "INF218",
	Name:    "guest-anonymous-network-access",
	Summary: "Guests, anonymous callers or callers from the network may use the device.",
	Why: "An ACE (access control entry) that names Anonymous (AN), Guests (BG, LG, DG), callers who log on over the network (NU, which Windows calls NETWORK), the web server's users (IS) or the Pre-Windows 2000 group (RU) lets in callers who have not said who they are, or who do not sit at the machine. " +
		"A driver is not made for them, and they reach it without a password, or from another machine. " +
		"It is an error where they may write, and a warning where they may only open the device, which is enough for control codes that are defined with FILE_ANY_ACCESS. " +
		"Where a wider ACE grants them the same, such as one for Everyone, that ACE is the mistake.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;AN)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(D;;GA;;;AN)(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.1,
	CWE: []string{"CWE-284", "CWE-306"}, Presets: fromDefault,
	References: []Reference{refModel, refChecklist, refSIDStrings},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.devices {
		grants := withoutControl(d, strangers(d))
		if len(grants) == 0 {
			continue
		}
		may, severity := "open", Warning
		for _, g := range grants {
			if g.bits&sddl.KindDevice.WriteBits() != 0 {
				may, severity = "write to", Error
			}
		}
		f := p.broad(d, grants, everything, "%s may "+may+" %s")
		f.Because += ", and these callers may be unknown, or on another machine"
		f.Remedy = "remove the ACE. If a service needs the device, grant " + p.ownService(d)
		f.Severity = severity
		f.Principals = ids(d, everything, access.NetworkUser, access.Guest, access.Anonymous)
		p.Report(f)
	}
}}

// strangers returns what callers of unknown or remote identity are granted by
// name, and by no entry for a group that they are in anyway.
func strangers(d *access.Descriptor) []grant {
	var grants []grant
	aces := d.DACL()
	for _, g := range grantsTo(d, everything, access.Unvouched) {
		for i := range aces {
			if wider := &aces[i]; wider.SID != aces[g.ace].SID && allows(wider) && access.Includes(wider.SID, aces[g.ace].SID) {
				g.bits &^= d.Mask(wider)
			}
		}
		if g.bits != 0 {
			grants = append(grants, g)
		}
	}
	return grants
}
