package report

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
)

// underline draws what stands below a line of source: carets for the finding,
// dashes for what is related to it, tildes where two of these touch, and labels. The
// last label stands beside its mark if it has room there; from the others a bar leads
// down to theirs:
//
//	^^^^^^ ------~~~~~~ so does this entry
//	       |
//	       this entry grants it
func (d *drawing) underline(marks []mark, width int, bar string) {
	d.rows = d.rows[:0]
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	end, touched := 0, -1 // of all marks so far, and of those that are related
	line := "-"
	labelled := make([]mark, 0, maxPlaces)
	for _, m := range marks {
		if m.related != nil {
			if line == "-" && m.from <= touched {
				line = "~"
			} else {
				line = "-"
			}
			touched = max(touched, m.to)
			d.fill(m, line, ofRelated)
		}
		if m.label != "" {
			labelled = append(labelled, m)
		}
		end = max(end, m.to)
	}
	for _, m := range marks {
		if m.related == nil {
			d.fill(m, "^", ofFinding)
		}
	}
	if n := len(labelled) - 1; n >= 0 {
		if last := labelled[n]; last.to == end && end+1+printable.Width(last.label) <= width {
			d.put(0, end+1, last.label, ofRelated)
			labelled = labelled[:n]
		}
	}
	d.hang(labelled, width, bar)
}

// hang puts labels below their marks, the last first. One that is too long for its
// place is moved to the left, up to the bar of the one before.
func (d *drawing) hang(labelled []mark, width int, bar string) {
	row := 1
	for _, m := range labelled {
		d.put(row, m.from, bar, ofRelated)
	}
	for i, m := range slices.Backward(labelled) {
		row++
		left := 0
		for _, before := range labelled[:i] {
			d.put(row, before.from, bar, ofRelated)
			left = before.from + 2
		}
		d.put(row, min(m.from, max(left, width-printable.Width(m.label))), m.label, ofRelated)
	}
}

// A drawing is some rows of characters.
type drawing struct{ rows [][]glyph }

// row returns a row, or the next one, with that many columns at least. A new one takes
// the memory of one that was there before.
func (d *drawing) row(number, columns int) []glyph {
	if number == len(d.rows) {
		d.rows = slices.Grow(d.rows, 1)[:number+1]
		d.rows[number] = d.rows[number][:0]
	}
	row := d.rows[number]
	for len(row) < columns {
		row = append(row, glyph{text: " "})
	}
	d.rows[number] = row
	return row
}

// fill draws a line of the same characters below a mark.
func (d *drawing) fill(m mark, sign string, ink ink) {
	line := d.row(0, m.to)
	for column := m.from; column < m.to; column++ {
		line[column] = glyph{sign, ink}
	}
}

// A glyph is what stands in a column: a character with the combining marks on it.
// That of a wide character is followed by one without text.
type glyph struct {
	text string
	ink  ink
}

// An ink says to what a glyph belongs.
type ink uint8

const (
	ofNothing ink = iota
	ofFinding
	ofRelated
)

// put writes printable text, over what is there.
func (d *drawing) put(row, column int, text string, ink ink) {
	line := d.row(row, column+printable.Width(text))
	for i, r := range text {
		g := glyph{text[i : i+utf8.RuneLen(r)], ink}
		n := printable.RuneWidth(r)
		if n == 0 && column > 0 {
			line[column-1].text += g.text
		}
		for range n {
			line[column] = g
			g.text = ""
			column++
		}
	}
}

// writeRow writes a row in the colours of the finding and of what is related.
func writeRow(b *bytes.Buffer, row []glyph, finding, related terminal.Pen) {
	pens := [...]terminal.Pen{ofFinding: finding, ofRelated: related}
	for i, g := range row {
		if i == 0 || row[i-1].ink != g.ink {
			b.WriteString(pens[g.ink].Begin)
		}
		b.WriteString(g.text)
		if i+1 == len(row) || row[i+1].ink != g.ink {
			b.WriteString(pens[g.ink].End)
		}
	}
}
