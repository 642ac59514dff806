package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
)

var sourceFileNotListed = &Rule{Meta: Meta{
	ID:      "INF924",
	Name:    "source-file-not-listed",
	Summary: "A file that is copied is not in [SourceDisksFiles].",
	Why: "[SourceDisksFiles] says where in the package the files are that CopyFiles copies. Windows does not find a file that has no line there, and the installation fails; tools that make catalogs pass over the file. InfVerif has an error for it (1230). " +
		"Often there is a section for some architectures of the package, and none for another. The rule says nothing about files whose names a build fills in.",
	Bad: `[Acme.NT]
CopyFiles = @acme.dll
`,
	Good: `[Acme.NT]
CopyFiles = @acme.dll

[SourceDisksFiles]
acme.dll = 1
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refSourceFiles, refCopyFiles, refInfVerif}, InfVerif: []string{"1230"},
	Item: "sources-listed",
}, Check: func(p *Pass) {
	if p.File.Section("Version").First("LayoutFile") != nil {
		return // which says where the files of Windows are
	}
	for c := range facts.FileCopies(p.Facts) {
		if !c.Known() || len(facts.SourceDisks(p.Facts).Sources(c.File(), c.Arch).Lines) > 0 {
			continue
		}
		f := Finding{InfVerif: "1230", Span: c.Source.Span(), Entry: c.Entry,
			Message: fmt.Sprintf("`%s` is not in [SourceDisksFiles]", c.File()),
			Because: "Windows does not find the file in the package",
			Remedy:  fmt.Sprintf("add `%s = 1` to [SourceDisksFiles], where 1 is the number of its disk in [SourceDisksNames]", c.File())}
		if listed := facts.SourceDisks(p.Facts).Sources(c.File(), "").Lines; len(listed) > 0 {
			f.Message = fmt.Sprintf("`%s` is in [%s], but in no section for %s", c.File(), listed[0].Section.Name, c.Arch)
			f.Because = "Windows does not find the file on " + c.Arch
			f.Remedy = fmt.Sprintf("add the file to [SourceDisksFiles.%s]", c.Arch)
			f.Related = []Related{{Span: listed[0].Span(), Message: "it is listed here"}}
		}
		p.require(f, c.Install)
	}
}}
