package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var undecoratedArchitecture = &Rule{Meta: Meta{
	ID:      "INF912",
	Name:    "undecorated-architecture",
	Summary: "A Models section has no architecture in its name.",
	Why: "Since Windows Server 2003, Windows takes a Models section without an architecture in its name for one of x86, and does not install the devices in it on other architectures. For a decoration `NT` without an architecture, the documents disagree. " +
		"InfVerif warns of it (2010): a package is to say for which architectures it is.",
	Bad: `[Manufacturer]
"Acme 32" = Models32,NT.10.0...17763

[Models32.NT.10.0...17763]
"Acme Device" = Acme,ROOT\ACME32
`,
	Good: `[Manufacturer]
"Acme 32" = Models32,NTx86.10.0...17763

[Models32.NTx86.10.0...17763]
"Acme Device" = Acme,ROOT\ACME32
`,
	Severity: Warning, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refManufacturer, refPlatforms, refInfVerif}, InfVerif: []string{"2010"},
	Item: "architectures",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		for l := range in.Listings {
			if l.Decoration.Arch != "" || !seen.add(l.Models) {
				continue
			}
			span, where := l.Manufacturer.Field(1).Span(), "on x86 only"
			if l.Decoration.Text != "" {
				span, where = l.Manufacturer.Span(), "on x86 only or everywhere; Microsoft's documents disagree"
			}
			p.require(Finding{InfVerif: "2010", Span: span, Entry: l.Manufacturer,
				Message: fmt.Sprintf("[%s] has no architecture in its name", l.Models.Name),
				Because: "Windows installs the devices of the section " + where,
				Remedy:  fmt.Sprintf("write a section for each architecture, such as [%[1]s.NTamd64], and list it here: `%[1]s,NTamd64`", l.Manufacturer.Value(1)),
				Related: []Related{{Span: l.Models.Headers[0], Message: "the section"}}}, in)
		}
	}
}}
