package inf

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
)

// A filling is a value that stands in the text in place of a placeholder. The text of the
// author, in which the placeholder stands, is kept in File.written.
type filling struct {
	start, end    offset // of the value in Text
	source, after offset // of the placeholder in the text of the author
}

// What values may make of a text: few bytes of a file can name a large value often.
const (
	filledBase      = 256 << 10
	filledPerSource = 4
)

// fill puts the values of placeholders into the text.
func (f *File) fill() {
	if len(f.options.Define) == 0 {
		return
	}
	limit := min(cmp.Or(f.options.MaxText, maxFile), maxFile, filledBase+filledPerSource*int64(len(f.Text)))
	size := int64(len(f.Text)) // with the values so far
	var text strings.Builder
	done := 0 // of the text of the author
	for at := nextPlaceholder(f.Text, 0); at < len(f.Text); at = nextPlaceholder(f.Text, at) {
		name, length := placeholder(f.Text, at)
		value, defined := f.options.Define[name]
		grown := size + int64(len(value)-length)
		switch {
		case !defined:
		case grown > limit && len(value) > length:
			f.unfilled = true
		default:
			size = grown
			text.WriteString(f.Text[done:at])
			start := text.Len()
			text.WriteString(value)
			done = at + length
			f.fillings = append(f.fillings, filling{offset(start), offset(text.Len()), offset(at), offset(done)})
			f.filled(name)
		}
		at += length
	}
	if len(f.fillings) == 0 {
		return
	}
	text.WriteString(f.Text[done:])
	f.written, f.Text = f.Text, text.String()
	for i := range f.problems { // those of the encoding
		span := &f.problems[i].Span
		*span = Span{f.TextOffset(span.Start), f.TextOffset(span.End)}
	}
}

func (f *File) filled(name string) {
	if f.filledNames == nil {
		f.filledNames = map[string]bool{}
	}
	f.filledNames[name] = true
}

// Unfilled reports whether placeholders were left in the text that would have made it too
// long (see [Options]).
func (f *File) Unfilled() bool { return f.unfilled }

// Filled returns the names of the placeholders whose values were put into the file, or
// into one that it includes, in order.
func (f *File) Filled() []string {
	names := maps.Clone(f.filledNames)
	for _, included := range f.included {
		if included == nil {
			continue
		}
		if names == nil {
			names = map[string]bool{}
		}
		maps.Copy(names, included.filledNames)
	}
	return slices.Sorted(maps.Keys(names))
}

// Written returns the text of the author: [File.Text] with placeholders where values of
// [Options] were put in.
func (f *File) Written() string {
	if len(f.fillings) == 0 {
		return f.Text
	}
	return f.written
}

// WrittenOffset returns the place in [File.Written] of an offset into [File.Text]. Inside
// a value that is the end of its placeholder. Where a value is empty, it is the beginning,
// or at the end of a line the end, so that each line has all its placeholders.
func (f *File) WrittenOffset(at int) int {
	if at == len(f.Text) || f.Text[at] == '\r' || f.Text[at] == '\n' {
		i := f.fillingBehind(at) - 1
		if i < 0 || int(f.fillings[i].start) < at {
			return f.writtenOffset(at)
		}
		return int(f.fillings[i].after)
	}
	return f.writtenOffset(at)
}

func (f *File) writtenOffset(at int) int {
	i := sort.Search(len(f.fillings), func(i int) bool { return int(f.fillings[i].start) >= at }) - 1
	if i < 0 {
		return at
	}
	return int(f.fillings[i].after) + max(0, at-int(f.fillings[i].end))
}

// TextOffset is the inverse of WrittenOffset. Inside a placeholder it is the end of its
// value.
func (f *File) TextOffset(at int) int {
	i := sort.Search(len(f.fillings), func(i int) bool { return int(f.fillings[i].source) >= at }) - 1
	if i < 0 {
		return at
	}
	return int(f.fillings[i].end) + max(0, at-int(f.fillings[i].after))
}

// Whole returns a span with the whole of each value that one of its ends is inside.
func (f *File) Whole(s Span) Span {
	for _, end := range []struct {
		at *int
		to func(filling) offset
	}{{&s.Start, func(v filling) offset { return v.start }}, {&s.End, func(v filling) offset { return v.end }}} {
		i := f.fillingBehind(*end.at)
		if i < len(f.fillings) && int(f.fillings[i].start) < *end.at {
			*end.at = int(end.to(f.fillings[i]))
		}
	}
	return s
}

// HasFilling reports whether a span touches a value that was put in: one has text in
// common with it, or begins inside it.
func (f *File) HasFilling(s Span) bool {
	i := f.fillingBehind(s.Start)
	return i < len(f.fillings) && int(f.fillings[i].start) < s.End
}

// fillingBehind returns the first value that ends behind a place.
func (f *File) fillingBehind(at int) int {
	return sort.Search(len(f.fillings), func(i int) bool { return int(f.fillings[i].end) > at })
}
