package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var catalogName = &Rule{Meta: Meta{
	ID:      "INF922",
	Name:    "catalog-misnamed-or-copied",
	Summary: "CatalogFile names no .cat file, or the catalog is among the files to copy.",
	Why: "The catalog lies beside the INF file, and Windows finds it there by the name in CatalogFile, which ends in .cat. Windows installs it itself: [SourceDisksFiles] does not list it, and CopyFiles does not copy it. " +
		"As a file of the package it would have to contain its own hash. InfVerif checks both (1213, 1214). INF802 reports files that name no catalog at all.",
	Bad:      exampleHead + exampleClass + exampleProvider + "CatalogFile = acme.cab\n" + exampleDriverVer + exampleLockdown,
	Good:     exampleVersion,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refVersion, refSourceFiles, refInfVerif}, InfVerif: []string{"1213", "1214"},
	Item: "catalog-named",
}, Check: func(p *Pass) {
	catalogs := map[string]bool{}
	for _, e := range namedCatalogs(p.File) {
		name := e.Field(1)
		if !name.Known() {
			continue
		}
		catalogs[strings.ToLower(name.Value)] = true
		if !strings.HasSuffix(strings.ToLower(name.Value), ".cat") {
			p.requireAnywhere(Finding{InfVerif: "1214", Span: name.Span(), Entry: e,
				Message: fmt.Sprintf("`%s` is not the name of a catalog", name.Value),
				Because: "the name of a catalog ends in .cat",
				Remedy:  "write the name of the catalog of this package"})
		}
	}
	for _, s := range p.File.Sections {
		if base, _, _ := strings.Cut(s.Name, "."); !strings.EqualFold(base, "SourceDisksFiles") {
			continue
		}
		for _, e := range s.Entries() {
			if e.Key != nil && catalogs[strings.ToLower(e.Key.Value)] {
				p.copiedCatalog(e, e.Key, "listed in ["+s.Name+"]")
			}
		}
	}
	for c := range facts.FileCopies(p.Facts) {
		if catalogs[strings.ToLower(c.File())] {
			p.copiedCatalog(c.Entry, c.Name, "copied")
		}
	}
}}

func (p *Pass) copiedCatalog(e *inf.Entry, name *inf.Field, what string) {
	p.requireAnywhere(Finding{InfVerif: "1213", Span: name.Span(), Entry: e,
		Message: "the catalog is " + what,
		Because: "Windows installs the catalog itself, from the folder of the INF file",
		Remedy:  "delete this line"})
}
