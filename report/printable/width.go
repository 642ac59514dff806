package printable

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Width returns the columns of a terminal that printable text takes.
func Width(text string) int {
	if IsPlain(text) {
		return len(text)
	}
	n := 0
	for _, r := range text {
		n += RuneWidth(r)
	}
	return n
}

// RuneWidth returns the columns that a printable character takes. The vowels and
// final consonants of decomposed Hangul go into the column of the consonant before
// them.
func RuneWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me), r >= 0x1160 && r <= 0x11FF, r >= 0xD7B0 && r <= 0xD7FF:
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Cut returns the columns [from, to) of printable text. A wide character that is
// cut in two leaves a blank.
func Cut(text string, from, to int) string {
	if IsPlain(text[:min(to+1, len(text))]) { // and nothing after it goes into the last column
		return text[min(from, len(text)):min(to, len(text))]
	}
	var b strings.Builder
	column := 0
	for _, r := range text {
		n := RuneWidth(r)
		switch {
		case column >= from && column+n <= to && (n > 0 || column > from):
			b.WriteRune(r)
		case column < to && column+n > from:
			b.WriteByte(' ')
		case column > to:
			return b.String()
		}
		column += n
	}
	return b.String()
}

// Shorten cuts printable text to a number of columns.
func Shorten(text string, width int) string {
	if Width(text) <= width {
		return text
	}
	return Cut(text, 0, width-1) + "…"
}
