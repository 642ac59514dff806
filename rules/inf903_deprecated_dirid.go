package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
)

var deprecatedDirid = &Rule{Meta: Meta{
	ID:      "INF903",
	Name:    "deprecated-dirid",
	Summary: "A path begins with a directory that packages are no longer to use.",
	Why: "From Windows 11, version 24H2, on Microsoft takes a package that needs one of a number of directories no longer for a WHQL signature: the root of a disk, the folders that all users share, the ones for help, fonts and INF files, and paths in full. " +
		"It is about the files that DelFiles and RenFiles name, and, as a warning, since it is not published whether InfVerif looks there, about the paths of services and in the registry (`%24%\\…`). Files that are copied to such a directory are reported by INF902.",
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
	Presets:    fromWHQL(),
	References: []Reference{refDirids, refInfVerifH}, InfVerif: []string{"1340", "1341"},
}, Check: func(p *Pass) {
	c := diridCollector{p: p, lines: p.destinationLines(), seen: map[diridUse]*Finding{}}
	for _, in := range p.File.Installs() {
		if in.Kind != inf.DefaultUninstall {
			for _, r := range in.Reaches {
				c.reach(r)
			}
		}
	}
	for _, f := range c.list {
		p.Report(*f)
	}
}}

// A diridUse is what one finding is about: the use of a directory in a section.
type diridUse struct {
	section *inf.Section
	number  int
}

type diridCollector struct {
	p     *Pass
	lines map[string]*inf.Entry // of [DestinationDirs], by their keys in lower case
	seen  map[diridUse]*Finding
	list  []*Finding
}

// reach looks at a section that an install leads to.
func (c *diridCollector) reach(r *inf.Reach) {
	switch r.Role {
	case inf.RoleAddReg, inf.RoleServiceInstall, inf.RoleWdfService:
		for _, e := range r.Section.Entries {
			for i := range e.Fields {
				for _, number := range diridsIn(e.Fields[i].Value) {
					c.use(r, number, e, e.Fields[i].Span(), Warning)
				}
			}
		}
	case inf.RoleDelFiles, inf.RoleRenFiles:
		line := c.lines[strings.ToLower(r.Section.Name)]
		if line == nil {
			return
		}
		if number, ok := diridOf(line); ok && !slices.ContainsFunc(c.p.copyLines(), func(t *copyTarget) bool { return t.line == line }) {
			c.use(r, number, line, line.Field(1).Span(), Error)
		}
	}
}

// use adds a finding where the directory is deprecated, of at most the given severity:
// one for each section.
func (c *diridCollector) use(r *inf.Reach, number int, e *inf.Entry, span inf.Span, most Severity) {
	v := c.p.worst(c.p.judged(r.Install), func(j judgement) verdict {
		if j.rules().Deprecated(number) {
			return j.verdict("1340")
		}
		return verdict{}
	})
	if v.severity == Off {
		return
	}
	key := diridUse{e.Section, number}
	f := c.seen[key]
	switch {
	case f == nil:
		where := fmt.Sprintf("the directory with the dirid %d", number)
		if d, ok := placeOf(number, ""); ok {
			where = fmt.Sprintf("%s (dirid %d)", d, number)
		}
		f = &Finding{Span: span, Entry: e, Severity: min(v.severity, most), Message: fmt.Sprintf(
			"%s is deprecated by %s. Keep files of the package in the driver store (dirid 13), and let the driver ask Windows where it may write.", where, v.by)}
		c.seen[key] = f
		c.list = append(c.list, f)
	case f.Entry != e && len(f.Related) < maxRelated:
		f.Related = append(f.Related, Related{Span: span, Message: "so does this line"})
	}
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
