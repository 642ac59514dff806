package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

var architectureWithoutCatalog = &Rule{Meta: Meta{
	ID:      "INF806",
	Name:    "architecture-without-catalog",
	Summary: "An architecture that the file installs on has no catalog, while others have one.",
	Why: "A line such as `CatalogFile.NTamd64` names the catalog for one architecture; architectures without a line of their own use `CatalogFile`. If that is missing, the driver is unsigned on them, although the package is signed. " +
		"One catalog is enough for all architectures, and that is what the documentation recommends.",
	Bad: exampleHead + exampleClass + exampleProvider + "CatalogFile.NTarm64 = acme_arm64.cat\n" + exampleDriverVer + exampleLockdown + `
[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleVersion + `
[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.3,
	CWE: []string{"CWE-347"}, Presets: fromStrict,
	References: []Reference{refVersion, refCatalogs}, InfVerif: []string{"1233"},
	Item: "catalog-architectures",
}, Check: func(p *Pass) {
	catalogs := namedCatalogs(p.File)
	signed := map[string]bool{}
	for _, e := range catalogs {
		_, platform, _ := strings.Cut(strings.ToLower(e.Key.Value), ".")
		arch := strings.TrimPrefix(platform, "nt")
		if arch == "" || !e.Key.Known() {
			return // for all that have none of their own
		}
		signed[arch] = true
	}
	if len(signed) == 0 {
		return
	}
	var without []string
	var related []Related
	seen := map[string]bool{}
	for _, in := range p.File.Installs() {
		for l := range in.Listings {
			arch := l.Decoration.Arch
			if arch == "" || arch == inf.AnyArch || signed[arch] || seen[arch] {
				continue
			}
			seen[arch] = true
			without = append(without, arch)
			related = append(related, Related{Span: l.Manufacturer.Span(), Message: "drivers for " + arch + " are installed from here"})
		}
	}
	if len(without) == 0 {
		return
	}
	p.Report(Finding{InfVerif: "1233", Span: catalogs[0].Key.Span(), Entry: catalogs[0], Related: related,
		Message: fmt.Sprintf("[Version] names no catalog for %s", and(without)),
		Because: "Windows treats the driver as unsigned there",
		Remedy:  fmt.Sprintf("write `CatalogFile = %s`, which is for all architectures, and have that catalog cover all files", catalogs[0].Value(1)),
	})
}}
