package accessmap

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// A mapRow is a row of the access map in printable words.
type mapRow struct {
	Kind, Name string // Name is "" where the Kind says that it is not known
	In         string // the install section or the driver that it comes from
	KindID     string // the word that flags have for the kind
	Levels     string // a digit for each cell: the number of its sign in the legend
	Also       string // what other devices or keys the object stands for
	Place      string // of the descriptor: its line, with the file if it is another
	elsewhere  bool   // Place has the name of a file
	// Cells are in the order of the principals; none where the descriptor is not
	// known.
	Cells []mapCell
	// Names says how the names below a device are guarded. Where the driver tells, NamesWhy
	// says why, and Witness is the file that shows it; "" for none.
	Names, NamesWhy, Witness string
	// Origin says in a few words where the descriptor comes from, or why there is
	// none; "" where the text says all. Note says it at length.
	Origin, Note string
	Text         string // of the descriptor
	Constant     string // its name in wdmsec.h
	// Others say what the descriptor lets others do that it names.
	Others []string
}

// A mapCell is a cell of the access map in printable words.
type mapCell struct {
	Sign  string // a letter
	Level string // a word without blanks, for style sheets
	// Entries are the numbers, from 1, of the first entries of the DACL that grant
	// something, with commas between them.
	Entries string
	Title   string // the rights, and who decided
}

// cell returns what a principal may do.
func (r *mapRow) cell(principal int) mapCell {
	if r.Cells == nil {
		l := legend()[access.UnknownAccess]
		return mapCell{Sign: l.Sign, Level: l.Level, Title: l.Meaning}
	}
	return r.Cells[principal]
}

// From says where the descriptor stands and comes from; "" if there is nothing to
// say.
func (r *mapRow) From() string {
	return strings.TrimPrefix(strings.TrimSuffix(r.Place+", "+r.Origin, ", "), ", ")
}

// A LegendEntry explains a sign.
type LegendEntry struct{ Sign, Level, Meaning string }

// legend explains the signs of the access map, from nothing to everything.
func legend() []LegendEntry {
	return []LegendEntry{
		access.NoAccess:      {"–", "none", "none"},
		access.OpenOnly:      {"O", "open", "open, launch or call only"},
		access.ReadOnly:      {"R", "read", "read"},
		access.ReadWrite:     {"W", "write", "write"},
		access.FullControl:   {"F", "full", "full control"},
		access.UnknownAccess: {"?", "unknown", "unknown"},
	}
}

// A mapFile is the access map of a file in printable words.
type mapFile struct {
	Name string
	Rows []mapRow
	// Omitted counts the objects that have no row, and More says so; "" for none.
	Omitted int
	More    string
}

func newMapFile(f *inf.File, rows []access.Row) mapFile {
	m := mapFile{Name: printable.Text(filepath.ToSlash(f.Name))}
	cells := map[*access.Evaluation][]mapCell{} // of a descriptor, which many objects may share
	size := 0
	for i := range rows {
		if size > maxMap {
			m.Omitted = len(rows) - i
			m.More = moreObjects(m.Omitted)
			break
		}
		m.Rows = append(m.Rows, newMapRow(f, &rows[i], cells))
		size += m.Rows[i].size()
	}
	return m
}

// maxMap bounds what is written about one file, in bytes: a short file may have many
// objects that share a long descriptor.
const maxMap = 8 << 20

// moreObjects says how many objects are left out.
func moreObjects(n int) string {
	return fmt.Sprintf("and %s, which would make this report too long", printable.Plural(n, "more object"))
}

// size returns about how many bytes the row becomes.
func (r *mapRow) size() int {
	const markup = 1500
	n := markup + len(r.Name) + len(r.In) + len(r.Also) + len(r.Place) + len(r.Names) + len(r.NamesWhy) + len(r.Witness) + len(r.Origin) + len(r.Note) + len(r.Text)
	for i := range r.Cells {
		n += len(r.Cells[i].Title)
	}
	for _, line := range r.Others {
		n += len(line)
	}
	return n
}

