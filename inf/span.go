package inf

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Span is a half-open range of byte offsets into [File.Text].
type Span struct {
	Start, End int
}

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether the offset lies within the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// A Position is a place in a file as people and tools name it. Lines and
// columns count from 1; a column is a number of UTF-16 code units, the unit of
// SARIF and of the language server protocol. Lines end at LF only, as they do
// for SetupAPI.
type Position struct {
	Line, Column int
}

// Position returns the line and column of an offset into [File.Text]. Offsets
// outside the text are moved to its nearest end.
//
// Columns are those an editor shows. For a file in UTF-8 without byte order
// mark, which Windows reads in the ANSI code page, they count the UTF-8
// characters that the author sees, not the several that Windows makes of them.
func (f *File) Position(at int) Position {
	at = max(0, min(at, len(f.Text)))
	starts := f.lineStarts()
	next, _ := slices.BinarySearch(starts, offset(at+1))
	line := next - 1
	return Position{Line: line + 1, Column: f.columnOf(int(starts[line]), at) + 1}
}

// Lines returns the number of lines: the line feeds, plus one.
func (f *File) Lines() int { return len(f.lineStarts()) }

// LineSpan returns the span of a line, counted from 1, without its line end. A
// line outside the file has an empty span at the end of the text.
func (f *File) LineSpan(line int) Span {
	starts := f.lineStarts()
	if line < 1 || line > len(starts) {
		return Span{len(f.Text), len(f.Text)}
	}
	start, end := int(starts[line-1]), len(f.Text)
	if line < len(starts) {
		end = int(starts[line]) - 1
	}
	return Span{start, start + len(strings.TrimSuffix(f.Text[start:end], "\r"))}
}

// Source returns the source text in a span as an editor shows it. It equals
// that part of [File.Text], except for UTF-8 without byte order mark (see
// [File.Position]), and for values that were put in: it has their placeholders.
func (f *File) Source(s Span) string {
	text := f.Text[s.Start:s.End]
	if len(f.fillings) > 0 {
		text = f.written[f.WrittenOffset(s.Start):f.WrittenOffset(s.End)]
	}
	if !f.utf8 {
		return text
	}
	return reinterpretUTF8(text)
}

func (f *File) lineStarts() []offset {
	f.lineOnce.Do(func() {
		f.lines = make([]offset, 1, 1+strings.Count(f.Text, "\n"))
		for start := 0; ; {
			length := strings.IndexByte(f.Text[start:], '\n')
			if length < 0 {
				return
			}
			start += length + 1
			f.lines = append(f.lines, offset(start))
		}
	})
	return f.lines
}

// utf16Len counts the UTF-16 code units of s. A byte that is no UTF-8 counts
// one; so does a surrogate half, which takes three bytes in the decoded text.
func utf16Len(s string) int {
	ascii := 0
	for ascii < len(s) && s[ascii] < utf8.RuneSelf {
		ascii++
	}
	n := ascii
	for i := ascii; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 && isSurrogate(s[i:]) {
			size = 3
		}
		if r > 0xFFFF {
			n++
		}
		n++
		i += size
	}
	return n
}
