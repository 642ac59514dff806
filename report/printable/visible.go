package printable

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible returns what stands for a character: itself, if everybody sees it.
//
// Blanks of other kinds become the symbol for one of width 1: they look like the
// blank, and two names that differ in them alike. What has no look of its own becomes
// U+FFFD: controls, what changes the direction of writing, what is as wide as nothing,
// letters that are blank, and what Unicode does not know.
func visible(r rune) rune {
	switch {
	case r >= ' ' && r < 0x7F:
		return r
	case r == '\t':
		return ' '
	case r >= 0 && r < ' ':
		return '\u2400' + r // the symbols for C0 controls
	case r == 0x7F:
		return '\u2421'
	case unicode.Is(unicode.Zs, r):
		return '\u2423'
	case r >= 0xF780 && r <= 0xF7FF: // a byte of a code page that is not known (package inf)
		return utf8.RuneError
	case !unicode.IsGraphic(r) && !unicode.Is(unicode.Co, r), unicode.In(r, unseen...), isBlank(r):
		return utf8.RuneError
	}
	return r
}

// unseen are what Unicode asks to show nothing for (Default_Ignorable_Code_Point; the
// rest of them is not graphic).
var unseen = []*unicode.RangeTable{unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector}

// isBlank reports whether a character is a letter, mark or symbol without any ink: a
// pattern of Braille without dots, what stands for an object, a filler of Khitan,
// blanks of hieroglyphs, and a note without a head.
func isBlank(r rune) bool {
	return r >= '\u2800' && strings.ContainsRune("\u2800\uFFFC\U00016FE4\U00013441\U00013442\U0001D159", r)
}
