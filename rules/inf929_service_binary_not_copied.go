package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var serviceBinary = &Rule{Meta: Meta{
	ID:      "INF929",
	Name:    "service-binary-not-copied",
	Summary: "The program of a service is not among the files that the package copies, or not where it is copied.",
	Why: "ServiceBinary names the program by the dirid and the path to which CopyFiles copies it. A name that is misspelled, or another directory than that of [DestinationDirs], and the service does not start. InfVerif reports it (2084), and a path without a dirid (2085). " +
		"For Windows 11 and later a program of Windows is no exception: the file takes in the section of Windows' own INF file by Include and Needs. The rule says nothing where names are not known.",
	Bad: `[Acme.NT.Services]
AddService = acmeflt,,Acme.Filter

[Acme.Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acmeflt.sys
`,
	Good: `[Acme.NT.Services]
AddService = acmeflt,,Acme.Filter

[Acme.Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif2084, refAddService, refDirids}, InfVerif: []string{"2084", "2085"},
	Item: "service-binaries",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	copied := p.copiedTo()
	for _, r := range facts.Readings(p.Facts) {
		line := r.Section().First("ServiceBinary")
		if r.Section().File != p.File || r.Role() != inf.RoleServiceInstall || line == nil || !line.Field(1).Known() || line.Value(1) == "" {
			continue
		}
		f := Finding{Span: line.Field(1).Span(), Entry: line}
		path, underDirid := programOf(line.Value(1))
		switch {
		case !underDirid:
			f.InfVerif = "2085"
			f.Message = fmt.Sprintf("`%s` does not begin with a dirid", line.Value(1))
			f.Because = "where the path leads depends on the machine"
			f.Remedy = "write `%13%\\…`, with the path in the package"
		case copied.unknown || copied.paths[path]:
			continue
		default:
			f.InfVerif = "2084"
			f.Message = fmt.Sprintf("no CopyFiles copies the program of the service to `%s`", line.Value(1))
			f.Because = "the service does not start unless something else puts a program there"
			f.Remedy = "copy the file there, or name the place that it is copied to"
			name := path[strings.LastIndexByte(path, '\\')+1:]
			if to := copied.places[name]; to != "" {
				f.Remedy = fmt.Sprintf("write `%s`, which it is copied to", to)
			}
		}
		for _, in := range r.Installs() {
			f.Severity = p.required(f.InfVerif, in)
			if name := path[strings.LastIndexByte(path, '\\')+1:]; slices.Contains(windowsBinaries, name) && !sinceWindows11(in) {
				f.Severity = min(f.Severity, Warning)
				f.Because = "Windows 11 and later ask for Include and Needs of the INF file that has the program"
			}
			if f.Severity != Off {
				p.Report(f)
			}
		}
	}
}}

// windowsBinaries are programs of Windows that packages used directly before Windows 11
// ("InfVerif error 2084").
var windowsBinaries = []string{"mshidkmdf.sys", "wudfrd.sys"}

// sinceWindows11 reports whether no version of Windows before 11 takes an install.
func sinceWindows11(in *inf.Install) bool {
	return !slices.ContainsFunc(in.Targets, func(t inf.Target) bool { return t.Decoration.Build < 22000 })
}

// copyPlaces are the places that the files of a package are copied to.
type copyPlaces struct {
	paths  map[string]bool   // as %13%\name, in lower case
	places map[string]string // the first of them for a name
	// unknown is set where a name or a place is not known.
	unknown bool
}

// copiedTo returns where the files of the package are copied to.
func (p *Pass) copiedTo() copyPlaces {
	to := copyPlaces{paths: map[string]bool{}, places: map[string]string{}}
	to.unknown = p.File.Unresolved() || slices.ContainsFunc(p.File.Installs(), facts.HidesSections)
	for c := range facts.FileCopies(p.Facts) {
		if !c.Name.Known() || c.Dir == nil || !c.Dir.Field(1).Known() || !c.Dir.Field(2).Known() {
			to.unknown = true
			continue
		}
		name := strings.ToLower(strings.TrimPrefix(c.Name.Value, "@"))
		path := strings.ToLower("%" + c.Dir.Value(1) + `%\` + strings.Trim(c.Dir.Value(2)+`\`+name, `\`))
		path = strings.ReplaceAll(path, `\\`, `\`)
		if to.paths[path] = true; to.places[name] == "" {
			to.places[name] = path
		}
	}
	return to
}

// programOf returns the program in a ServiceBinary, in lower case and without the quotes and
// the arguments. It reports false for one that does not begin with a dirid. The system
// directory of drivers has two names.
func programOf(binary string) (path string, underDirid bool) {
	binary = strings.TrimSpace(binary)
	if quoted, ok := strings.CutPrefix(binary, `"`); ok {
		binary, _, _ = strings.Cut(quoted, `"`)
	} else {
		binary = withoutArguments(binary)
	}
	binary = strings.ToLower(binary)
	first, rest, _ := strings.Cut(binary, `\`)
	number := strings.Trim(first, "%")
	if len(first) < 3 || first[0] != '%' || !strings.HasSuffix(first, "%") || strings.Trim(number, "0123456789") != "" {
		return binary, false
	}
	for strings.Contains(rest, `\\`) {
		rest = strings.ReplaceAll(rest, `\\`, `\`)
	}
	return first + `\` + rest, true
}

// withoutArguments cuts a command line behind the program, which ends with an extension that
// services have, and is else the whole.
func withoutArguments(line string) string {
	lower := strings.ToLower(line)
	for _, extension := range []string{".sys", ".exe", ".dll"} {
		if i := strings.Index(lower, extension+" "); i >= 0 {
			return line[:i+len(extension)]
		}
	}
	return line
}
