package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Printable returns text that is safe to show on a terminal and in a log: control
// characters, also those that change the direction of writing, become symbols or
// U+FFFD, and so does what is not UTF-8. The ## that begins a command in the log of
// a CI system (##vso[…], ##[…]) is taken apart.
func Printable(text string) string {
	if strings.Contains(text, "##") {
		text = strings.ReplaceAll(text, "##", "# #")
	}
	if isPlain(text) {
		return text
	}
	return strings.Map(printableRune, text)
}

// printableName returns the name of a file that is safe at the beginning of a line as
// well, where :: begins a command to GitHub Actions.
func printableName(name string) string {
	name = Printable(name)
	if strings.HasPrefix(strings.TrimLeft(name, " "), "::") {
		name = "./" + name
	}
	return name
}

func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7F {
			return false
		}
	}
	return true
}

func printableRune(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case r < ' ':
		return '\u2400' + r // the symbols for C0 controls
	case r == 0x7F:
		return '\u2421'
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return utf8.RuneError
	}
	return r
}

// columns returns the number of terminal columns that a printable character
// takes. The vowels and final consonants of decomposed Hangul go into the column
// of the consonant before them.
func columns(r rune) int {
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
