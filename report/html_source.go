package report

import (
	"slices"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A sourceLine is a line of source on the HTML page. One without a number stands
// for lines that are left out.
type sourceLine struct {
	Number int
	Pieces []sourcePiece
	Notes  []sourceNote // on marks in it
}

// A sourcePiece is a part of a line, which is marked as a whole or not at all.
type sourcePiece struct {
	Text             string
	Finding, Related bool
	Notes            []int // that end here
}

// A sourceNote says what a related place has to do with a finding.
type sourceNote struct {
	Number  int
	Message string
}

const (
	around    = 2   // lines shown above and below a finding
	maxSource = 240 // columns of a line that are shown
)

// annotate returns the lines that a finding is about, and those around it, with
// marks. What is related and has no mark comes in words.
func annotate(f *rules.Finding) (lines []sourceLine, beside []string) {
	e := newExcerpt(f)
	first := f.Start().Line
	last := min(f.End().Line, first+maxMarked-1)
	for number := max(1, first-around); number <= min(last+around, f.File.Lines()); number++ {
		e.line(number)
	}
	notes := 0
	for i, number := range e.lines {
		if i > 0 && number > e.lines[i-1]+1 {
			lines = append(lines, sourceLine{})
		}
		row := e.row(number)
		e.beside = append(e.beside, row.fit(maxSource, "…")...)
		line := sourceLine{Number: number}
		line.cut(&row, &notes)
		lines = append(lines, line)
	}
	for i, r := range e.beside {
		if i == maxPlaces {
			beside = append(beside, "and "+printable.Plural(len(e.beside)-maxPlaces, "more place"))
			break
		}
		beside = append(beside, printable.Place(r.File, r.Span)+": "+printable.Text(r.Message))
	}
	return lines, beside
}

// cut takes a row of source apart at the ends of its marks.
func (l *sourceLine) cut(row *sourceRow, notes *int) {
	ends := []int{0, printable.Width(row.text)}
	for _, m := range row.marks {
		ends = append(ends, m.from, m.to)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	for i, end := range ends[1:] {
		piece := sourcePiece{Text: printable.Cut(row.text, ends[i], end)}
		if piece.Text == "" {
			piece.Text = " " // where something is missing
		}
		for _, m := range row.marks {
			if m.from > ends[i] || m.to < end {
				continue
			}
			piece.Finding = piece.Finding || m.related == nil
			piece.Related = piece.Related || m.related != nil
			if m.label != "" && m.to == end {
				*notes++
				piece.Notes = append(piece.Notes, *notes)
				l.Notes = append(l.Notes, sourceNote{*notes, m.label})
			}
		}
		l.Pieces = append(l.Pieces, piece)
	}
}
