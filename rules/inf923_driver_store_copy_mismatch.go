package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var driverStoreCopyMismatch = &Rule{Meta: Meta{
	ID:      "INF923",
	Name:    "driver-store-copy-mismatch",
	Summary: "A file of the driver store is to be copied under another name, or to another directory of it.",
	Why: "A file with dirid 13 stays where Windows keeps the package, in the directory and under the name that it has in the package. CopyFiles cannot rename it, and the subdirectory in [DestinationDirs] has to be that in [SourceDisksFiles]; InfVerif rejects anything else (1100). The path of the disk in [SourceDisksNames] comes before that subdirectory. " +
		"Nor may it have flags that ask for a file that is there already (1103), or be deleted or renamed (1102).",
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
	References: []Reference{refIsolation, refCopyFiles, refInfVerif}, InfVerif: []string{"1100", "1102", "1103"},
	Item: "store-names",
}, Check: func(p *Pass) {
	p.storeOperations()
	for c := range facts.FileCopies(p.Facts) {
		if !c.Known() || c.Dir == nil || c.Dir.Value(1) != "13" || !c.Dir.Field(2).Known() {
			continue
		}
		if name := strings.TrimPrefix(c.Name.Value, "@"); !strings.EqualFold(name, c.File()) {
			p.require(Finding{InfVerif: "1100", Span: c.Entry.Span(), Entry: c.Entry,
				Message: fmt.Sprintf("`%s` cannot be renamed to `%s`", c.File(), name),
				Because: "Windows keeps the file in the driver store (dirid 13), under the name that it has in the package",
				Remedy:  fmt.Sprintf("name the file `%s` in the package, or keep its own name here", name)}, c.Install)
			continue
		}
		sources := facts.SourceDisks(p.Facts).Sources(c.File(), c.Arch)
		p.storeFlags(c)
		if len(sources.Lines) == 0 || sources.MayLieIn(c.Dir.Value(2)) {
			continue
		}
		line := sources.Lines[0]
		p.require(Finding{InfVerif: "1100", Span: c.Name.Span(), Entry: c.Entry,
			Message: fmt.Sprintf("`%s` lies in %s and cannot be copied to %s", c.File(), directory(sources.Folder), directory(c.Dir.Value(2))),
			Because: "the file stays in the driver store (dirid 13), in the directory that it has in the package",
			Remedy:  "write the same subdirectory in [DestinationDirs] as in [SourceDisksFiles], with the path of [SourceDisksNames] before it",
			Related: []Related{
				{Span: line.Span(), Message: "where the file lies in the package"},
				{Span: c.Dir.Span(), Message: "where it is copied to"},
			}}, c.Install)
	}
}}

// conditions are the flags of CopyFiles that make a copy depend on a file that is there
// already: COPYFLG_NO_OVERWRITE, COPYFLG_REPLACEONLY. In the driver store there is none.
const conditions = 0x10 | 0x400

// storeFlags reports the flags of a line that its file, which stays in the driver store,
// cannot have.
func (p *Pass) storeFlags(c facts.FileCopy) {
	flags := c.Entry.Field(4)
	if n, ok := flags.Uint(); ok && flags.Known() && !strings.HasPrefix(c.Name.Value, "@") && n&conditions != 0 {
		p.require(Finding{InfVerif: "1103", Span: flags.Span(), Entry: c.Entry,
			Message: fmt.Sprintf("the flag 0x%x is not for files of the driver store", n&conditions),
			Because: "it asks for a file that is there already, and in the driver store there is none",
			Remedy:  "remove the flag"}, c.Install)
	}
}

// storeOperations reports lists of files in the driver store that are to be deleted or
// renamed.
func (p *Pass) storeOperations() {
	lines := facts.DestinationLines(p.Facts)
	for _, r := range facts.Readings(p.Facts) {
		line := lines[strings.ToLower(r.Section().Name)]
		if len(r.Reaches) == 0 || r.Role() != inf.RoleDelFiles && r.Role() != inf.RoleRenFiles || line == nil || line.Value(1) != "13" || r.First.Via == nil {
			continue
		}
		p.require(Finding{InfVerif: "1102", Span: r.First.Via.Key.Span(), Entry: r.First.Via,
			Message: fmt.Sprintf("%s acts on files of the driver store", r.First.Via.Key.Value),
			Because: "Windows alone changes what is there",
			Remedy:  "delete the line: Windows removes the files with the package"}, r.First.Install)
	}
}

func directory(path string) string {
	if path = strings.Trim(path, `\`); path != "" {
		return "`" + path + "`"
	}
	return "the directory of the INF file"
}
