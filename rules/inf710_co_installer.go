package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var coInstaller = &Rule{Meta: Meta{
	ID:      "INF710",
	Name:    "co-installer",
	Summary: "A co-installer runs while Windows installs the device.",
	Why: "A co-installer is a library that Windows loads into the process that installs the device, and calls at every step, with the rights of the installation, whoever plugs the device in. " +
		"A fault in it, or a library that it loads from a place where others may write, gives these rights away. " +
		"An INF file can declare everything that co-installers did. Since January 2023 the Hardware Developer Center no longer signs packages with one. " +
		"The co-installers of the frameworks and of WinUSB, which Windows 10 and later do not need, are a note in the strict preset. Only that preset reports packages for versions before Windows 10: when they were made, there was no other way.",
	Bad: `[Acme.NT.CoInstallers]
AddReg = Acme.CoInstaller

[Acme.CoInstaller]
HKR,,CoInstallers32,0x00010000,"acmeco.dll,AcmeCoInstaller"
`,
	Good: `[Acme.NT.Software]
AddSoftware = Acme,,Acme.Software

[Acme.Software]
SoftwareType = 2
SoftwareID = pfn://AcmeControl_1a2b3c4d5e6f7
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 5.5,
	CWE: []string{"CWE-829", "CWE-477"}, Presets: fromDefault,
	References: []Reference{refCoInstallers, refClassCo}, InfVerif: []string{"1303"},
	Item: "co-installers",
}, Check: func(p *Pass) {
	seen := set[*inf.Entry]{}
	for o, s := range p.AllSettings {
		if s.Name != "CoInstallers32" || s.Reg.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 || !seen.add(s.Entry) {
			continue
		}
		libraries := coInstallers(s.Entry)
		if len(libraries) == 0 || partOfWindows(p.File) || p.madeBeforeWindows10() && !p.Strict() {
			continue
		}
		f := p.On(o, s, fmt.Sprintf("%s while Windows installs %s", coInstallersRun(libraries), name(o)))
		f.Because = whatCoInstallersHave
		f.Remedy = "declare in the INF file what the co-installer does, or do it in the driver or in a service"
		f.InfVerif = "1303"
		if !slices.ContainsFunc(libraries, foreignCoInstaller) {
			if !p.Strict() {
				continue
			}
			f.Severity, f.InfVerif = Note, "" // InfVerif lets these pass: see docs/infverif.md
			f.Because = "Windows 10 and later have the frameworks, and need no co-installer"
			f.Remedy = "delete the section and its files, unless the package is also for versions before Windows 10"
		}
		p.Report(f)
	}
	p.classCoInstallers()
}}

const whatCoInstallersHave = "a co-installer has the rights of the installation, and Microsoft no longer signs packages with one"

// classCoInstallers reports the lines that register a co-installer for all devices
// of a setup class.
func (p *Pass) classCoInstallers() {
	if p.madeBeforeWindows10() && !p.Strict() {
		return
	}
	for _, line := range facts.SystemLines(p.Facts) {
		key, ok := controlSet(line)
		if !ok || key != `control\codeviceinstallers` || line.Name == nil || line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 {
			continue
		}
		libraries := coInstallers(line.Entry)
		if len(libraries) == 0 || partOfWindows(p.File) {
			continue
		}
		f := Finding{
			Span: line.Value.Span(), Entry: line.Entry,
			Message: fmt.Sprintf("%s while Windows installs any device of the setup class %s, whoever makes it", coInstallersRun(libraries), line.Name.Value),
			Because: whatCoInstallersHave, Remedy: "declare in the INF file what the co-installer does", InfVerif: "1303",
		}
		f.relatePath(line.Reach)
		p.Report(f)
	}
}

// coInstallers lists the libraries of a line: "library.dll,entry point". Of names
// with a version that the build is to fill in, the beginning is enough.
func coInstallers(e *inf.Entry) []string {
	var libraries []string
	for i := 5; i <= len(e.Fields); i++ {
		library, _, _ := strings.Cut(e.Value(i), ",")
		library = strings.TrimSpace(library)
		known := e.Field(i).Known() || library != "" && library[0] != '%' && library[0] != '$'
		if known && strings.Contains(library, ".") {
			libraries = append(libraries, library)
		}
	}
	return libraries
}

// coInstallersRun begins a sentence about co-installers, of many the first few.
func coInstallersRun(libraries []string) string {
	if len(libraries) == 1 {
		return "the co-installer `" + libraries[0] + "` runs"
	}
	var quoted []string
	for _, library := range libraries[:min(4, len(libraries))] {
		quoted = append(quoted, "`"+library+"`")
	}
	return "the co-installers " + and(quoted) + " run"
}

// foreignCoInstaller reports whether a library is none of those that Microsoft has
// vendors ship with their drivers.
func foreignCoInstaller(library string) bool {
	library = strings.ToLower(library[strings.LastIndexByte(library, '\\')+1:])
	for _, prefix := range []string{"wdfcoinstaller", "wudfcoinstaller", "wudfupdate", "winusbcoinstaller"} {
		if strings.HasPrefix(library, prefix) {
			return false
		}
	}
	return true
}
