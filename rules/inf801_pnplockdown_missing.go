package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var pnpLockdownMissing = &Rule{Meta: Meta{
	ID:      "INF801",
	Name:    "pnplockdown-missing",
	Summary: "Programs may replace the driver's files, since PnpLockdown is not 1.",
	Why: "With `PnpLockdown = 1` in [Version], Windows keeps programs from changing or deleting the files that the INF file copies; drivers then change only through an installation, which checks the signature. " +
		"Without it, any program that runs as an administrator can replace the driver with another file, such as an older and faulty one that is signed just as well, and Windows loads that. " +
		"The documentation asks for the line since Windows Vista, but exempts packages whose uninstallers delete the files themselves: for packages that name neither Windows 10 nor ARM64, only the strict preset reports it. " +
		"The rule says nothing about INF files that copy no file.",
	Bad:      exampleHead + exampleClass + exampleProvider + exampleCatalog + exampleDriverVer,
	Good:     exampleVersion,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 4.4,
	CWE: []string{"CWE-732", "CWE-494"}, Presets: fromDefault,
	References: []Reference{refVersion}, InfVerif: []string{"1324"},
	Item: "pnplockdown",
}, Check: func(p *Pass) {
	if !p.Strict() && !p.madeForWindows10() || !installsSomething(p.File) || partOfWindows(p.File) || !copiesFiles(p.File) || !p.File.HasSignature() {
		return
	}
	line := p.File.Version().PnpLockdown
	f := Finding{InfVerif: "1324",
		Because: "without an installation, any program that runs as an administrator can replace the files that this INF file copies",
		Remedy:  "write `PnpLockdown = 1` in [Version]",
	}
	if line == nil {
		f.Span, f.Message = versionSpan(p.File), "[Version] has no PnpLockdown"
		if edit, ok := addToVersion(p.File, "PnpLockdown", "1"); ok {
			f.Fixes = []Fix{{"keep programs from replacing the driver's files", true, []inf.Edit{edit}}}
		}
		p.Report(f)
		return
	}
	value := line.Field(1)
	if n, ok := value.Uint(); ok && n == 1 || !value.Known() {
		return
	}
	f.Span, f.Entry, f.Message = line.Span(), line, fmt.Sprintf("PnpLockdown is `%s`, not 1", value.Value)
	if !line.Lone() {
		f.Fixes = []Fix{{"keep programs from replacing the driver's files", true, []inf.Edit{{Span: value.Span(), New: "1"}}}}
	}
	p.Report(f)
}}
