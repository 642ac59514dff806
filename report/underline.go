package report

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/fatih/color"
)

// underline draws what stands below a line of source: carets for the finding,
// dashes for what is related to it, tildes where two of these touch, and labels. The
// last label stands beside its mark if it has room there; from the others a bar leads
// down to theirs:
//
//	^^^^^^ ------~~~~~~ so does this entry
//	       |
//	       this entry grants it
func underline(marks []mark, width int, bar string) *drawing {
	d := &drawing{}
	if len(marks) == 0 {
		return d
	}
	marks = slices.SortedStableFunc(slices.Values(marks), func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	end, touched := 0, -1 // of all marks so far, and of those that are related
	line := "-"
	var labelled []mark
	for _, m := range marks {
		if m.related != nil {
			if line == "-" && m.from <= touched {
				line = "~"
			} else {
				line = "-"
			}
			touched = max(touched, m.to)
			d.put(0, m.from, strings.Repeat(line, m.to-m.from), ofRelated)
		}
		if m.label != "" {
			labelled = append(labelled, m)
		}
		end = max(end, m.to)
	}
	for _, m := range marks {
		if m.related == nil {
			d.put(0, m.from, strings.Repeat("^", m.to-m.from), ofFinding)
		}
	}
	if n := len(labelled) - 1; n >= 0 {
		if last := labelled[n]; last.to == end && end+1+textColumns(last.label) <= width {
			d.put(0, end+1, last.label, ofRelated)
			labelled = labelled[:n]
		}
	}
	d.hang(labelled, width, bar)
	return d
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
		d.put(row, min(m.from, max(left, width-textColumns(m.label))), m.label, ofRelated)
	}
}

// A drawing is some rows of characters.
type drawing struct{ rows [][]glyph }

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
	for len(d.rows) <= row {
		d.rows = append(d.rows, nil)
	}
	line := d.rows[row]
	line = slices.Grow(line, max(0, column+len(text)-len(line))) // no character takes more columns than bytes
	for _, r := range text {
		n := columns(r)
		for len(line) < column+n {
			line = append(line, glyph{text: " "})
		}
		switch n {
		case 0:
			if column > 0 {
				line[column-1].text += string(r)
			}
		default:
			line[column] = glyph{string(r), ink}
			for i := 1; i < n; i++ {
				line[column+i] = glyph{"", ink}
			}
		}
		column += n
	}
	d.rows[row] = line
}

// lines yields the rows in colour.
func (d *drawing) lines(finding, related *color.Color) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, row := range d.rows {
			var b strings.Builder
			for len(row) > 0 {
				n := slices.IndexFunc(row, func(g glyph) bool { return g.ink != row[0].ink })
				if n < 0 {
					n = len(row)
				}
				var run strings.Builder
				for _, g := range row[:n] {
					run.WriteString(g.text)
				}
				switch row[0].ink {
				case ofFinding:
					b.WriteString(finding.Sprint(run.String()))
				case ofRelated:
					b.WriteString(related.Sprint(run.String()))
				default:
					b.WriteString(run.String())
				}
				row = row[n:]
			}
			if !yield(b.String()) {
				return
			}
		}
	}
}
