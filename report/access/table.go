package accessmap

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// Table writes, for each standard principal, what a descriptor lets it do
// with an object of a kind, and the entries that decide it; then, what it lets the others
// do that it names. Each line begins with the indent.
func Table(w io.Writer, indent string, sd *sddl.SecurityDescriptor, kind sddl.ObjectKind) error {
	var b strings.Builder
	row := access.Row{Cells: access.CellsOf(sd, kind)}
	row.Named, row.MoreNamed = access.NamedCallersOf(sd, kind)
	writeTable(&b, indent, sd, &row, kind)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeTable(b *strings.Builder, indent string, sd *sddl.SecurityDescriptor, row *access.Row, kind sddl.ObjectKind) {
	columns := access.Columns(kind)
	titles := columns.Words()
	principals := access.Principals()
	longest := 0
	for _, p := range principals {
		longest = max(longest, len(p.Name))
	}
	fmt.Fprintf(b, "%s%-*s  %s  by\n", indent, longest, "", strings.Join(titles, "  "))
	for i, p := range principals {
		var line strings.Builder
		fmt.Fprintf(&line, "%s%-*s", indent, longest, p.Name)
		granted := (row.Cells[i].Rights & columns).Words()
		for _, title := range titles {
			sign := "-"
			if slices.Contains(granted, title) {
				sign = "yes"
			}
			fmt.Fprintf(&line, "  %-*s", len(title), sign)
		}
		line.WriteString("  " + printable.Shorten(strings.Join(grantors(sd, &row.Cells[i]), " "), maxShown))
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	for _, line := range namedInWords(row) {
		fmt.Fprintf(b, "%salso %s\n", indent, line)
	}
}
