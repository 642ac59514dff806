package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A mark is what is underlined of a line.
type mark struct {
	line       int            // of the file
	start, end int            // in its text
	from, to   int            // columns of the terminal, once the line is laid out
	label      string         // printable
	related    *rules.Related // nil for the finding itself
}

// A sourceRow is a line of source laid out in columns of the terminal, with its
// marks.
type sourceRow struct {
	text  string // printable, tabs expanded
	width int
	marks []mark
	// Of a long line only a piece is laid out: whether something is before and behind it.
	before, behind bool
}

// newSourceRow lays out a line, and its marks with it. Plain text is shown as it is.
func newSourceRow(f *inf.File, number int, marks []mark) sourceRow {
	whole := f.LineSpan(number)
	line := piece(f, whole, marks)
	row := sourceRow{
		text: f.Text[line.Start:line.End], width: line.Len(), marks: marks,
		before: line.Start > whole.Start, behind: line.End < whole.End,
	}
	plain := !f.HasFilling(line) && printable.IsPlain(row.text) && !strings.Contains(row.text, "##")
	if !plain {
		row.layOut(f, line)
	}
	for i := range marks {
		m := &marks[i]
		if plain {
			m.from, m.to = m.start-line.Start, m.end-line.Start
		}
		m.to = max(m.to, m.from+1) // also where there is nothing, or nothing of any width
		row.width = max(row.width, m.to)
	}
	return row
}

// reach is how many bytes of a line are laid out before and behind the beginning of its
// first mark: what a terminal has room for, and more. A hostile file has a million
// findings in one line.
const reach = 2048

// piece returns the part of a line that is laid out: all of it, if it is not long. Marks
// that reach beyond it end with it.
func piece(f *inf.File, line inf.Span, marks []mark) inf.Span {
	if line.Len() <= 2*reach {
		return line
	}
	middle := line.Start
	if len(marks) > 0 {
		middle = marks[0].start
	}
	from := f.CharacterStart(max(line.Start, middle-reach))
	to := f.CharacterStart(min(line.End, middle+reach))
	for i := range marks {
		m := &marks[i]
		m.start, m.end = max(from, min(m.start, to)), max(from, min(m.end, to))
	}
	return inf.Span{Start: from, End: to}
}

// layOut counts columns between the ends of the marks, since a character of the source
// may be shown as another of a different length.
func (r *sourceRow) layOut(f *inf.File, line inf.Span) {
	type end struct {
		offset int
		column *int
	}
	ends := make([]end, 0, 2*len(r.marks))
	for i := range r.marks {
		m := &r.marks[i]
		ends = append(ends, end{m.start, &m.from}, end{m.end, &m.to})
	}
	slices.SortFunc(ends, func(a, b end) int { return cmp.Compare(a.offset, b.offset) })
	var l layout
	l.Skip(' ') // behind the number of the line
	l.text.Grow(line.Len())
	done := line.Start
	for _, end := range ends {
		l.add(f.Source(inf.Span{Start: done, End: end.offset}))
		done, *end.column = end.offset, l.column
	}
	l.add(f.Source(inf.Span{Start: done, End: line.End}))
	r.text, r.width = l.text.String(), l.column
}

// fit cuts the row to a width, around its marks. It returns what is related and
// not to be seen any more.
func (r *sourceRow) fit(width int, ellipsis string) []*rules.Related {
	if r.width <= width && !r.before && !r.behind {
		return nil
	}
	cut := utf8.RuneCountInString(ellipsis)
	from, to := window(r.marks, r.width, width, cut)
	before, after, shift := "", "", -from
	if from > 0 || r.before {
		before, shift = ellipsis, cut-from
	}
	if to < r.width || r.behind {
		after = ellipsis
	}
	r.text = before + printable.Cut(r.text, from, to) + after
	var hidden []*rules.Related
	seen := r.marks[:0]
	for _, m := range r.marks {
		if m.to <= from || m.from >= to {
			if m.label != "" {
				hidden = append(hidden, m.related)
			}
			continue
		}
		m.from, m.to = max(m.from, from)+shift, min(m.to, to)+shift
		seen = append(seen, m)
	}
	r.marks = seen
	return hidden
}

// window chooses the columns [from, to) of a row that are shown: all marks if they
// have room, otherwise the first, which is the finding's if that has one. Where
// something is cut off, an ellipsis takes its part of the width.
func window(marks []mark, columns, width, ellipsis int) (from, to int) {
	first, last := 0, 0
	if len(marks) > 0 {
		first, last = marks[0].from, marks[0].to
		for _, m := range marks[1:] {
			first, last = min(first, m.from), max(last, m.to)
		}
		if last-first > width-2*ellipsis {
			first, last = marks[0].from, marks[0].to
		}
	}
	oneSided, twoSided := width-ellipsis, width-2*ellipsis
	switch {
	case last <= oneSided:
		return 0, oneSided
	case first >= columns-oneSided:
		return columns - oneSided, columns
	case last-first >= twoSided:
		return first, first + twoSided
	}
	from = first - (twoSided-(last-first))/2
	return from, from + twoSided
}

// A layout puts text into columns.
type layout struct {
	printable.Escaper
	text   strings.Builder
	column int
}

const tabStop = 4

func (l *layout) add(text string) {
	for _, r := range text {
		if r == '\t' {
			n := tabStop - l.column%tabStop
			l.text.WriteString(strings.Repeat(" ", n))
			l.column += n
			l.Skip(' ')
			continue
		}
		shown, gap := l.Next(r)
		if gap {
			l.text.WriteByte(' ')
			l.column++
		}
		l.text.WriteRune(shown)
		l.column += printable.RuneWidth(shown)
	}
}
