package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

var addSoftwareExe = &Rule{Meta: Meta{
	ID:      "INF711",
	Name:    "addsoftware-exe",
	Summary: "The installation of the device runs a program.",
	Why: "With SoftwareType 1, AddSoftware has Windows run an EXE or MSI file after the installation of the device, silently, on every machine that has the device. The INF file does not show what it does, and removing the driver does not undo it. " +
		"The Store checks its software (SoftwareType 2), and users can update and remove it. " +
		"It is a warning when SoftwareBinary is not in the driver store (%13%): Windows then runs the file at that path, whoever put it there.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT.Software]
AddSoftware = AcmeControl,,Acme.Software

[Acme.Software]
SoftwareType = 1
SoftwareBinary = %13%\setup.exe
SoftwareVersion = 1.0.0.0
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT.Software]
AddSoftware = AcmeControl,,Acme.Software

[Acme.Software]
SoftwareType = 2
SoftwareID = pfn://AcmeControl_1a2b3c4d5e6f7
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.5,
	CWE: []string{"CWE-829"}, Presets: fromStrict,
	References: []Reference{refAddSoftware},
	Item:       "apps-and-programs",
}, Check: func(p *Pass) {
	for o, s := range p.settings("AddSoftware") {
		software := s.Entry.Section.File.Section(s.Entry.Value(3))
		kind := software.First("SoftwareType")
		if kind == nil || !kind.Field(1).Known() {
			continue
		}
		if n, ok := kind.Field(1).Uint(); !ok || n != 1 {
			continue
		}
		f := p.On(o, s, "")
		f.Related = []Related{{Span: kind.Field(1).Span(), File: software.File, Message: "SoftwareType 1 is a program"}}
		program := "a program"
		if binary := software.First("SoftwareBinary"); binary != nil && binary.Value(1) != "" {
			program = "`" + binary.Value(1) + "`"
			f.Span = binary.Field(1).Span()
			f.Entry = binary
			if outsideDriverStore(binary.Field(1)) {
				f.Severity = Warning
			}
		}
		f.Message = fmt.Sprintf("Windows silently runs %s after the installation of %s", program, name(o))
		f.Because = "Windows runs the program for whoever plugs the device in, without asking"
		f.Remedy = "if the software is in the Store, write `SoftwareType = 2` and `SoftwareID = pfn://…`, and delete SoftwareBinary. This needs Windows 10 1709 (build 16299)"
		if f.Severity == Warning {
			f.Because = "the path is outside the driver store: Windows runs the file there, whoever put it there"
			f.Remedy = "copy the file to the driver store (dirid 13) and write `%13%\\…`"
		}
		p.Report(f)
	}
}}

// outsideDriverStore reports whether a path names a directory other than that of
// the driver package. A bare name is one in the package.
func outsideDriverStore(path *inf.Field) bool {
	return path.Known() && strings.Contains(path.Value, `\`) && !strings.HasPrefix(path.Value, `%13%\`)
}
