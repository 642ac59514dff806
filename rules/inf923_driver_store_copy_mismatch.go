package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/rules/facts"
)

var driverStoreCopyMismatch = &Rule{Meta: Meta{
	ID:      "INF923",
	Name:    "driver-store-copy-mismatch",
	Summary: "A file of the driver store is to be copied under another name, or to another directory of it.",
	Why: "A file with dirid 13 stays where Windows keeps the package, in the directory and under the name that it has in the package. CopyFiles cannot rename it, and the subdirectory in [DestinationDirs] has to be that in [SourceDisksFiles]; InfVerif rejects anything else (1100). " +
		"The rule says nothing where [SourceDisksNames] has a path of its own.",
	Bad: `[Acme.NT]
CopyFiles = Acme.Files

[Acme.Files]
acme.dll,acme64.dll

[DestinationDirs]
Acme.Files = 13

[SourceDisksFiles]
acme64.dll = 1
`,
	Good: `[Acme.NT]
CopyFiles = Acme.Files

[Acme.Files]
acme64.dll

[DestinationDirs]
Acme.Files = 13

[SourceDisksFiles]
acme64.dll = 1
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refIsolation, refCopyFiles, refInfVerif}, InfVerif: []string{"1100"},
	Item: "store-names",
}, Check: func(p *Pass) {
	for c := range facts.FileCopies(p.Facts) {
		if !c.Known() || c.Dir == nil || c.Dir.Value(1) != "13" || !c.Dir.Field(2).Known() {
			continue
		}
		if name := strings.TrimPrefix(c.Name.Value, "@"); !strings.EqualFold(name, c.File()) {
			p.require(Finding{InfVerif: "1100", Span: c.Entry.Span(), Entry: c.Entry,
				Message: fmt.Sprintf("`%s` cannot be renamed to `%s`", c.File(), name),
				Because: "the file stays in the driver store (dirid 13), under the name that it has in the package",
				Remedy:  fmt.Sprintf("name the file `%s` in the package, or keep its own name here", name)}, c.Install)
			continue
		}
		sources := facts.SourceDisks(p.Facts).Sources(c.File(), c.Arch)
		if len(sources.Lines) == 0 || sources.MayLieIn(c.Dir.Value(2)) {
			continue
		}
		line := sources.Lines[0]
		p.require(Finding{InfVerif: "1100", Span: c.Name.Span(), Entry: c.Entry,
			Message: fmt.Sprintf("`%s` lies in %s and cannot be copied to %s", c.File(), directory(line.Value(2)), directory(c.Dir.Value(2))),
			Because: "the file stays in the driver store (dirid 13), in the directory that it has in the package",
			Remedy:  "write the same subdirectory in [SourceDisksFiles] and in [DestinationDirs]",
			Related: []Related{
				{Span: line.Span(), Message: "where the file lies in the package"},
				{Span: c.Dir.Span(), Message: "where it is copied to"},
			}}, c.Install)
	}
}}

func directory(path string) string {
	if path = strings.Trim(path, `\`); path != "" {
		return "`" + path + "`"
	}
	return "the directory of the INF file"
}
