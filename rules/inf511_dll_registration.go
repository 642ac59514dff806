package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var dllRegistration = &Rule{Meta: Meta{
	ID:      "INF511",
	Name:    "dll-registration",
	Summary: "Windows runs code of a library of the package while it installs it.",
	Why: "RegisterDlls loads libraries into the process that installs the package, which runs as the system or as an administrator, and calls what they export (DllRegisterServer, DllInstall). Code that runs at that time can do anything. Removing the package does not undo it, and it runs before anybody has looked at the device. " +
		"Driver packages are meant to be declarative: they register COM classes with AddComServer, or with AddReg lines below HKR.",
	Bad: exampleGuardedDevice + `[Acme.NT]
CopyFiles = @acmeprop.dll
RegisterDlls = Acme.Register

[Acme.Register]
11,,acmeprop.dll,1
`,
	Good: exampleGuardedDevice + `[Acme.NT]
CopyFiles = @acmeprop.dll
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 4.4,
	CWE: []string{"CWE-829"}, Presets: fromStrict,
	References: []Reference{refRegisterDlls, refIsolation}, InfVerif: []string{"1300", "1301", "1302"},
	Item: "legacy-directives",
}, Check: func(p *Pass) {
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			if r.Role != inf.RoleInstall || !seen.add(r.Section) {
				continue
			}
			for e := range r.Section.All("RegisterDlls") {
				p.Report(Finding{
					Span: e.Key.Span(), Entry: e,
					Message: fmt.Sprintf("RegisterDlls in [%s] runs code of the package while Windows installs it", r.Section.Name),
					Because: "the code runs as SYSTEM or as an administrator, and can do anything",
					Remedy:  "register COM classes with AddComServer, or with AddReg lines below HKR",
				})
			}
		}
	}
}}
