package rules

import (
	"github.com/inflint/inflint/rules/facts"
)

var autostartWrite = &Rule{Meta: Meta{
	ID:      "INF508",
	Name:    "autostart-write",
	Summary: "The package changes the registry so that Windows runs a program or loads a library outside the driver.",
	Why: "Windows reads these places at startup, at logon or in every process. Code that a package puts there runs outside the driver, as every user or as the system, and does not go away with the device. Malware uses the same places to stay on a machine. " +
		"Several of the values hold a list or replace what is there, so the package can also remove what others, or Windows, put in. " +
		"It is a note for Run, RunOnce and Active Setup, which are documented ways to start programs of users. The rule passes over RunOnce lines that install software devices (`streamci,StreamingDeviceSetup`): Windows runs them during the installation. " +
		"The registry also lists the groups of services in svchost.exe, which the documentation reserves for services of Windows.",
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
	p.reportSensitive(func(v *facts.SensitiveValue) Finding {
		f := Finding{Message: "this line makes Windows " + v.Meaning}
		switch v.Kind {
		case facts.RunsAtLogon:
			f.Severity = Note
			f.Because = "the command runs whether the device is there or not"
			f.Remedy = "write a service for it (AddService), or offer an app in the Store (AddSoftware)"
			return f
		case facts.LoadsCode:
			f.Because = "the code runs in other programs or in place of them, even when the device is gone"
			f.Remedy = "delete the line, and run your code in the driver or in a service (AddService)"
			return f
		case facts.SharesProcess:
			if !partOfWindows(p.File) {
				f.Because = "svchost.exe is reserved for services of Windows"
				f.Remedy = "write a program for the service, and install it with AddService"
				return f
			}
		}
		return Finding{}
	})
}}
