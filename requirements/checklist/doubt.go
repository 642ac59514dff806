package checklist

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// A doubt is something that is not known of an INF file.
type doubt struct {
	area area
	text string
}

// touches says in which areas a section of a role has its say.
func touches(role inf.Role) area {
	switch role {
	case inf.RoleInstall:
		return registry | files | code
	case inf.RoleHardware:
		return registry | devices | code
	case inf.RoleServices, inf.RoleServiceInstall, inf.RoleEventLog:
		return registry | services
	case inf.RoleCoInstallers:
		return registry | files | code
	case inf.RoleAddReg, inf.RoleDelReg, inf.RoleBitReg:
		return registry | data | services | devices | code
	case inf.RoleCopyFiles:
		return files | contents
	case inf.RoleDelFiles, inf.RoleRenFiles:
		return files
	case inf.RoleSecurity:
		return registry | files | devices
	case inf.RoleFilters, inf.RoleSoftware, inf.RoleComponents, inf.RoleCOM, inf.RoleOther:
		return code
	}
	return devices
}

// dataField is the first field of an AddReg line that says what is written, not where.
const dataField = 5

// doubtsAbout returns what is not known of an INF file.
func doubtsAbout(r *Result, models []Model) []doubt {
	f := r.File
	d := doubter{file: filepath.Base(f.Name), seen: map[doubt]bool{}, open: map[area]*openLines{}, included: map[*inf.Section]string{}}
	if unstamped(f) {
		d.add(stamped, "a build is yet to make an INF file of %s", d.file)
	}
	if slices.ContainsFunc(f.Problems(), inf.Problem.Rejects) {
		d.add(anything, "Windows refuses %s as a whole, and what it installs is a guess", d.file)
	}
	if len(catalogs(f)) == 0 && f.Section("Version").First("LayoutFile") != nil {
		d.add(inbox, "%s has a LayoutFile and no catalog, as the INF files of Windows, of which less is asked", d.file)
	}
	if len(f.Installs()) == 0 {
		d.add(anything, "%s installs nothing", d.file)
	}
	if f.Unresolved() {
		d.add(anything, "%s names sections by tokens or placeholders whose text is not known", d.file)
	}
	if len(models) > 0 && !slices.ContainsFunc(models, func(m Model) bool { return m.Judged }) {
		d.add(anything, "nothing in %s is for the versions of Windows that are judged", d.file)
	}
	d.section(f.Section("Version"), version)
	d.manufacturers(f.Section("Manufacturer"))
	d.section(f.Section("DestinationDirs"), files)
	d.sources(f)
	seen := map[*inf.Section]bool{}
	for _, in := range f.Installs() {
		for l := range in.Listings {
			if !seen[l.Models] {
				seen[l.Models] = true
				d.section(l.Models, targets)
			}
		}
		for _, reach := range in.Reaches {
			if !seen[reach.Section] {
				seen[reach.Section] = true
				d.reached(reach)
			}
		}
		d.external(in)
	}
	return d.all()
}

// unstamped reports whether an INF file is one that a build is yet to make: an INX file or another template,
// or one with a placeholder for the architecture.
func unstamped(f *inf.File) bool {
	return inf.IsTemplate(f.Name) ||
		slices.ContainsFunc(f.Sections, func(s *inf.Section) bool { return inf.HasPlaceholder(s.Name) })
}

type doubter struct {
	file   string
	doubts []doubt
	seen   map[doubt]bool
	open   map[area]*openLines
	areas  []area // of open, in order

	included map[*inf.Section]string // see includedBy
}

// openLines are the lines of one area with a text that is not known.
type openLines struct{ first, count int }

func (d *doubter) add(a area, format string, args ...any) {
	if one := (doubt{a, fmt.Sprintf(format, args...)}); !d.seen[one] {
		d.seen[one] = true
		d.doubts = append(d.doubts, one)
	}
}

// manufacturers notes the lines of [Manufacturer] with a text that is not known. The
// placeholder for an architecture is one for each.
func (d *doubter) manufacturers(s *inf.Section) {
	if s == nil {
		return
	}
	for _, e := range s.Entries() {
		if slices.ContainsFunc(e.Fields, func(f inf.Field) bool {
			decoration, ok := inf.ParseDecoration(f.Value)
			return !f.Known() && (!ok || decoration.Arch != inf.AnyArch)
		}) {
			d.line(e, targets)
		}
	}
}

// section notes the lines of a section with a text that is not known.
func (d *doubter) section(s *inf.Section, a area) {
	if s == nil {
		return
	}
	for _, e := range s.Entries() {
		if !known(e) {
			d.line(e, a)
		}
	}
}

