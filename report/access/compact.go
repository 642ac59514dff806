package accessmap

import (
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// compactWriter writes a line for each object, for grep and editors: what callers below
// administrator can do at most, group by group, and then those that the descriptor names
// besides the standard ones.
type compactWriter struct{ w io.Writer }

func (c compactWriter) file(f *inf.File, rows []access.Row) error {
	size := 0
	for i := range rows {
		if size > maxMap {
			_, err := fmt.Fprintf(c.w, "%s: %s\n", printable.Name(f.Name), moreObjects(len(rows)-i))
			return err
		}
		line := compactLine(&rows[i])
		size += len(line)
		if _, err := io.WriteString(c.w, line); err != nil {
			return err
		}
	}
	return nil
}

func compactLine(row *access.Row) string {
	head := fmt.Sprintf("%s: %s: ", compactPlace(row), subject(row))
	if !row.Known() {
		return head + "not known: " + whyUnknown(row) + "\n"
	}
	var parts []string
	for _, g := range callerGroups {
		parts = append(parts, groupInWords(row, g.group))
	}
	if words := namedInOne(row); words != "" {
		parts = append(parts, words)
	}
	if names := row.Namespace.String(); names != "" {
		parts = append(parts, "names below "+names)
	}
	return head + strings.Join(parts, ", ") + "\n"
}

// compactPlace returns where the descriptor is written; without one it is the install
// section that the object comes from. For what a driver makes it is the call.
func compactPlace(row *access.Row) string {
	if row.Door != nil {
		return doorPlace(row.Door)
	}
	if d := row.Object.Effective; d != nil {
		return printable.Place(d.Setting.Entry.Section.File, d.Setting.Span())
	}
	s := row.Object.Install.Section
	return printable.Place(s.File, s.Headers[0])
}

// groupInWords says the most that a caller of a group can do, and who can, unless it is all
// of them.
func groupInWords(row *access.Row, g access.CallerGroup) string {
	most := row.Exposure(g)
	words := g.String() + " " + legend()[most].Level
	members := callersOf(g)
	var names []string
	for _, p := range members {
		if row.Cells[p].Level == most {
			names = append(names, access.Principals()[p].ID)
		}
	}
	if len(names) < len(members) {
		words += " (" + strings.Join(names, ", ") + ")"
	}
	return words
}

func (c compactWriter) end(read outcome.Inputs, t *tally) error {
	_, err := io.WriteString(c.w, t.ending(read))
	return err
}
