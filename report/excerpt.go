package report

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// An excerpt is the lines of a file that a finding is about, with marks below
// them.
type excerpt struct {
	file  *inf.File
	lines []int  // that are shown, in order
	marks []mark // in the order of their lines; a line may have several, or none
	// beside is what is related and has no mark: it is in other files, or too much.
	beside []*rules.Related
}

// Hostile files must not make pictures without end.
const (
	maxMarked = 6  // lines of one span
	maxPlaces = 12 // related places, with marks and without
	maxGap    = 2  // lines that are shown only because they are between others
)

// newExcerpt returns the lines of a finding: its own, the first one of the entry where
// that is continued, and those that are related.
func newExcerpt(f *rules.Finding) *excerpt {
	e := &excerpt{file: f.File}
	e.mark(f.Span, nil)
	if f.Entry != nil && f.Entry.Section.File == f.File {
		e.line(f.File.Position(f.Entry.Span().Start).Line)
	}
	for i := range f.Related {
		if r := &f.Related[i]; r.File == f.File && i < maxPlaces {
			e.mark(r.Span, r)
		} else {
			e.beside = append(e.beside, r)
		}
	}
	slices.SortStableFunc(e.marks, func(a, b mark) int { return cmp.Compare(a.line, b.line) })
	return e
}

// line has a line shown.
func (e *excerpt) line(number int) {
	if i, shown := slices.BinarySearch(e.lines, number); !shown {
		e.lines = slices.Insert(e.lines, i, number)
	}
}

// margin returns the columns that the numbers of the lines take.
func (e *excerpt) margin() int { return len(strconv.Itoa(e.lines[len(e.lines)-1])) }

// row lays out a line with its marks.
func (e *excerpt) row(number int) sourceRow {
	from := sort.Search(len(e.marks), func(i int) bool { return e.marks[i].line >= number })
	to := sort.Search(len(e.marks), func(i int) bool { return e.marks[i].line > number })
	return newSourceRow(e.file, number, e.marks[from:to])
}

// mark marks a span, line by line. The last of its marks gets the label.
func (e *excerpt) mark(span inf.Span, related *rules.Related) {
	first := e.file.Position(span.Start).Line
	last := min(e.file.Position(max(span.Start, span.End-1)).Line, first+maxMarked-1)
	for number := first; number <= last; number++ {
		line := e.file.LineSpan(number)
		m := mark{line: number, start: min(max(span.Start, line.Start), line.End), end: min(span.End, line.End), related: related}
		text := strings.TrimRight(e.file.Text[m.start:max(m.start, m.end)], " \t")
		m.end = m.start + len(text)
		if number > first {
			m.start = m.end - len(strings.TrimLeft(text, " \t"))
			if text == "" {
				continue
			}
		}
		e.marks = append(e.marks, m)
		e.line(number)
	}
	if related != nil {
		e.marks[len(e.marks)-1].label = printable.Text(related.Message)
	}
}

// draw writes an excerpt. Lines that are close stand together, others apart.
func (s *style) draw(b *bytes.Buffer, e *excerpt, level terminal.Pen) {
	margin := e.margin()
	width := s.excerptWidth() - margin - len(" | ")
	done := e.lines[0] - 1
	var hidden []*rules.Related
	for _, next := range e.lines {
		if next-done-1 > maxGap {
			b.WriteString(s.Frame.Paint(s.ellipsis) + "\n")
			done = next - 1
		}
		for done < next {
			done++
			row := e.row(done)
			hidden = append(hidden, row.fit(width, s.ellipsis)...)
			s.margin(b, margin, strconv.Itoa(done))
			b.WriteString(row.text)
			endLine(b)
			s.drawing.underline(row.marks, width, s.bar)
			for _, line := range s.drawing.rows {
				s.margin(b, margin, "")
				writeRow(b, line, level, s.Frame)
				endLine(b)
			}
		}
	}
	s.besides(b, margin, append(hidden, e.beside...))
}

// margin begins a line of an excerpt.
func (s *style) margin(b *bytes.Buffer, width int, number string) {
	b.WriteString(s.Frame.Paint(strings.Repeat(" ", width-len(number))+number+" "+s.bar) + " ")
}

// endLine ends a line without blanks at its end.
func endLine(b *bytes.Buffer) {
	b.Truncate(len(bytes.TrimRight(b.Bytes(), " ")))
	b.WriteByte('\n')
}

// besides writes the related places that have no mark.
func (s *style) besides(b *bytes.Buffer, margin int, places []*rules.Related) {
	more := len(places) - maxPlaces
	for _, r := range places[:min(len(places), maxPlaces)] {
		s.beside(b, margin, printable.Place(r.File, r.Span)+": "+printable.Text(r.Message))
	}
	if more > 0 {
		s.beside(b, margin, "and "+printable.Plural(more, "more place"))
	}
}

func (s *style) beside(b *bytes.Buffer, margin int, text string) {
	p := terminal.Paragraph{To: b, Width: s.Width, Indent: margin + len(" = ")}
	sign := strings.Repeat(" ", margin) + " ="
	p.Word(sign, s.Frame.Paint(sign))
	p.Words(text)
	b.WriteByte('\n')
}
