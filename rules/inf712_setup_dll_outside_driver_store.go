package rules

import (
	"fmt"
	"strings"
)

var setupDLLOutsideDriverStore = &Rule{Meta: Meta{
	ID:      "INF712",
	Name:    "setup-dll-outside-driver-store",
	Summary: "A class installer or a provider of property pages is not loaded from the driver store.",
	Why: "Installer32 names a library that Windows calls for every installation of a device of the class, with the rights of the installation; EnumPropPages32 names one that runs in Device Manager, as the administrator who looks at the device's properties. " +
		"A name without a directory is looked up among the system's libraries, where files of several drivers lie side by side and the last one installed stays; another directory is as safe as those who may write there. " +
		"In the driver store each package has files of its own, which nobody changes. Libraries that the INF file does not copy are taken to be part of Windows.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"

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
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"

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
			p.Report(p.On(o, s, fmt.Sprintf(
				"`%s` of %s is not loaded from the driver store, so that whoever replaces the file runs code with the rights of %s. Copy it to DIRID 13 and write `%%13%%\\%s`.",
				library, name(o), setupCaller(value), library[strings.LastIndexAny(library, `\/`)+1:])))
		}
	}
}}

// setupCaller says whose rights a library has.
func setupCaller(value string) string {
	if value == "Installer32" {
		return "the installation"
	}
	return "whoever looks at the properties of the device"
}
