package rules

import "github.com/inflint/inflint/sddl"

var fileSecurityUsersWrite = &Rule{Meta: Meta{
	ID:      "INF502",
	Name:    "file-security-users-write",
	Summary: "Ordinary users or sandboxed code may change the files that the section copies.",
	Why: "The .Security section of a file-list section has the descriptor of the files that CopyFiles copies. Whoever may write to a program or library there runs code as everybody who uses it, services and the system included. " +
		"Whoever may write to data decides what the driver and its services read. The documentation says not to grant write access to nonprivileged users.",
	Bad: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Tools = 16422,Acme

[Acme.NT]
CopyFiles = Acme.Tools

[Acme.Tools]
acmetool.exe

[Acme.Tools.Security]
"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;FRFWFX;;;BU)"
`,
	Good: exampleGuardedDevice + `[DestinationDirs]
DefaultDestDir = 13
Acme.Tools = 16422,Acme

[Acme.NT]
CopyFiles = Acme.Tools

[Acme.Tools]
acmetool.exe

[Acme.Tools.Security]
"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;FRFX;;;BU)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.8,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refCopyFiles, refSecureInstall},
	Item:       "keys-and-files",
}, Check: func(p *Pass) {
	rights := sddl.KindFile.WriteBits() | sddl.Delete | controls
	for d := range p.secured(sddl.KindFile) {
		grants := broadGrants(d, rights)
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, rights, "%s may change %s")
		f.Because += ", so they can change or remove what others run or read"
		f.Remedy = withoutWrite(d, grants[0], "FRFX")
		p.Report(f)
	}
}}
