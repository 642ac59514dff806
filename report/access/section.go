package accessmap

import (
	_ "embed" // for the templates
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// SectionTemplates are the templates "map" and "descriptors", which write a Section.
//
//go:embed section.html
var SectionTemplates string

// A Section is the access map of some files as an HTML page shows it, with their
// descriptors in words.
type Section struct {
	Title       string
	Files       []SectionFile
	Descriptors []ExplainedDescriptor
	Notes       []string // what the page says besides the rows
	// explained are the numbers of the descriptors that are there, from 1.
	explained map[explainedKey]int
}

// A SectionFile is a file in a Section.
type SectionFile struct {
	mapFile
	Descriptors []int // numbers of the rows' descriptors; 0 for none
	// Link is the ID of the element that the file's name leads to, and LinkText what
	// stands behind the name; "" for none.
	Link, LinkText string
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
	return &Section{Title: title, explained: map[explainedKey]int{}}
}

// Add adds a file with its objects, unless there is nothing to show of it.
func (s *Section) Add(f *inf.File, objects []*access.Object) {
	rows := access.Rows(objects)
	m := SectionFile{mapFile: newMapFile(f, rows)}
	for i := range m.Rows {
		number := 0
		if d := rows[i].Object.Effective; d != nil && d.Status == access.Parsed {
			number = s.explain(d, &m.Rows[i])
		}
		m.Descriptors = append(m.Descriptors, number)
	}
	if m.Rows != nil {
		s.Files = append(s.Files, m)
	}
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

// Principals are the columns of the map.
func (*Section) Principals() []sddl.Principal { return access.Principals() }

// Legend explains the signs of the map.
func (*Section) Legend() []LegendEntry { return legend() }

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
