package report

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// An excerpt is the lines of a file that a finding is about, with marks below
// them.
type excerpt struct {
	file  *inf.File
	marks map[int][]mark // by line; a line without marks is shown as well
	// beside is what is related and has no mark: it is in other files, or too much.
	beside []rules.Related
}

// Hostile files must not make pictures without end.
const (
	maxMarked = 6  // lines of one span
	maxPlaces = 12 // related places, with marks and without
	maxGap    = 2  // lines that are shown only because they are between others
)

// newExcerpt finds the lines of a finding: its own, the first one of the entry
// where that is continued, and those that are related.
func newExcerpt(f *rules.Finding) *excerpt {
	e := &excerpt{file: f.File, marks: map[int][]mark{}}
	e.add(f.Span, nil)
	if f.Entry != nil && f.Entry.Section.File == f.File {
		head := f.File.Position(f.Entry.Span().Start).Line
		if _, shown := e.marks[head]; !shown {
			e.marks[head] = nil
		}
	}
	for i := range f.Related {
		if r := &f.Related[i]; r.File == f.File && i < maxPlaces {
			e.add(r.Span, r)
		} else {
			e.beside = append(e.beside, *r)
		}
	}
	return e
}

// add marks a span, line by line. The last of its marks gets the label.
func (e *excerpt) add(span inf.Span, related *rules.Related) {
	first := e.file.Position(span.Start).Line
	last := min(e.file.Position(max(span.Start, span.End-1)).Line, first+maxMarked-1)
	end := first
	for number := first; number <= last; number++ {
		line := e.file.LineSpan(number)
		m := mark{start: min(max(span.Start, line.Start), line.End), end: min(span.End, line.End), related: related}
		text := strings.TrimRight(e.file.Text[m.start:max(m.start, m.end)], " \t")
		m.end = m.start + len(text)
		if number > first {
			m.start = m.end - len(strings.TrimLeft(text, " \t"))
			if text == "" {
				continue
			}
		}
		e.marks[number] = append(e.marks[number], m)
		end = number
	}
	if related != nil {
		marks := e.marks[end]
		marks[len(marks)-1].label = Printable(related.Message)
	}
}

// draw writes an excerpt. Lines that are close stand together, others apart.
func (s *style) draw(b *bytes.Buffer, e *excerpt, level *color.Color) {
	numbers := slices.Sorted(maps.Keys(e.marks))
	last := numbers[len(numbers)-1]
	margin := len(strconv.Itoa(last))
	line := func(margin, text string) {
		b.WriteString(strings.TrimRight(s.frame.Sprint(margin+" "+s.bar)+" "+text, " ") + "\n")
	}
	blank := strings.Repeat(" ", margin)
	width := s.excerptWidth() - margin - len(" | ")
	done := numbers[0] - 1
	var beside []rules.Related
	for _, next := range numbers {
		if next-done-1 > maxGap {
			b.WriteString(s.frame.Sprint(s.ellipsis) + "\n")
			done = next - 1
		}
		for done < next {
			done++
			row := newSourceRow(e.file, done, e.marks[done])
			beside = append(beside, row.fit(width, s.ellipsis)...)
			line(fmt.Sprintf("%*d", margin, done), row.text)
			for text := range underline(row.marks, width, s.bar).lines(level, s.frame) {
				line(blank, text)
			}
		}
	}
	s.besides(b, blank, append(beside, e.beside...))
}

// besides writes the related places that have no mark.
func (s *style) besides(b *bytes.Buffer, margin string, places []rules.Related) {
	more := len(places) - maxPlaces
	for _, r := range places[:min(len(places), maxPlaces)] {
		s.beside(b, margin, place(r.File, r.Span)+": "+Printable(r.Message))
	}
	if more > 0 {
		s.beside(b, margin, "and "+Plural(more, "more place"))
	}
}

func (s *style) beside(b *bytes.Buffer, margin, text string) {
	p := paragraph{width: s.width, indent: len(margin) + len(" = ")}
	p.word(margin+" =", s.frame.Sprint(margin+" ="))
	p.words(text)
	b.WriteString(p.String() + "\n")
}
