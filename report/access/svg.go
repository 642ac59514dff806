package accessmap

import (
	_ "embed" // for the style sheet
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// svgWriter draws access maps as one picture. Its size is known when all files
// are.
type svgWriter struct {
	w     io.Writer
	files []mapFile
	size  int
	more  int // objects of files for which there is no room
}

//go:embed map.css
var svgStyle string

func (s *svgWriter) file(f *inf.File, rows []access.Row) error {
	if s.size > maxMap {
		s.more += len(rows)
		return nil
	}
	if m := newMapFile(f, rows); m.Rows != nil {
		s.files = append(s.files, m)
		for i := range m.Rows {
			s.size += m.Rows[i].size()
		}
	}
	return nil
}

// Where things are in the picture, in its units. Text is measured by the columns
// that it would take in a terminal, since no font is at hand.
const (
	svgMargin  = 16
	svgObjects = svgMargin // the left edges of the columns
	svgCells   = svgObjects + 300
	svgCell    = 32 // the width of a cell
	svgWidth   = 1360
	svgLine    = 18 // the height of a line of text
	svgRow     = 2*svgLine + 6
	svgHead    = 190 // of the picture, with the names of the principals
	svgColumn  = 9   // the width of a character, at the most
	svgCode    = 7   // of one of code
)

func (s *svgWriter) end(read outcome.Inputs, t *tally) error {
	var notes []string
	if s.files == nil || !t.choice.takesAll() {
		notes = t.notes(read)
	}
	if s.more > 0 {
		notes = append(notes, moreObjects(s.more))
	}
	height := svgHead + svgMargin + 2*svgLine + len(notes)*svgLine
	for _, file := range s.files {
		height += 2*svgLine + len(file.Rows)*svgRow
		if file.More != "" {
			height += svgLine
		}
	}
	d := &svg{}
	fmt.Fprintf(&d.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" aria-labelledby="title desc">`+"\n",
		svgWidth, height)
	d.element("title", `id="title"`, "Access map")
	d.element("desc", `id="desc"`, "Who can do what with the objects that INF files install: a row for each object, a column for each kind of caller.")
	fmt.Fprintf(&d.b, "<style>\n%s</style>\n<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>\n", svgStyle)
	d.head()
	y := svgHead
	for i := range s.files {
		y = d.file(y, &s.files[i])
	}
	for i, note := range notes {
		d.text(svgObjects, y+i*svgLine, "", printable.Shorten(note, (svgWidth-2*svgMargin)/svgCode))
	}
	d.legend(height - svgMargin)
	d.b.WriteString("</svg>\n")
	_, err := io.WriteString(s.w, d.b.String())
	return err
}

// An svg is a picture that is being drawn.
type svg struct{ b strings.Builder }

// element writes an element with text alone in it.
func (d *svg) element(name, attributes, text string) {
	if attributes != "" {
		attributes = " " + attributes
	}
	fmt.Fprintf(&d.b, "<%s%s>%s</%s>\n", name, attributes, escapeXML(text), name)
}

func (d *svg) text(x, y int, class, text string) {
	if text == "" {
		return
	}
	attributes := fmt.Sprintf(`x="%d" y="%d"`, x, y)
	if class != "" {
		attributes += fmt.Sprintf(` class="%s"`, class)
	}
	d.element("text", attributes, text)
}

// head writes the title and the names of the columns.
func (d *svg) head() {
	y := svgHead - svgLine
	d.text(svgObjects, svgMargin+svgLine, "title", "Access map")
	for i, p := range access.Principals() {
		x := svgCells + i*svgCell + svgCell/2
		d.element("text", fmt.Sprintf(`transform="translate(%d %d) rotate(-45)"`, x, y), p.Name)
	}
	d.text(svgNames(), y, "strong", "names below")
	d.text(svgDescriptors(), y, "strong", "descriptor")
	fmt.Fprintf(&d.b, `<line x1="%d" y1="%d" x2="%d" y2="%[2]d"/>`+"\n", svgMargin, y+svgLine/2, svgWidth-svgMargin)
}

func svgNames() int       { return svgCells + len(columnNames)*svgCell + svgMargin }
func svgDescriptors() int { return svgNames() + 130 }

// file draws the rows of a file and returns where the next may begin.
func (d *svg) file(y int, file *mapFile) int {
	y += svgLine
	d.text(svgObjects, y, "file", printable.Shorten(file.Name, (svgWidth-2*svgMargin)/svgColumn))
	y += svgLine / 2
	for i := range file.Rows {
		d.row(y, &file.Rows[i])
		y += svgRow
	}
	d.text(svgObjects, y+svgLine, "", file.More)
	if file.More != "" {
		y += svgLine
	}
	return y + svgLine/2
}

func (d *svg) row(y int, row *mapRow) {
	first, second := y+svgLine, y+2*svgLine
	room := (svgCells - svgObjects) / svgColumn
	d.b.WriteString("<g>\n")
	object := strings.TrimSuffix(row.Kind+" "+row.Name, " ")
	d.element("title", "", printable.Shorten(object, maxDescriptor))
	d.text(svgObjects, first, "", printable.Shorten(object, room))
	below := row.In
	if row.Also != "" {
		below += ", also " + row.Also
	}
	d.text(svgObjects, second, "small", printable.Shorten(below, room))
	d.b.WriteString("</g>\n")
	for i, p := range access.Principals() {
		d.cell(svgCells+i*svgCell, y, p.Name, row.cell(i))
	}
	d.names(y, row)
	room = (svgWidth - svgMargin - svgDescriptors()) / svgCode
	d.b.WriteString("<g>\n")
	if row.Text != "" {
		d.element("title", "", printable.Shorten(row.Text, maxDescriptor))
		d.text(svgDescriptors(), first, "code", printable.Shorten(row.Text, room))
	} else {
		second = first
	}
	below = row.From()
	if row.Constant != "" {
		below = row.Constant + ", " + below
	}
	d.text(svgDescriptors(), second, "small", printable.Shorten(below, room))
	d.b.WriteString("</g>\n")
}

// names says how the names below a device are guarded, and why where the driver tells.
func (d *svg) names(y int, row *mapRow) {
	if row.NamesWhy == "" {
		d.text(svgNames(), y+svgLine, "small", row.Names)
		return
	}
	d.b.WriteString("<g>\n")
	why := row.NamesWhy
	if row.Witness != "" {
		why += " (" + row.Witness + ")"
	}
	d.element("title", "", printable.Shorten(why, maxDescriptor))
	first, by, _ := strings.Cut(row.Names, " by ")
	d.text(svgNames(), y+svgLine, "small", first)
	if by != "" {
		d.text(svgNames(), y+2*svgLine, "small", "by "+by)
	}
	d.b.WriteString("</g>\n")
}

func (d *svg) cell(x, y int, principal string, c mapCell) {
	d.b.WriteString("<g>\n")
	d.element("title", "", principal+": "+c.Title)
	d.square(x, y+5, c.Level)
	middle, base := x+svgCell/2-1, y+svgLine+8
	if c.Entries != "" {
		d.text(middle, base+6, "entries "+c.Level, c.Entries)
		base -= 4
	}
	d.text(middle, base, "sign "+c.Level, c.Sign)
	d.b.WriteString("</g>\n")
}

func (d *svg) square(x, y int, level string) {
	fmt.Fprintf(&d.b, `<rect class="cell %s" x="%d" y="%d" width="%d" height="%[4]d" rx="3"/>`+"\n", level, x+1, y, svgCell-3)
}

func (d *svg) legend(y int) {
	x := svgObjects
	for _, l := range legend() {
		d.square(x, y-svgCell/2-4, l.Level)
		d.text(x+svgCell/2-1, y, "sign "+l.Level, l.Sign)
		d.text(x+svgCell+6, y, "", l.Meaning)
		x += svgCell + svgMargin + 8*len(l.Meaning)
	}
	d.text(x+svgMargin, y, "small", "A small number is the ACE of the descriptor that grants it.")
}

// escapeXML escapes text for XML; what XML does not allow at all becomes U+FFFD.
func escapeXML(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return "" // not with a strings.Builder
	}
	return b.String()
}
