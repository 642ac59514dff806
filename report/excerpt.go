package report

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// An excerpt is a line of source with a part of it underlined, ready for a
// terminal of any width.
type excerpt struct {
	line      int    // its number
	source    string // printable, tabs expanded
	underline string // blanks and carets below it
}

const (
	tabStop = 4
	// before and after bound what is shown of a long line around the span.
	before = 80
	after  = 120
)

// excerptOf returns the line on which a span begins. Of a span over several lines
// the part on the first is underlined.
func excerptOf(f *inf.File, span inf.Span) excerpt {
	number := f.Position(span.Start).Line
	line := f.LineSpan(number)
	start := min(max(span.Start, line.Start), line.End)
	end := max(min(span.End, line.End), start)
	w := layout{}
	w.text(window(f.Source(inf.Span{Start: line.Start, End: start}), before, true))
	from := w.column
	w.text(f.Source(inf.Span{Start: start, End: end}))
	to := max(w.column, from+1)
	w.text(window(f.Source(inf.Span{Start: end, End: line.End}), after, false))
	return excerpt{number, strings.TrimRight(w.out.String(), " "), strings.Repeat(" ", from) + strings.Repeat("^", to-from)}
}

// window returns the last or the first characters of text, with an ellipsis where
// it was cut.
func window(text string, size int, last bool) string {
	runes := []rune(text)
	switch {
	case len(runes) <= size:
		return text
	case last:
		return "…" + string(runes[len(runes)-size:])
	}
	return string(runes[:size]) + "…"
}

// A layout puts text into columns.
type layout struct {
	out    strings.Builder
	column int
}

func (l *layout) text(text string) {
	for _, r := range text {
		if r == '\t' {
			n := tabStop - l.column%tabStop
			l.out.WriteString(strings.Repeat(" ", n))
			l.column += n
			continue
		}
		r = printableRune(r)
		l.out.WriteRune(r)
		l.column += columns(r)
	}
}
