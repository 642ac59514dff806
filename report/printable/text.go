package printable

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns text that is safe to show on a terminal and in a log: control
// characters, also those that change the direction of writing, become symbols or
// U+FFFD, and so does what is not UTF-8. The ## that begins a command in the log of
// a CI system (##vso[…], ##[…]) is taken apart.
func Text(text string) string {
	if strings.Contains(text, "##") {
		text = strings.ReplaceAll(text, "##", "# #")
	}
	if IsPlain(text) {
		return text
	}
	return strings.Map(Rune, text)
}

// Lines is Text for text of several lines.
func Lines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = Text(line)
	}
	return strings.Join(lines, "\n")
}

// IsPlain reports whether text is printable ASCII.
func IsPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7F {
			return false
		}
	}
	return true
}

// Rune returns what stands for a character: itself, if it is printable.
func Rune(r rune) rune {
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
