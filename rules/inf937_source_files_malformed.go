package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var sourceFilesMalformed = &Rule{Meta: Meta{
	ID:      "INF937",
	Name:    "source-files-malformed",
	Summary: "A line about source files or their destination lacks a disk, a name or a directory, or stands twice.",
	Why: "Windows puts the place of a file together from [SourceDisksFiles] and [SourceDisksNames], and its destination from [DestinationDirs]. A line without a disk (1008) or with one that is not listed (1016, 1273), a path that is none (1015), a list of files with a line without a name (1229), the compressed name of a file (1231), " +
		"a list without a destination (1275), a directory that only a program can define (1241), or a second line for the same file (1294), and InfVerif refuses the file.",
	Bad: `[SourceDisksFiles]
acme.dll = 2
`,
	Good: `[SourceDisksFiles]
acme.dll = 1
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refSourceFiles, refSourceNames, refDestinationDirs},
	InfVerif:   []string{"1008", "1015", "1016", "1229", "1231", "1241", "1273", "1275", "1294"},
	Item:       "sources-listed",
}, Check: func(p *Pass) {
	if p.File.Section("Version").First("LayoutFile") != nil {
		return
	}
	for _, s := range p.File.Sections {
		base, arch, _ := strings.Cut(strings.ToLower(s.Name), ".")
		switch base {
		case "sourcedisksfiles":
			p.sourceFiles(s, arch)
		case "sourcedisksnames":
			p.folders(s, 4)
			p.twice(s)
		case "destinationdirs":
			p.folders(s, 2)
			p.twice(s)
		}
	}
	p.fileLists()
	p.copyDestinations()
}}

// unusable reports a field of a line, or the line where the field is empty.
func (p *Pass) unusable(code string, at *inf.Field, e *inf.Entry, message, because, remedy string) {
	p.requireAnywhere(Finding{InfVerif: code, Span: fieldOrLine(at, e), Entry: e, Message: message, Because: because, Remedy: remedy})
}

const notFound = "Windows does not find the file in the package"

// sourceFiles looks at the lines of a [SourceDisksFiles] section, for an architecture or for
// all.
func (p *Pass) sourceFiles(s *inf.Section, arch string) {
	p.folders(s, 2)
	p.twice(s)
	disks := facts.SourceDisks(p.Facts)
	for _, e := range s.Entries() {
		if e.Key == nil || !e.Key.Known() {
			continue
		}
		if name := e.Key.Value; strings.HasSuffix(name, "_") && strings.Contains(name, ".") {
			p.unusable("1231", e.Key, e, fmt.Sprintf("`%s` is the name of a compressed file", name), "Windows finds a compressed file by the name of the file in it", "write the name of the file itself")
		}
		disk := e.Field(1)
		if e.Lone() || disk == nil || disk.Value == "" {
			p.unusable("1008", nil, e, fmt.Sprintf("`%s` is on no disk", e.Key.Value), notFound, "write `= 1`, with the number of a line in [SourceDisksNames]")
			continue
		}
		if !disk.Known() {
			continue
		}
		switch _, ok := disk.Uint(); {
		case !ok:
			p.unusable("1008", disk, e, fmt.Sprintf("`%s` is not the number of a disk", disk.Value), notFound, "write the number of a line in [SourceDisksNames]")
		case !disks.HasDisks():
			p.unusable("1016", disk, e, "the file has no [SourceDisksNames]", notFound, "write the section, with a line `1 = …`")
			return
		case !disks.HasDisk(disk.Value, arch):
			p.unusable("1273", disk, e, fmt.Sprintf("disk %s, which `%s` is on, is not in [SourceDisksNames]", disk.Value, e.Key.Value), notFound, "list the disk there, or write the number of one that is")
		}
	}
}

// folders looks at the paths in a field of the lines of a section.
func (p *Pass) folders(s *inf.Section, n int) {
	for _, e := range s.Entries() {
		if path := e.Field(n); e.Key != nil && path != nil && path.Known() && strings.ContainsAny(path.Value, `<>|?*"`) {
			p.unusable("1015", path, e, fmt.Sprintf("`%s` is not a path", path.Value), "no folder can have the name", "write the path of the folder, below that of the INF file")
		}
	}
}

// twice reports the second of lines with one key.
func (p *Pass) twice(s *inf.Section) {
	seen := map[string]*inf.Entry{}
	for _, e := range s.Entries() {
		if e.Key == nil || e.Key.Value == "" {
			continue
		}
		key := strings.ToLower(e.Key.Value)
		if first := seen[key]; first != nil {
			p.requireAnywhere(Finding{InfVerif: "1294", Span: e.Key.Span(), Entry: e,
				Message: fmt.Sprintf("[%s] has a line for `%s` twice", s.Name, e.Key.Value),
				Because: "Windows reads the first of them",
				Remedy:  "remove one of the lines",
				Related: []Related{{Span: first.Span(), Message: "the first line is here"}}})
			continue
		}
		seen[key] = e
	}
}

// fileLists reports the lines of file lists that name no file.
func (p *Pass) fileLists() {
	for _, r := range facts.Readings(p.Facts) {
		switch r.Role() {
		case inf.RoleCopyFiles, inf.RoleDelFiles, inf.RoleRenFiles:
		default:
			continue
		}
		for _, e := range r.Section().Entries() {
			if r.Section().File == p.File && e.Field(1) != nil && e.Value(1) == "" && len(e.Fields) > 1 {
				p.unusable("1229", nil, e, fmt.Sprintf("a line of [%s] names no file", r.Section().Name), "Windows skips the line", "write the name of the file first, or remove the line")
			}
		}
	}
}

// firstUserDirid and lastUserDirid are the range that programs define themselves ("Using
// dirids"). Printers have numbers of Windows behind it.
const firstUserDirid, lastUserDirid = 32768, 65534

// copyDestinations reports copies that have no destination, or one that the INF file cannot know.
func (p *Pass) copyDestinations() {
	seen := set[*inf.Entry]{}
	for c := range facts.FileCopies(p.Facts) {
		if c.Dir == nil {
			if seen.add(c.Entry) {
				p.require(Finding{InfVerif: "1275", Span: c.Name.Span(), Entry: c.Entry,
					Message: fmt.Sprintf("`%s` has no destination", c.File()),
					Because: "[DestinationDirs] has neither a line for the list nor DefaultDestDir",
					Remedy:  "write `DefaultDestDir = 13` in [DestinationDirs]"}, c.Install)
			}
			continue
		}
		if n, ok := diridOf(c.Dir); ok && n >= firstUserDirid && n <= lastUserDirid && seen.add(c.Dir) {
			p.require(Finding{InfVerif: "1241", Span: c.Dir.Field(1).Span(), Entry: c.Dir,
				Message: fmt.Sprintf("only a program can say which directory the dirid %d is", n),
				Because: "Windows installs the package without that program",
				Remedy:  "write 13, the driver store"}, c.Install)
		}
	}
}
