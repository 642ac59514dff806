package inf

import (
	"slices"
	"strings"
)

// Comment returns the comment on a line of an INF file, counted from 1: from its ; to the end of
// the line, without the line end. The span is empty where there is none: a ;
// within quotes or in the name of a section begins no comment, and after Ctrl-Z
// there is nothing.
//
// Text before the first section and after the ] of a header is no INF at all, but
// its comments are where an author would see them.
func (f *File) Comment(line int) Span {
	span := f.LineSpan(line)
	text := f.Text[span.Start:span.End]
	if i := strings.IndexByte(text, ctrlZ); i >= 0 {
		text = text[:i]
	}
	if strings.IndexByte(text, ';') < 0 { // most lines
		return Span{}
	}
	start := commentStart(text)
	if at := len(text) - len(strings.TrimLeftFunc(text, isBlank)); text[at] == '[' && f.hasHeader(span.Start+at+1) {
		start = headerCommentStart(text)
	}
	if start < 0 {
		return Span{}
	}
	return Span{span.Start + start, span.Start + len(text)}
}

// commentStart returns the place of the first ; outside quotes, or -1. The line
// end closes a quote, so each line stands for itself.
func commentStart(text string) int {
	quoted := false
	for i := range len(text) {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ';' && !quoted:
			return i
		}
	}
	return -1
}

// headerCommentStart returns the place of a ; that directly follows a section
// header, or -1.
func headerCommentStart(text string) int {
	end := strings.IndexByte(text, ']') + 1
	if end == 0 {
		return -1 // the name takes the line
	}
	rest := strings.TrimLeftFunc(text[end:], isBlank)
	if !strings.HasPrefix(rest, ";") {
		return -1
	}
	return len(text) - len(rest)
}

// hasHeader reports whether the name in a section header begins at the offset. On
// a line that continues another, a [ is text.
func (f *File) hasHeader(offset int) bool {
	f.headerOnce.Do(func() {
		for _, s := range f.Sections {
			for _, h := range s.Headers {
				f.headers = append(f.headers, h.Start)
			}
		}
		slices.Sort(f.headers)
	})
	_, found := slices.BinarySearch(f.headers, offset)
	return found
}

// Lines returns the first and the last physical line of the entry, counted from 1.
// A line that a backslash continues is not the last, even if nothing follows.
func (e *Entry) Lines() (first, last int) {
	f, span := e.Section.File, e.Span()
	first, last = f.Position(span.Start).Line, f.Position(span.End).Line
	for rest := span.End; last < f.Lines(); last++ {
		end := max(rest, f.LineSpan(last).End) // a quote that is open at the end of the file has the CR
		tail, _, _ := strings.Cut(f.Text[rest:end], ";")
		if !strings.Contains(tail, `\`) {
			break
		}
		rest = f.LineSpan(last + 1).Start
	}
	return first, last
}
