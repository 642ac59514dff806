package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var deprecatedDirid = &Rule{Meta: Meta{
	ID:      "INF903",
	Name:    "deprecated-dirid",
	Summary: "A path names a directory that packages for a WHQL signature may no longer use.",
	Why: "Since Windows 11 24H2 (build 26100), Microsoft no longer accepts packages for a WHQL signature that need one of these directories: the root of a disk, the folders that all users share, the folders for help, fonts and INF files, and paths in full. " +
		"The rule is about the files that DelFiles and RenFiles name. It also warns of paths of services and in the registry (`%24%\\…`); whether InfVerif looks there is not published. INF902 reports files that are copied to such a directory.",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,DataPath,,%16419%\Acme
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,TablePath,,%13%\acme.dat
`,
	Severity: Warning, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refDirids, refInfVerifH}, InfVerif: []string{"1340", "1341"},
	Item: "dirids",
}, Check: func(p *Pass) {
	lines := facts.DestinationLines(p.Facts)
	for _, r := range facts.Readings(p.Facts) {
		if len(r.Reaches) == 0 {
			continue
		}
		switch r.Role() {
		case inf.RoleAddReg, inf.RoleServiceInstall, inf.RoleWdfService:
			p.reportDeprecatedPaths(r.Section(), facts.Judged(p.Facts, r.Installs()...))
		case inf.RoleDelFiles, inf.RoleRenFiles:
			if line := lines[strings.ToLower(r.Section().Name)]; line != nil {
				p.reportDeprecatedDestination(line, facts.Judged(p.Facts, r.Installs()...))
			}
		}
	}
}}

// reportDeprecatedPaths reports the paths in a section that begin with a directory
// that is deprecated: those with the same one together.
func (p *Pass) reportDeprecatedPaths(s *inf.Section, by []requirements.Judgement) {
	findings := map[int]*Finding{}
	var order []int
	for _, e := range s.Entries() {
		for i := range e.Fields {
			for _, number := range diridsIn(e.Fields[i].Value) {
				f := findings[number]
				if f != nil {
					if len(f.Related) < maxRelated {
						f.Related = append(f.Related, Related{Span: e.Fields[i].Span(), Message: "so does this path"})
					}
					continue
				}
				if v := p.deprecated(number, by); v.severity != Off {
					f := useOfDeprecated(number)
					f.Because = fmt.Sprintf("packages for a WHQL signature may no longer use this directory, by %s; whether InfVerif looks at this line is not published", v.by)
					f.Remedy = pathRemedy(e, e.Fields[i].Value, number)
					f.Span, f.Entry, f.Severity = e.Fields[i].Span(), e, min(v.severity, Warning)
					findings[number] = &f
					order = append(order, number)
				}
			}
		}
	}
	for _, number := range order {
		p.Report(*findings[number])
	}
}

// reportDeprecatedDestination reports a line of [DestinationDirs] for files that are
// deleted or renamed, if none are copied there.
func (p *Pass) reportDeprecatedDestination(line *inf.Entry, by []requirements.Judgement) {
	number, ok := diridOf(line)
	v := p.deprecated(number, by)
	if ok && v.severity != Off && !facts.IsCopyTarget(p.Facts, line) {
		f := useOfDeprecated(number)
		f.Because = fmt.Sprintf("%s rejects packages that use this directory, by %s", infVerif(v.by.Mode), v.by)
		f.Remedy = "delete the DelFiles or RenFiles line, and keep files of the package in the driver store (dirid 13)"
		f.Span, f.Entry, f.Severity = line.Field(1).Span(), line, v.severity
		p.Report(f)
	}
}

// deprecated judges a directory. Which of two codes InfVerif has for it is not known;
// their levels are the same.
func (p *Pass) deprecated(number int, by []requirements.Judgement) verdict {
	return p.worst(by, func(j requirements.Judgement) verdict {
		if j.Rules().Deprecated(number) {
			return verdictOf(j, "1340")
		}
		return verdict{}
	})
}

// pathRemedy says what to write for a path that begins with a directory that is deprecated.
func pathRemedy(e *inf.Entry, path string, number int) string {
	if _, rest, ok := cutDirid(path); ok && number == sourceFolder {
		return fmt.Sprintf("write `%%13%%%s` if the package has the file (13 is the driver store)", rest)
	}
	if e.Key != nil {
		return fmt.Sprintf("copy the file to the driver store (dirid 13), and write `%s = %%13%%\\…`", e.Key.Value)
	}
	return "delete the line, and have the driver ask Windows where it may write. For a file of the package, write `%13%\\…`"
}

// useOfDeprecated makes a finding about a directory; its place and severity are not set.
func useOfDeprecated(number int) Finding {
	where := unlistedDirid(strconv.Itoa(number))
	if d, ok := placeOf(number, ""); ok {
		where = fmt.Sprintf("%s (dirid %d)", d, number)
	}
	return Finding{Message: where + " is deprecated"}
}

// diridsIn returns the numbers of the directories that a text names as %dirid%.
func diridsIn(text string) (numbers []int) {
	for {
		_, after, found := strings.Cut(text, "%")
		if !found {
			return numbers
		}
		token, _, closed := strings.Cut(after, "%")
		number, err := strconv.Atoi(token)
		if closed && err == nil {
			numbers = append(numbers, number)
			after = after[len(token)+1:]
		}
		text = after
	}
}
