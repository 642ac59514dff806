package inf

import (
	"strings"
	"unicode/utf8"
)

// This file compares names as Windows does, without regard to case. Indexes are
// maps with folded names for keys; the rest is there to fold without copying.

// fold maps a name to the form under which names that differ only in case are
// the same.
func fold(name string) string { return strings.ToLower(name) }

// lookup returns the value that a map with folded keys has for a name.
func lookup[T any](m map[string]T, name string) T {
	var buffer [128]byte
	if len(name) > len(buffer) {
		return m[fold(name)]
	}
	for i := range len(name) {
		c := name[i]
		if c >= utf8.RuneSelf {
			return m[fold(name)]
		}
		buffer[i] = lower(c)
	}
	return m[string(buffer[:len(name)])]
}

// lower returns an ASCII letter in lower case.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// foldSource folds text that stands in the source. The folded names of a file
// stand behind each other in one piece of memory.
func (f *File) foldSource(s Span) string {
	name := f.Text[s.Start:s.End]
	start := f.folded.Len()
	for i := range len(name) {
		c := name[i]
		if c >= utf8.RuneSelf {
			return fold(name)
		}
		f.folded.WriteByte(lower(c))
	}
	return f.folded.String()[start:]
}

// foldField folds the raw text of a field.
func (f *File) foldField(field *Field) string {
	if field.made != nil {
		return fold(field.made.raw)
	}
	start := int(field.base)
	return f.foldSource(Span{start, start + len(field.Value)})
}
