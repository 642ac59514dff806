package accessmap

import (
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/markdown"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// markdownWriter writes access maps in GitHub Flavored Markdown, for comments on
// pull requests. Whatever comes out of a file stands in code spans, where it is no
// link, no mention and no picture.
type markdownWriter struct {
	w       io.Writer
	comment markdown.Comment
	begun   bool
}

// columnNames are short names of the principals, in their order.
var columnNames = [...]string{
	"SYSTEM", "admin", "user", "network user", "guest", "anonymous", "LocalService", "NetworkService", "UMDF host",
	"restricted", "AppContainer", "LPAC",
}

func (m *markdownWriter) file(f *inf.File, rows []access.Row) error {
	file := newMapFile(f, rows)
	if file.Rows == nil {
		return nil
	}
	if !m.begun {
		m.begun = true
		m.comment.End("line", signs())
		m.comment.Head("## Access map\n\n")
	}
	m.comment.Head(fmt.Sprintf("### %s\n\n| Object | %s | Names below | Descriptor |\n|---|%s---|---|\n",
		printable.CodeSpan(file.Name), strings.Join(columnNames[:], " | "), strings.Repeat(":-:|", len(columnNames))))
	for i := range file.Rows {
		m.comment.Add("object", markdownRow(&file.Rows[i]))
	}
	if file.Omitted > 0 {
		m.comment.LeaveOut("object", file.Omitted)
	}
	m.comment.Head("\n")
	return nil
}

func markdownRow(row *mapRow) string {
	var b strings.Builder
	b.WriteString("| " + row.Kind)
	if row.Name != "" || row.In[0] == '[' {
		b.WriteString(" " + printable.TableCode(row.Name))
	}
	if row.Also != "" {
		b.WriteString(", also " + printable.TableCode(row.Also))
	}
	b.WriteString(" in " + printable.TableCode(row.In))
	for i := range columnNames {
		switch cell := row.cell(i); cell.Entries {
		case "":
			b.WriteString(" | " + cell.Sign)
		default:
			fmt.Fprintf(&b, " | %s<sup>%s</sup>", cell.Sign, cell.Entries)
		}
	}
	fmt.Fprintf(&b, " | %s", row.Names)
	if row.NamesWhy != "" {
		b.WriteString(": " + row.NamesWhy)
	}
	if row.Witness != "" {
		b.WriteString(" (" + printable.TableCode(row.Witness) + ")")
	}
	b.WriteString(" |")
	if row.Text != "" {
		b.WriteString(" " + printable.TableCode(printable.Shorten(row.Text, maxDescriptor)))
	}
	if row.Constant != "" {
		b.WriteString(" " + printable.TableCode(row.Constant))
	}
	switch {
	case row.elsewhere:
		b.WriteString(" " + strings.TrimSuffix(printable.TableCode(row.Place)+", "+row.Origin, ", "))
	case row.From() != "":
		b.WriteString(" " + row.From())
	}
	for _, line := range row.Others {
		b.WriteString("; also " + line)
	}
	return b.String() + " |\n"
}

func (m *markdownWriter) end(read outcome.Inputs, t *tally) error {
	notes := strings.Join(t.notes(read), "\n\n") + "\n"
	if !m.begun {
		_, err := io.WriteString(m.w, "## Access map\n\n"+notes)
		return err
	}
	if !t.choice.takesAll() {
		m.comment.End("line", "\n"+notes)
	}
	return m.comment.Write(m.w, "inflint access")
}

// signs explains the signs of the table.
func signs() string {
	var words []string
	for _, l := range legend() {
		words = append(words, l.Sign+" "+l.Meaning)
	}
	return fmt.Sprintf("\n%s. A small number is the ACE of the descriptor that grants it.\n", strings.Join(words, ", "))
}
