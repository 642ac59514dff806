package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var adminsCannotAccess = &Rule{Meta: Meta{
	ID:      "INF212",
	Name:    "admins-cannot-access",
	Summary: "Administrators do not get the access that they need.",
	Why: "For registry keys and files that an INF file secures, the documentation requires that the system and the administrators have full access: installations and upgrades, which run with the rights of either, cannot replace or remove them otherwise. " +
		"It is a note of the strict preset for a device that administrators cannot open. The author may mean a device for the system alone (SDDL_DEVOBJ_SYS_ALL of wdmsec.h is such a descriptor), but tools that an administrator runs then fail. " +
		"Where the system lacks access as well, INF211 reports it.",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKLM,SOFTWARE\Acme,Timeout,0x10001,42

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GR;;;BA)"
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKLM,SOFTWARE\Acme,Timeout,0x10001,42

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 2.7,
	CWE: []string{"CWE-281"}, Presets: fromDefault,
	References: []Reference{refAddReg, refCopyFiles, refDeviceSDDL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if noDACL(d) || !grantsSomething(d) || hasConditions(d) || len(lockouts(d)) > 0 || systemLacks(d) != 0 {
			continue // nothing to say, or another rule says it
		}
		granted := d.Granted(access.Administrator)
		misnamed, named := misnamedAdmins(d)
		switch kind := d.Object.Rights; {
		case ofSection(d):
			missing := kind.Mapping().All &^ granted
			if missing == 0 {
				continue
			}
			f := p.On(d.Object, d.Setting, fmt.Sprintf("the descriptor of %s does not give administrators full access", whose(d)))
			f.Because = fmt.Sprintf("they lack %s, and upgrades and removals of the package need full access", rightTo(kind, missing))
			f.Remedy = fmt.Sprintf("add `%s`", fullAccess(kind, "BA"))
			if missing&^named == 0 {
				f.Because, f.Remedy = deniedToAdmins+", and upgrades and removals of the package need full access", withoutDenial
			}
			p.Report(f)
		case kind == sddl.KindDevice && p.Strict():
			use := kind.ReadBits() | kind.WriteBits() | kind.ExecuteBits()
			if len(misnamed) > 0 || granted&use != 0 {
				continue
			}
			f := p.On(d.Object, d.Setting, fmt.Sprintf("administrators cannot open %s", whose(d)))
			f.Because, f.Remedy = "tools that an administrator runs fail, which is right only if the device is for SYSTEM alone", "add `(A;;GRGWGX;;;BA)` if administrators should open it"
			if named&use != 0 {
				f.Because, f.Remedy = deniedToAdmins, withoutDenial
			}
			f.Severity = Note
			p.Report(f)
		}
	}
}}

const (
	deniedToAdmins = "the ACE for Administrators (BA) grants it, but an ACE before it denies it to a group that they are in"
	withoutDenial  = "remove the ACE that denies it"
)

// fullAccess returns an entry that grants everything: for registry keys one that
// subkeys inherit.
func fullAccess(kind sddl.ObjectKind, alias string) string {
	flags := ""
	if kind == sddl.KindKey {
		flags = "CI"
	}
	return "(A;" + flags + ";GA;;;" + alias + ")"
}
