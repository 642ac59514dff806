package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var dllRegistration = &Rule{Meta: Meta{
	ID:      "INF511",
	Name:    "dll-registration",
	Summary: "Windows runs code of a library of the package while it installs it.",
	Why: "RegisterDlls loads libraries into the process that installs the package, which runs as the system or as an administrator, and calls what they export (DllRegisterServer, DllInstall). Code that runs at that time can do anything, is not undone with the package, and runs before anybody has looked at the device. " +
		"Driver packages are meant to be declarative: COM classes are registered with AddComServer, or with AddReg lines below HKR.",
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
					Message: fmt.Sprintf("RegisterDlls in [%s] runs code of the package as the system while Windows installs it. Register COM classes by AddComServer or by AddReg lines instead.", r.Section.Name),
				})
			}
		}
	}
}}