func newMapRow(f *inf.File, row *access.Row, cells map[*access.Evaluation][]mapCell) mapRow {
	o := row.Object
	out := mapRow{
		Kind: kindInWords(row), KindID: KindID(o.Kind), Name: printable.ShortName(o.Name), In: from(row), Also: also(row),
		Names: row.Namespace.String(), NamesWhy: belowInShort(row), Witness: witness(row), Constant: row.Constant,
	}
	out.Origin = originInWords(row)
	out.Text, out.Note = descriptorInWords(row)
	out.Text = printable.Shorten(out.Text, maxShown)
	d := o.Effective
	switch {
	case row.Door != nil:
		out.Place, out.elsewhere = doorPlace(row.Door), true
	case d != nil:
		out.Place, out.elsewhere = linePlace(f, d), d.Setting.Entry.Section.File != f
	}
	if d != nil && d.Status == access.Parsed && row.Known() {
		if cells[d.Evaluation] == nil {
			for i := range row.Cells {
				cells[d.Evaluation] = append(cells[d.Evaluation], newMapCell(d, &row.Cells[i]))
			}
		}
		out.Cells = cells[d.Evaluation]
		for i := range row.Cells {
			out.Levels += strconv.Itoa(int(row.Cells[i].Level))
		}
		out.Others = namedInWords(row)
	}
	return out
}

func originInWords(row *access.Row) string {
	d := row.Object.Effective
	words := row.Origin.String()
	switch {
	case row.Door != nil:
		return doorOrigin(row)
	case d == nil:
	case d.Status == access.Malformed:
		words = "Windows does not accept it"
	case d.Status == access.Empty:
		words = "empty: " + words
	case d.Status == access.Undecodable:
		words = "bytes that are no descriptor"
	case d.Status == access.Unknown:
		words = "a token or placeholder has no value here"
	case row.Origin == access.OwnDescriptor && d.Setting.Binary():
		words = "given as bytes"
	case row.Origin == access.OwnDescriptor:
		words = ""
	}
	return words
}

// maxDescriptor is how many characters of a descriptor the map shows. Comments on
// GitHub have room for 65,536.
const maxDescriptor = 400

// maxShown is how many of one are shown by the formats that have most room.
const maxShown = 2000

// maxAlso is how many device descriptions are named besides the first; an install
// section may serve hundreds of models.
const maxAlso = 3

func also(row *access.Row) string {
	var names []string
	more := 0
	for _, name := range row.Targets() {
		switch {
		case name == row.Object.Name || name == "":
		case len(names) == maxAlso:
			more++
		default:
			names = append(names, printable.ShortName(name))
		}
	}
	words := strings.Join(names, ", ")
	if more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	switch o := row.Object; {
	case words != "" || o.Others == 0:
		return words
	case o.Kind == inf.KindKey:
		return printable.Plural(o.Others, "more key")
	case o.Kind == inf.KindFile:
		return printable.Plural(o.Others, "more file")
	}
	return printable.Plural(row.Object.Others, "more hardware ID") // of devices with one description
}

func newMapCell(d *access.Descriptor, c *access.Cell) mapCell {
	l := legend()[c.Level]
	cell := mapCell{Sign: l.Sign, Level: l.Level, Title: rightsInWords(c)}
	cell.Entries = entryNumbers(c.ACEs)
	if by := grantors(d.SD, c); by != nil {
		cell.Title += ", by " + printable.Shorten(strings.Join(by, " "), maxDescriptor)
	} else if by := entryTexts(d.SD, c.Denied); by != nil {
		cell.Title += ", denied by " + printable.Shorten(strings.Join(by, " "), maxDescriptor)
	}
	return cell
}

// maxNumbers is how many entries have their numbers in a cell. The title has all.
const maxNumbers = 3

// entryNumbers numbers entries from 1.
func entryNumbers(indexes []int) string {
	var numbers []string
	for _, i := range indexes[:min(len(indexes), maxNumbers)] {
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	if len(indexes) > maxNumbers {
		numbers[maxNumbers-1] += "…"
	}
	return strings.Join(numbers, ",")
}

// rightsInWords names the rights in a cell.
func rightsInWords(c *access.Cell) string {
	switch c.Rights {
	case 0:
		return "none"
	case access.Columns(sddl.KindDevice), access.Columns(sddl.KindPort):
		return "full control"
	case access.Open:
		return "open only"
	}
	return strings.Join((c.Rights &^ access.Open).Words(), ", ")
}
