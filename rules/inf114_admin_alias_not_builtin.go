package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var adminAliasNotBuiltin = &Rule{Meta: Meta{
	ID:      "INF114",
	Name:    "admin-alias-not-builtin",
	Summary: "The descriptor grants access to administrators of a domain, or to one account, instead of the administrators of the machine.",
	Why: "BA is the group Administrators that every Windows has. DA and EA are groups of a domain. A machine without a domain does not have them, and Windows rejects the whole descriptor if it cannot look an alias up. " +
		"On a machine in the domain, DA is a member of Administrators already. LA is the one account that Windows setup creates and disables by default; the people who administer the machine do not use it. " +
		"So an ACE (access control entry) for one of these does not let in the administrators of the machine, or it adds nothing.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;DA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 2.0,
	CWE: []string{"CWE-758"}, Presets: fromStrict,
	References: []Reference{refSIDStrings, refConvertSDDL, refLocalAccounts},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		found, admins := misnamedAdmins(d)
		if len(found) == 0 {
			continue
		}
		aces := d.DACL()
		ace := &aces[found[0]]
		f := p.At(d, ace.Spans.ACE, fmt.Sprintf("`%s` on %s is for %s, not for the administrators of the machine",
			text(d, ace.Spans.ACE), whose(d), ace.SID.Name()))
		var changes []change
		if d.Mask(ace)&^admins == 0 {
			f.Because, f.Remedy = "another ACE grants Administrators (BA) as much", "remove the ACE"
		} else {
			f.Because = otherAdmins(ace.SID)
			f.Remedy = fmt.Sprintf("write `%s`", withTrustee(d, ace, "BA"))
		}
		for _, i := range found {
			if d.Mask(&aces[i])&^admins == 0 {
				changes = append(changes, change{aces[i].Spans.ACE, ""})
			} else {
				changes = append(changes, change{aces[i].Spans.SID, "BA"})
			}
		}
		f.relate(d, "this ACE is not for them either", found[1:]...)
		f.fix(d, "grant access to Administrators (BA) instead", false, changes...)
		p.Report(f)
	}
}}

// misnamedAdmins returns the entries that grant access to administrators under
// another name, and what Administrators are granted under their own.
func misnamedAdmins(d *access.Descriptor) (entries []int, admins sddl.AccessMask) {
	aces := d.DACL()
	for i := range aces {
		switch alias, _ := aces[i].SID.Alias(); {
		case !allows(&aces[i]) || aces[i].Condition != nil:
		case alias == "BA":
			admins |= d.Mask(&aces[i])
		case adminAccount(aces[i].SID):
			entries = append(entries, i)
		}
	}
	return entries, admins
}

// otherAdmins says what is wrong with an administrator under another name.
func otherAdmins(sid sddl.SID) string {
	if alias, _ := sid.Alias(); alias == "LA" {
		return "Windows disables that account by default, and the people who administer the machine use others"
	}
	return "a machine outside a domain has no such group, and may reject the whole descriptor"
}

// adminAccount reports whether a SID is an administrator other than by being in
// the group Administrators of the machine.
func adminAccount(sid sddl.SID) bool {
	alias, _ := sid.Alias()
	return alias == "DA" || alias == "EA" || alias == "LA"
}
