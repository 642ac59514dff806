package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var pnpLockdownMissing = &Rule{Meta: Meta{
	ID:      "INF801",
	Name:    "pnplockdown-missing",
	Summary: "Programs may replace the driver's files, since PnpLockdown is not 1.",
	Why: "With `PnpLockdown = 1` in [Version], Windows keeps programs from changing or deleting the files that the INF file copies; drivers then change only by way of an installation, which checks the signature. " +
		"Without it any program that runs as an administrator can put another file in the place of the driver, an older and faulty one that is signed just as well, and what it leaves there is loaded. " +
		"The documentation asks for the line since Windows Vista, but lets packages do without it whose uninstallers delete the files themselves: those that name neither Windows 10 nor ARM64 are left to the strict preset. " +
		"Nothing is said about INF files that copy no file.",
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
	if line == nil {
		f := Finding{Span: versionSpan(p.File), Message: "[Version] has no PnpLockdown: a program that runs as an administrator can replace the files that this INF file copies without an installation. Add `PnpLockdown = 1`."}
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
	f := Finding{Span: line.Span(), Entry: line, Message: fmt.Sprintf(
		"PnpLockdown is `%s`, so that a program that runs as an administrator can replace the files that this INF file copies without an installation. Write `PnpLockdown = 1`.", value.Value)}
	if !line.Lone() {
		f.Fixes = []Fix{{"keep programs from replacing the driver's files", true, []inf.Edit{{Span: value.Span(), New: "1"}}}}
	}
	p.Report(f)
}}
