package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var comPermissionBroad = &Rule{Meta: Meta{
	ID:      "INF512",
	Name:    "com-permission-broad",
	Summary: "Everybody may start or call a COM server, from other machines too.",
	Why: "AccessPermission and LaunchPermission of an AppID say who may call a COM server and who may start it, here and from other machines. A caller from another machine reaches code of the package over the network; a server that belongs to a driver does not need that. " +
		"Where each ACE (access control entry) has only the right COM_RIGHTS_EXECUTE (0x1), the descriptor has the form from before Windows XP SP 2, in which this right means all of them. Machine-wide limits, which the INF file does not show, may take away some of what the ACEs grant. " +
		"It is an error where the ACE names guests or anonymous callers.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.COM

[Acme.COM]
HKCR,AppID\{2F5C1D6E-7A3B-4C8E-9D0F-1B2A3C4D5E6F},LaunchPermission,1,\
01,00,04,80,30,00,00,00,40,00,00,00,00,00,00,00,14,00,00,00,02,00,1c,00,01,00,00,00,\
00,00,14,00,1f,00,00,00,01,01,00,00,00,00,00,01,00,00,00,00,\
01,02,00,00,00,00,00,05,20,00,00,00,20,02,00,00,\
01,02,00,00,00,00,00,05,20,00,00,00,20,02,00,00
`,
	Good: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.COM

[Acme.COM]
HKCR,AppID\{2F5C1D6E-7A3B-4C8E-9D0F-1B2A3C4D5E6F},LaunchPermission,1,\
01,00,04,80,30,00,00,00,40,00,00,00,00,00,00,00,14,00,00,00,02,00,1c,00,01,00,00,00,\
00,00,14,00,0b,00,00,00,01,01,00,00,00,00,00,01,00,00,00,00,\
01,02,00,00,00,00,00,05,20,00,00,00,20,02,00,00,\
01,02,00,00,00,00,00,05,20,00,00,00,20,02,00,00
`,
	Severity: Warning, Precision: PrecisionMedium, SecuritySeverity: 6.3,
	CWE: []string{"CWE-732", "CWE-668"}, Presets: fromDefault,
	References: []Reference{refCOMRights, refCOMLaunch},
	Item:       "system-settings",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		verb := comVerbs[d.Object.Rights]
		if verb == "" || noDACL(d) {
			continue
		}
		grants := broadGrants(d, comRemote)
		grants = append(grants, oldStyle(d)...)
		if len(grants) == 0 {
			continue
		}
		first := &d.DACL()[grants[0].ace]
		f := p.At(d, first.Spans.ACE, fmt.Sprintf(
			"%s may %s %s, from other machines too", names(d.DACL(), indexes(grants)), verb, comServer(d.Object)))
		f.Because = fmt.Sprintf("`%s` has %s", text(d, first.Spans.ACE), and(remoteRights(grants[0].bits)))
		if grants[0].bits == comExecute {
			f.Because = fmt.Sprintf("`%s` has only COM_RIGHTS_EXECUTE (0x1), which without any other right means local and remote", text(d, first.Spans.ACE))
		}
		f.Remedy = fmt.Sprintf("write the access mask %s, or grant rights only to those who need the server", localRights[d.Object.Rights])
		if slices.ContainsFunc(grants, func(g grant) bool { return access.Unvouched(d.DACL()[g.ace].SID) }) {
			f.Severity = Error
		}
		p.Report(f)
	}
}}

// The rights to a COM server ("Access control lists for COM", Windows
// documentation).
const (
	comExecute sddl.AccessMask = 0x1
	comRemote  sddl.AccessMask = 0x4 | 0x10 // COM_RIGHTS_EXECUTE_REMOTE, COM_RIGHTS_ACTIVATE_REMOTE
)

// comVerbs say what COM permissions are about.
var comVerbs = map[sddl.ObjectKind]string{sddl.KindCOMLaunch: "start", sddl.KindCOMAccess: "call"}

// localRights are the rights to start and to call a COM server on the same machine.
var localRights = map[sddl.ObjectKind]string{
	sddl.KindCOMLaunch: "0xb (COM_RIGHTS_EXECUTE, _EXECUTE_LOCAL and _ACTIVATE_LOCAL)",
	sddl.KindCOMAccess: "0x3 (COM_RIGHTS_EXECUTE and _EXECUTE_LOCAL)",
}

// remoteRights names the rights of callers on other machines.
func remoteRights(bits sddl.AccessMask) []string {
	var words []string
	if bits&0x4 != 0 {
		words = append(words, "COM_RIGHTS_EXECUTE_REMOTE (0x4)")
	}
	if bits&0x10 != 0 {
		words = append(words, "COM_RIGHTS_ACTIVATE_REMOTE (0x10)")
	}
	return words
}

// comServer says whose permissions they are.
func comServer(o *access.Object) string {
	if strings.HasPrefix(o.Name, "Default") {
		return "each COM server without permissions of its own"
	}
	return "the COM server of " + short(o.Name, maxName)
}

// oldStyle returns the broad grants of a descriptor in which all entries have the
// one right that stands for all.
func oldStyle(d *access.Descriptor) []grant {
	for _, ace := range d.DACL() {
		if ace.Mask != comExecute {
			return nil
		}
	}
	return broadGrants(d, comExecute)
}
