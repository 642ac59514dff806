package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// accessText is the access map for people: for each object what its descriptor lets
// the standard principals do, and how the names below a device are guarded.
type accessText struct{ w io.Writer }

func (t accessText) File(f *inf.File) error {
	for _, row := range access.Map(f) {
		var b strings.Builder
		fmt.Fprintf(&b, "%s: %s %q, from [%s]\n", rowPlace(f, &row), row.Object.Kind, printable.Text(row.Object.Name), printable.Text(row.Object.Install.Name()))
		text, note := descriptorInWords(&row)
		if text != "" {
			fmt.Fprintf(&b, "  %s%s\n", text, provenance(&row))
		}
		if note != "" {
			fmt.Fprintf(&b, "  %s\n", note)
		}
		if line := namespace(&row); line != "" {
			fmt.Fprintf(&b, "  %s\n", line)
		}
		if d := row.Object.Effective; d != nil && d.Status == access.Parsed {
			accessTable(&b, "    ", d.SD, &row.Cells)
		}
		if _, err := io.WriteString(t.w, b.String()+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func (accessText) Close(Summary) error { return nil }

// AccessTable writes, for each standard principal, what a descriptor lets it do
// with an object of a kind, and the entries that decide it. Each line begins with
// the indent.
func AccessTable(w io.Writer, indent string, sd *sddl.SecurityDescriptor, kind sddl.ObjectKind) error {
	var b strings.Builder
	cells := access.CellsOf(sd, kind)
	accessTable(&b, indent, sd, &cells)
	_, err := io.WriteString(w, b.String())
	return err
}

func accessTable(b *strings.Builder, indent string, sd *sddl.SecurityDescriptor, cells *access.Cells) {
	titles := (access.Open | access.Read | access.Write | access.Execute | access.Control).Words()
	principals := access.Principals()
	longest := 0
	for _, p := range principals {
		longest = max(longest, len(p.Name))
	}
	fmt.Fprintf(b, "%s%-*s  %s  by\n", indent, longest, "", strings.Join(titles, "  "))
	for i, p := range principals {
		var line strings.Builder
		fmt.Fprintf(&line, "%s%-*s", indent, longest, p.Name)
		for bit, title := range titles {
			sign := "-"
			if cells[i].Rights&(1<<bit) != 0 {
				sign = "yes"
			}
			fmt.Fprintf(&line, "  %-*s", len(title), sign)
		}
		line.WriteString("  " + strings.Join(grantors(sd, &cells[i]), " "))
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}