// sources notes the lines that say what is in the package with a text that is not known,
// but for the descriptions of disks.
func (d *doubter) sources(f *inf.File) {
	for _, e := range f.Version().Catalogs {
		if !known(e) {
			d.line(e, catalog)
		}
	}
	for _, s := range f.Sections {
		base, _, _ := strings.Cut(strings.ToLower(s.Name), ".")
		for _, e := range s.Entries() {
			if i := firstOpen(e); base == "sourcedisksfiles" && i >= 0 || base == "sourcedisksnames" && i >= 0 && i != 1 {
				d.line(e, contents)
			}
		}
	}
}

func (d *doubter) line(e *inf.Entry, a area) {
	at := lineOf(e)
	if d.open[a] == nil {
		d.open[a] = &openLines{first: at}
		d.areas = append(d.areas, a)
	}
	d.open[a].first = min(d.open[a].first, at)
	d.open[a].count++
}

func (d *doubter) reached(r *inf.Reach) {
	switch r.Role {
	case inf.RoleWdfService:
		for _, e := range r.Section.Entries() {
			if !known(e) && !e.Is("KmdfLibraryVersion") && !e.Is("UmdfLibraryVersion") { // which decide nothing here
				d.line(e, touches(r.Role))
			}
		}
	case inf.RoleAddReg:
		for _, e := range r.Section.Entries() {
			switch i := firstOpen(e); {
			case i >= dataField:
				d.line(e, data)
			case i >= 0:
				d.line(e, touches(r.Role))
			}
		}
	default:
		d.section(r.Section, touches(r.Role))
	}
}

// known reports whether all texts of a line are known.
func known(e *inf.Entry) bool { return firstOpen(e) < 0 }

// firstOpen returns the number of the first field whose text is not known, 0 for the
// key, and -1 if there is none.
func firstOpen(e *inf.Entry) int {
	if !e.Key.Known() {
		return 0
	}
	for n := 1; n <= len(e.Fields); n++ {
		if !e.Field(n).Known() {
			return n
		}
	}
	return -1
}

// external notes the sections that an install takes from INF files that are not at hand.
func (d *doubter) external(in *inf.Install) {
	type needs struct {
		by   *inf.Section
		role inf.Role
	}
	var order []needs
	names := map[needs][]string{}
	for _, r := range in.External {
		if _, known := requirements.WindowsSectionOf(r.Name.Value); known {
			continue
		}
		n := needs{r.From.Section, r.Role}
		if names[n] == nil {
			order = append(order, n)
		}
		names[n] = append(names[n], "["+r.Name.Value+"]")
	}
	for _, n := range order {
		d.add(touches(n.role)|elsewhere, "what %s of %s sets, which [%s] of %s needs, is not known", few(names[n]), d.includedBy(n.by), n.by.Name, d.file)
	}
}

// includedBy names the files that a section includes, which many installs may share.
func (d *doubter) includedBy(s *inf.Section) string {
	words, known := d.included[s]
	if !known {
		var included []string
		for e := range s.All("Include") {
			for i := range e.Fields {
				included = append(included, e.Value(i+1))
			}
		}
		words = few(included)
		d.included[s] = words
	}
	return words
}

// maxFew is how many names of a list are told.
const maxFew = 3

// few returns the first names of a list, and the number of the others.
func few(names []string) string {
	text := strings.Join(names[:min(len(names), maxFew)], ", ")
	switch more := len(names) - maxFew; {
	case len(names) == 0:
		return "another file"
	case more > 0:
		return fmt.Sprintf("%s and %d more", text, more)
	}
	return text
}

func (d *doubter) all() []doubt {
	for _, a := range d.areas {
		lines := d.open[a]
		text := fmt.Sprintf("line %d of %s has a token or placeholder whose text is not known", lines.first, d.file)
		if lines.count > 1 {
			text += fmt.Sprintf(", and so have %d more", lines.count-1)
		}
		d.doubts = append(d.doubts, doubt{a, text})
	}
	return d.doubts
}

// withheld returns the reasons for which a finding of the item may be kept from it.
func (i *Item) withheld(r *Result) []string {
	var doubts []string
	for _, id := range i.Rules {
		switch severity, set := r.Options.Severities[id]; {
		case set && severity == rules.Off:
			doubts = append(doubts, fmt.Sprintf("%s is off for %s", id, filepath.Base(r.Path)))
		case set && severity != rules.Error && found(r, id):
			doubts = append(doubts, fmt.Sprintf("the configuration makes %s a %s for %s", id, severity, filepath.Base(r.Path)))
		}
	}
	for _, s := range r.Suppressed {
		if slices.Contains(i.Rules, s.Rule.ID) {
			doubts = append(doubts, fmt.Sprintf("a comment suppresses %s in line %d of %s: %s", s.Rule.ID, s.Start().Line, filepath.Base(s.File.Name), s.Reason))
		}
	}
	return doubts
}
