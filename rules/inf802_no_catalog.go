package rules

import "github.com/inflint/inflint/inf"

var noCatalog = &Rule{Meta: Meta{
	ID:      "INF802",
	Name:    "no-catalog",
	Summary: "The INF file names no catalog, so Windows treats the package as unsigned.",
	Why: "The catalog has the hashes of all files of a driver package and carries its signature. If the INF file has no CatalogFile line, Windows treats the package as unsigned, whatever lies beside it: " +
		"nobody can tell whether the files are the vendor's. The rule passes over INX files, since stampinf may add the line, and INF files of Windows itself. " +
		"Only the strict preset reports packages for versions before Windows 10, which took unsigned drivers.",
	Bad:      exampleHead + exampleClass + exampleProvider + exampleDriverVer + exampleLockdown,
	Good:     exampleVersion,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.3,
	CWE: []string{"CWE-347"}, Presets: fromDefault,
	References: []Reference{refVersion, refCatalogs}, InfVerif: []string{"1233"},
	Item: "catalog-named",
}, Check: func(p *Pass) {
	f := p.File
	if !p.Strict() && !p.madeForWindows10() || len(namedCatalogs(f)) > 0 || inf.IsTemplate(f.Name) || !installsSomething(f) || partOfWindows(f) || !f.HasSignature() {
		return
	}
	p.Report(Finding{InfVerif: "1233", Span: versionSpan(f),
		Message: "[Version] names no catalog",
		Because: "even if a signed catalog lies beside the INF file, Windows treats the package as unsigned: it refuses the package, or asks an administrator first" + p.requirement("1233", nil, Warning).consequence(),
		Remedy:  "write `CatalogFile = …` with the name of the catalog of this package",
	})
}}
