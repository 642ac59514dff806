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

// textWriter is the access map for people: for each object what its descriptor lets
// the standard principals do, and how the names below a device are guarded.
type textWriter struct{ w io.Writer }

func (t *textWriter) file(f *inf.File, rows []access.Row) error {
	size := 0
	for i := range rows {
		if size > maxMap {
			_, err := fmt.Fprintf(t.w, "%s: %s\n\n", printable.Text(f.Name), moreObjects(len(rows)-i))
			return err
		}
		block := textBlock(f, &rows[i])
		size += len(block)
		if _, err := io.WriteString(t.w, block+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// textBlock is what the text says of an object.
func textBlock(f *inf.File, row *access.Row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s%s", rowPlace(f, row), subject(row), origin(row))
	if others := also(row); others != "" {
		b.WriteString(", also " + others)
	}
	b.WriteString("\n")
	text, note := descriptorInWords(row)
	if text != "" {
		fmt.Fprintf(&b, "  %s%s\n", printable.Shorten(text, maxShown), asBytes(row))
	}
	for _, line := range []string{note, fromClass(f, row), idleInWords(f, row), namespace(row), witnesses(row), codesInWords(row)} {
		if line != "" {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	if d := row.Object.Effective; d != nil && d.Status == access.Parsed && row.Known() {
		writeTable(&b, "    ", d.SD, row, d.Object.Rights)
	}
	return b.String()
}

func (t *textWriter) end(read outcome.Inputs, tally *tally) error {
	_, err := io.WriteString(t.w, tally.ending(read))
	return err
}
