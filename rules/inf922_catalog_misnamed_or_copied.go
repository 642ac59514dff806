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
	Summary: "CatalogFile names no .cat file, or the catalog is among the files that are copied.",
	Why: "The catalog lies beside the INF file, and Windows finds it there by the name in CatalogFile, which ends in .cat. Windows installs it itself: it is not listed in [SourceDisksFiles] and not copied by CopyFiles. " +
		"As a file of the package it would have to contain its own hash. InfVerif checks both (1213, 1214). A catalog that is not named at all is INF802.",
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
			p.requireAnywhere(Finding{InfVerif: "1214", Span: name.Span(), Entry: e, Message: fmt.Sprintf(
				"`%s` is no name of a catalog. Write that of the catalog of this package, which ends in .cat.", name.Value)})
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
	p.requireAnywhere(Finding{InfVerif: "1213", Span: name.Span(), Entry: e, Message: fmt.Sprintf(
		"the catalog is %s, but Windows installs it itself, from where the INF file is. Remove it here.", what)})
}
