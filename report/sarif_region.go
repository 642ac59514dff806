package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
)

// This file finds the text that the author sees for spans of the decoded text.

// extended makes an empty span one character long: the next one on the line, or
// else the last. On an empty line it stays empty.
func extended(f *inf.File, span inf.Span) inf.Span {
	if span.Len() > 0 {
		return span
	}
	line := f.LineSpan(f.Position(span.Start).Line)
	if span.Start >= line.End {
		span.Start = max(line.Start, line.End-1)
	}
	return wholeCharacters(f, inf.Span{Start: span.Start, End: min(span.Start+1, line.End)})
}

// wholeCharacters moves the ends of a span out of characters.
func wholeCharacters(f *inf.File, span inf.Span) inf.Span {
	for insideCharacter(f, span.Start) {
		span.Start--
	}
	for insideCharacter(f, span.End) {
		span.End++
	}
	return span
}

// insideCharacter reports whether an offset lies inside a character. In UTF-8
// without byte order mark, which Windows reads in its ANSI code page, each byte of
// a character has become one of its own: the first, from 0xC2 to 0xF4, is the same
// character there, all others are not.
func insideCharacter(f *inf.File, offset int) bool {
	if offset >= len(f.Text) {
		return false
	}
	if !utf8.RuneStart(f.Text[offset]) {
		return true
	}
	if f.Encoding != inf.ANSI || f.Text[offset] < utf8.RuneSelf {
		return false
	}
	r, size := utf8.DecodeRuneInString(f.Text[offset:])
	first := r >= 0xC2 && r <= 0xF4
	return !first && f.Source(inf.Span{Start: offset, End: offset + size}) == string(utf8.RuneError)
}

// typable reports whether text that Windows is to read is the text that an author
// types to that end. In UTF-8 without byte order mark only ASCII is.
func typable(f *inf.File, text string) bool {
	isASCII := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	misread := func(p inf.Problem) bool { return p.Kind == inf.UTF8WithoutBOM }
	return isASCII || utf8.ValidString(text) && !slices.ContainsFunc(f.Problems(), misread)
}

// asUTF8 returns decoded text as UTF-8, with U+FFFD for each half of a
// surrogate pair without its other half and each byte that is no UTF-8. The number
// of UTF-16 units stays the same.
func asUTF8(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && size == 1 && len(text) >= 3 && text[0] == 0xED && text[1] >= 0xA0 {
			size = 3 // package inf keeps a lone surrogate as three bytes
		}
		b.WriteRune(r)
		text = text[size:]
	}
	return b.String()
}
