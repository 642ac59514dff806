package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var autostartWrite = &Rule{Meta: Meta{
	ID:      "INF508",
	Name:    "autostart-write",
	Summary: "The registry is changed so that Windows runs a program or loads a library elsewhere than in the driver.",
	Why: "Windows reads these places at startup, at logon or in every process. What a package puts there runs outside of the driver, as every user or as the system, does not go away with the device, and is what malware does to stay. " +
		"Several of the values hold a list or replace what is there, so that a package also takes out what others, or Windows, had put in. " +
		"It is a note for Run, RunOnce and Active Setup, which are documented ways to start programs of users. RunOnce lines that install software devices (`streamci,StreamingDeviceSetup`), which Windows runs during the installation, are left alone. " +
		"Svchost.exe, whose groups of services stand in the registry as well, is documented to be for services of Windows alone.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Global

[Acme.Global]
HKLM,"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Windows",AppInit_DLLs,,acmehook.dll
`,
	Good: exampleGuardedDevice + `[Acme.NT.Software]
AddSoftware = AcmeTool,,Acme.Tool

[Acme.Tool]
SoftwareType = 2
SoftwareID = pfn://acme.tool_1234567890abc
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.1,
	CWE: []string{"CWE-15", "CWE-506"}, Presets: fromDefault,
	References: []Reference{refRunKeys, refRunOnce, refAppInit, refServicePrograms, refAddReg}, InfVerif: []string{"1222", "1223", "1304", "1321"},
	Item: "system-settings",
}, Check: func(p *Pass) {
	p.reportSensitive(func(v *facts.SensitiveValue) (string, Severity) {
		switch v.Kind {
		case facts.RunsAtLogon:
			return fmt.Sprintf("this line makes Windows %s, whether the device is there or not. A service of the package (AddService), or an app that AddSoftware installs, goes away with the device.", v.Meaning), Note
		case facts.LoadsCode:
			return fmt.Sprintf("this line makes Windows %s. Leave it out: a driver package has no business there; its own code runs as a driver or as a service (AddService).", v.Meaning), Warning
		case facts.SharesProcess:
			if !partOfWindows(p.File) {
				return fmt.Sprintf("this line makes Windows %s. Write a program for the service, and install it with AddService.", v.Meaning), Warning
			}
		}
		return "", Off
	})
}}
