package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var registrySecurityUsersWrite = &Rule{Meta: Meta{
	ID:      "INF501",
	Name:    "registry-security-users-write",
	Summary: "Ordinary users or sandboxed code may change the registry keys that the section creates.",
	Why: "The .Security section of an add-registry-section has the descriptor of the keys that the section creates. The driver and its services trust these keys as settings of an administrator: paths, limits, addresses of hardware. " +
		"Whoever may write there can give them other values, in the kernel and as the system, or make the key a link to another one. The documentation says not to grant write access to nonprivileged users. " +
		"A program keeps settings of its users below HKEY_CURRENT_USER.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)(A;CI;KA;;;BU)"
`,
	Good: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)(A;CI;KR;;;BU)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.8,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refAddReg, refSecureInstall, refKeyRights},
	Item:       "keys-and-files",
}, Check: func(p *Pass) {
	rights := sddl.KindKey.WriteBits() | sddl.Delete | controls
	for d := range p.secured(sddl.KindKey) {
		grants := broadGrants(d, rights)
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, rights, "%s may change %s")
		f.Because += ", so they can change or remove settings that the driver and its services trust"
		f.Remedy = withoutWrite(d, grants[0], "KR")
		p.Report(f)
	}
}}

// withoutWrite proposes an entry that lets its trustee read.
func withoutWrite(d *access.Descriptor, g grant, rights string) string {
	return "write `" + withRights(d, &d.DACL()[g.ace], rights) + "`"
}
