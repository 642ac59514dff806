package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var destinationNotDriverStore = &Rule{Meta: Meta{
	ID:      "INF902",
	Name:    "destination-not-driver-store",
	Summary: "Files of the package are copied out of the driver store.",
	Why: "With driver package isolation, a driver runs from the driver store (dirid 13): Windows puts the package there when it is added, and only Windows may change it. All versions of the driver share a copy elsewhere: the version that is installed last replaces it, and it stays when the driver is gone. " +
		"For a WHQL signature (InfVerif `/h`) Microsoft makes exceptions for a number of directories, fewer with each release: a line that passes only by an exception is a note. " +
		"A universal driver (`/u`) may copy to any directory of Windows. The rule reports only those lines of [DestinationDirs] by which files are copied.",
	Bad: `[DestinationDirs]
Acme.Data = 16384

[Acme.NT]
CopyFiles = Acme.Data

[Acme.Data]
acme.dat

[SourceDisksFiles]
acme.dat = 1
`,
	Good: `[Acme.NT]
CopyFiles = Acme.Data

[Acme.Data]
acme.dat

[SourceDisksFiles]
acme.dat = 1
`,
	Severity: Error, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerifH, refDriverStore, refPorting, refUniversal, refDestinationDirs}, InfVerif: []string{"1306", "1322"},
	Item: "destinations",
}, Check: func(p *Pass) {
	services := serviceBinaries(p.Facts)
	for _, t := range facts.CopyTargets(p.Facts) {
		v := p.worst(facts.Judged(p.Facts, t.Installs...), func(j requirements.Judgement) verdict { return p.judgeDestination(j, t.Line) })
		if v.severity == Off {
			continue
		}
		f := Finding{
			Span: t.Line.Field(1).Span(), Entry: t.Line, Severity: v.severity, InfVerif: v.code,
			Message: fmt.Sprintf("`%s` is copied to %s", strings.TrimPrefix(t.Files[0].Value, "@"), directoryOf(t.Line)),
			Because: v.outside("the driver store (dirid 13)") + fmt.Sprintf(". InfVerif names line %d, where the files are listed", p.headerAbove(t.Files[0].Span().Start)),
			Remedy:  driverStoreRemedy(t, services),
		}
		for _, file := range t.Files[:min(len(t.Files), 3)] {
			f.Related = append(f.Related, Related{Span: file.Span(), Message: "this file is copied there"})
		}
		p.Report(f)
	}
}}

// headerAbove returns the line of the last header of a section before a place.
func (p *Pass) headerAbove(offset int) int {
	i := sort.Search(len(p.File.Sections), func(i int) bool { return p.File.Sections[i].Headers[0].Start > offset })
	if i == 0 {
		return 1
	}
	return p.File.Position(p.File.Sections[i-1].Headers[0].Start).Line
}

// driverStoreRemedy says how to keep files in the driver store, with the line of the first
// service that runs one of them.
func driverStoreRemedy(t *facts.CopyTarget, services set[string]) string {
	use := "use the file from there"
	for _, file := range t.Files[:min(len(t.Files), maxRelated)] {
		name := strings.TrimPrefix(file.Value, "@")
		if services[strings.ToLower(name)] {
			use = fmt.Sprintf("`ServiceBinary = %%13%%\\%s` for the service", name)
			break
		}
	}
	return fmt.Sprintf("write 13 here (the driver store) and %s. This needs %s", use, windowsName(runFromDriverStore))
}

// serviceBinaries returns the names, in lower case, of the files that services run.
func serviceBinaries(f *facts.Facts) set[string] {
	files := set[string]{}
	for _, o := range facts.Services(f) {
		if s := o.Value("ServiceBinary"); s != nil && s.Value.Known() {
			path := strings.ToLower(strings.Trim(s.Value.Value, `"`))
			files.add(path[strings.LastIndexByte(path, '\\')+1:])
		}
	}
	return files
}

// judgeDestination judges a line of [DestinationDirs] by its dirid. Those that a
// program defines (from 32768 on) stand for directories that are not known.
func (p *Pass) judgeDestination(j requirements.Judgement, line *inf.Entry) verdict {
	number, ok := diridOf(line)
	if !ok {
		return verdict{}
	}
	standing := j.Rules().Destination(number)
	switch {
	case standing == requirements.Isolated, standing == requirements.Forbidden && number > lastSystemDirid && number != absolutePath16:
	case j.Mode == requirements.Windows, j.Mode == requirements.WHQL && standing == requirements.Forbidden:
		return verdictOf(j, "1322")
	case j.Mode == requirements.WHQL:
		return p.excepted(j, "1322")
	default:
		if where, known := destination(line); known && where.traits&windowsDir == 0 {
			return verdictOf(j, "1306")
		}
	}
	return verdict{}
}

// lastSystemDirid is the last dirid that the system defines ("Using dirids").
const lastSystemDirid = 32767

// diridOf returns the dirid of a line of [DestinationDirs].
func diridOf(e *inf.Entry) (int, bool) {
	f := e.Field(1)
	n, ok := f.Uint()
	return int(int32(n)), ok && f != nil && f.Value != "" && f.Known()
}

// directoryOf names the directory that a line of [DestinationDirs] means.
func directoryOf(line *inf.Entry) string {
	if where, known := destination(line); known {
		return where.String()
	}
	return unlistedDirid(line.Value(1))
}
