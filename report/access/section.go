package accessmap

import (
	_ "embed" // for the templates
	"slices"
	"strconv"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// SectionTemplates are the templates "map", "descriptors" and "map filters", which write a
// Section.
//
//go:embed section.html
var SectionTemplates string

// A Section is the access map of some files as an HTML page shows it, with their
// descriptors in words. What the files do not tell stands apart, behind its reason.
type Section struct {
	Title       string
	Descriptors []ExplainedDescriptor
	None        string // what stands in place of an empty map
	Codes       []driverCodes

	files   []*SectionFile
	unknown map[unknownGroup]*UnknownGroup
	coded   map[string]bool // the drivers whose codes are there, by project
	tally   *tally
	// explained are the numbers of the descriptors that are there, from 1.
	explained map[explainedKey]int
}

// A SectionFile is a file in a Section, with the objects of which it tells something.
type SectionFile struct {
	mapFile
	Descriptors []int // numbers of the rows' descriptors; 0 for none
	// Link is the ID of the element that the file's name leads to, and LinkText what
	// stands behind the name; "" for none.
	Link, LinkText string

	worst access.Row // only for its cells: what CompareRisk asks for
}

// An UnknownGroup has the objects of a kind of which the files do not tell who can do what,
// for the same reason.
type UnknownGroup struct {
	Kind, Why string
	Objects   []UnknownObject
}

// Title counts the objects and says why nothing is known of them.
func (g *UnknownGroup) Title() string { return notKnown(len(g.Objects), g.Kind, g.Why) }

// An UnknownObject is an object in an UnknownGroup.
type UnknownObject struct {
	File string
	mapRow
}

// An ExplainedDescriptor is a descriptor in words.
type ExplainedDescriptor struct {
	Kind, Text, Constant string
	Words                []string
}

type explainedKey struct {
	rights sddl.ObjectKind
	text   string
}

// NewSection returns a section without files.
func NewSection(title string) *Section {
	return &Section{Title: title, None: noObjects, unknown: map[unknownGroup]*UnknownGroup{}, coded: map[string]bool{}, tally: newTally(&Choice{}), explained: map[explainedKey]int{}}
}

// Add adds a file with its objects, unless there is nothing to show of it.
func (s *Section) Add(f *inf.File, objects []*access.Object, e *evidence.Set) {
	rows := access.Rows(objects, e)
	for i := range rows {
		s.tally.count(&rows[i])
	}
	s.add(f, rows)
}

// add adds rows of a file, which are counted already.
func (s *Section) add(f *inf.File, rows []access.Row) {
	slices.SortStableFunc(rows, func(a, b access.Row) int { return access.CompareRisk(&a, &b) })
	m := SectionFile{mapFile: newMapFile(f, rows)}
	all := m.Rows
	m.Rows = nil
	for i := range all {
		row := &rows[i]
		if !row.Known() {
			s.addUnknown(row, UnknownObject{m.Name, all[i]})
			continue
		}
		if m.Rows == nil {
			m.worst.Cells = levelsOf(row)
		}
		m.Rows = append(m.Rows, all[i])
		m.Descriptors = append(m.Descriptors, s.explain(row.Object.Effective, &all[i]))
	}
	if m.Rows != nil || m.More != "" {
		s.files = append(s.files, &m)
	}
	for _, d := range codeDrivers(rows) {
		if !s.coded[d.Source.Path] { // which several INF files may install
			s.coded[d.Source.Path] = true
			s.Codes = append(s.Codes, newDriverCodes(d))
		}
	}
}

func (s *Section) addUnknown(row *access.Row, o UnknownObject) {
	key := unknownGroup{row.Object.Kind, whyUnknown(row)}
	if s.unknown[key] == nil {
		s.unknown[key] = &UnknownGroup{Kind: o.Kind, Why: key.why}
	}
	s.unknown[key].Objects = append(s.unknown[key].Objects, o)
}

// explain returns the number of a descriptor among those that the section explains.
func (s *Section) explain(d *access.Descriptor, row *mapRow) int {
	key := explainedKey{d.Object.Rights, d.SD.Text}
	if s.explained[key] == 0 {
		s.Descriptors = append(s.Descriptors, ExplainedDescriptor{d.Object.Rights.String(), row.Text, row.Constant, Explain(d)})
		s.explained[key] = len(s.Descriptors)
	}
	return s.explained[key]
}

// Files are the files of which something is known, the one with the worst object first.
func (s *Section) Files() []*SectionFile {
	slices.SortStableFunc(s.files, func(a, b *SectionFile) int { return access.CompareRisk(&a.worst, &b.worst) })
	return s.files
}

// Unknown are the objects of which the files do not tell, a group for each kind and reason.
func (s *Section) Unknown() []*UnknownGroup {
	var groups []*UnknownGroup
	for _, key := range sortedGroups(s.unknown, func(g *UnknownGroup) int { return len(g.Objects) }) {
		groups = append(groups, s.unknown[key])
	}
	return groups
}

// Verdict says in sentences, without a full stop, how many objects users can write to.
func (s *Section) Verdict() []string { return s.tally.summary() }

// A Kind is a kind of object, with the word that flags have for it.
type Kind struct{ ID, Name string }

// Kinds are the kinds of the objects in the map.
func (s *Section) Kinds() []Kind {
	var kinds []Kind
	for i := range s.tally.kinds {
		if kind := inf.ObjectKind(i); s.tally.kinds[i].objects > 0 {
			kinds = append(kinds, Kind{KindID(kind), kind.String()})
		}
	}
	return kinds
}

// Legend explains the signs of the map.
func (*Section) Legend() []LegendEntry { return legend() }

// A Column is a caller in the map.
type Column struct{ ID, Name, Words string }

// A ColumnGroup has callers of a group, with the number of the first column.
type ColumnGroup struct {
	Name    string
	Callers []Column
	first   int
}

// Numbers are the numbers of the columns of a group, from 0, with blanks between them.
func (g ColumnGroup) Numbers() string {
	var numbers []string
	for i := range g.Callers {
		numbers = append(numbers, g.Number(i))
	}
	return strings.Join(numbers, " ")
}

// Number is the number of the column of a caller in the group.
func (g ColumnGroup) Number(i int) string { return strconv.Itoa(g.first + i) }

// Groups are the columns of the map.
func (*Section) Groups() (groups []ColumnGroup) {
	for i, p := range access.Principals() {
		name := access.Principal(i).Group().String()
		if last := len(groups) - 1; last < 0 || groups[last].Name != name {
			groups = append(groups, ColumnGroup{Name: name, first: i})
		}
		g := &groups[len(groups)-1]
		g.Callers = append(g.Callers, Column{p.ID, p.Name, callerWords[i]})
	}
	return groups
}

// callerWords say who the standard principals are; package sddl has their tokens.
var callerWords = [...]string{
	access.System:         "Windows itself and the services that run as it",
	access.Administrator:  "somebody in the group Administrators, with elevated rights",
	access.User:           "somebody who logged on at the machine and is no administrator",
	access.NetworkUser:    "the same, from another machine",
	access.Guest:          "the account Guest, or a member of Guests",
	access.Anonymous:      "somebody who did not log on at all",
	access.LocalService:   "services that run with few rights and no name on the network",
	access.NetworkService: "services that run with few rights and the name of the machine",
	access.UMDFHost:       "the process that user-mode drivers run in",
	access.RestrictedCode: "a program that a user runs with a restricted token, as some sandboxes do",
	access.AppContainer:   "an app from a package, or another program in such a sandbox",
	access.LPAC:           "an AppContainer without what all apps may use",
}

// Trusted reports whether the callers of a column can have everything anyway.
func (*Section) Trusted(column int) bool {
	return access.Principal(column).Group() == access.SystemCallers
}

// maxWords is how many lines explain one descriptor.
const maxWords = 100

// Explain explains a descriptor that is parsed, in printable lines.
func Explain(d *access.Descriptor) []string {
	var words []string
	for line := range strings.Lines(sddl.Explain(d.SD, d.Object.Rights)) {
		if len(words) == maxWords {
			return append(words, "and so on")
		}
		words = append(words, printable.Shorten(printable.Text(strings.TrimSuffix(line, "\n")), maxDescriptor))
	}
	return words
}
