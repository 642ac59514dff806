package printable

import "strings"

// Text returns text that is safe to show on a terminal and in a log, also where a line
// begins: what cannot be seen, or acts, becomes a symbol or U+FFFD, and so does what is
// not UTF-8; commands to CI systems are taken apart (see [Escaper]). It leaves neither
// tabs nor line ends. Escaped text stays as it is, and our own text may stand around it.
func Text(text string) string {
	if isSafe(text) {
		return text
	}
	var e Escaper
	var b strings.Builder
	b.Grow(len(text) + 8)
	e.write(&b, text)
	if e.last == ':' && !e.word {
		b.WriteByte(' ') // we often write a colon behind a name
	}
	return b.String()
}

// write writes text for people.
func (e *Escaper) write(b *strings.Builder, text string) {
	for _, r := range text {
		shown, gap := e.Next(r)
		if gap {
			b.WriteByte(' ')
		}
		b.WriteRune(shown)
	}
}

// Pieces is Text, cut at some offsets in the text, which are in order.
func Pieces(text string, offsets ...int) []string {
	var e Escaper
	pieces := make([]string, 0, len(offsets)+1)
	from := 0
	for _, to := range append(offsets, len(text)) {
		var b strings.Builder
		e.write(&b, text[from:to])
		pieces = append(pieces, b.String())
		from = to
	}
	return pieces
}

// Lines is Text for text of several lines.
func Lines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = Text(line)
	}
	return strings.Join(lines, "\n")
}

// isSafe reports whether text is Text of itself, for most texts.
func isSafe(text string) bool {
	return IsPlain(text) && !strings.Contains(text, "##") && !strings.HasPrefix(strings.TrimLeft(text, " "), ":")
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
