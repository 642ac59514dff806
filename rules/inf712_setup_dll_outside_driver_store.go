package rules

import (
	"fmt"
	"strings"
)

var setupDLLOutsideDriverStore = &Rule{Meta: Meta{
	ID:      "INF712",
	Name:    "setup-dll-outside-driver-store",
	Summary: "Windows loads a class installer or a provider of property pages from outside the driver store.",
	Why: "Installer32 names a library that Windows calls for every installation of a device of the class, with the rights of the installation; EnumPropPages32 names one that runs in Device Manager, as the administrator who looks at the device's properties. " +
		"Windows looks up a name without a directory among the system's libraries, where drivers share one directory and the last file installed stays. Another directory is only as safe as the list of those who may write there. " +
		"In the driver store each package has its own files, which nobody changes. The rule takes libraries that the INF file does not copy to be part of Windows.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT]
AddReg = Acme.Pages
CopyFiles = Acme.Files

[Acme.Files]
acmeprop.dll

[Acme.Pages]
HKR,,EnumPropPages32,,"acmeprop.dll,AcmePages"

[DestinationDirs]
Acme.Files = 13
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT]
AddReg = Acme.Pages
CopyFiles = Acme.Files

[Acme.Files]
acmeprop.dll

[Acme.Pages]
HKR,,EnumPropPages32,,"%13%\acmeprop.dll,AcmePages"

[DestinationDirs]
Acme.Files = 13
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.3,
	CWE: []string{"CWE-427"}, Presets: fromStrict,
	References: []Reference{refAddReg, refClassInstall, refIsolation},
	Item:       "apps-and-programs",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	var copied map[string]bool
	for _, value := range []string{"Installer32", "EnumPropPages32"} {
		for o, s := range p.settings(value) {
			library, _, _ := strings.Cut(s.Entry.Value(5), ",")
			if copied == nil {
				copied = map[string]bool{}
				for file := range copiedFiles(p.File) {
					copied[strings.ToLower(file)] = true
				}
			}
			bare := !strings.ContainsAny(library, `\/`)
			if library == "" || strings.HasPrefix(library, `%13%\`) || bare && !copied[strings.ToLower(library)] {
				continue
			}
			f := p.On(o, s, fmt.Sprintf("Windows loads `%s` of %s from outside the driver store", library, name(o)))
			f.Because = "whoever replaces the file runs code with the rights of " + setupCaller(value)
			f.Remedy = fmt.Sprintf("copy the file to the driver store (dirid 13) and write `%%13%%\\%s`", library[strings.LastIndexAny(library, `\/`)+1:])
			p.Report(f)
		}
	}
}}

// setupCaller says whose rights a library has.
func setupCaller(value string) string {
	if value == "Installer32" {
		return "the installation"
	}
	return "the administrator who looks at the properties of the device"
}
