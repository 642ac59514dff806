package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// withoutSplices returns the text of a token without its continued line ends.
func withoutSplices(text string) string {
	if strings.IndexByte(text, '\n') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\\\r\n", ""), "\\\n", "")
}

// number returns the value of an integer literal that fits 32 bits.
func number(text string) (uint32, bool) {
	text = strings.TrimRight(strings.ReplaceAll(withoutSplices(text), "'", ""), "uUlL")
	if strings.ContainsAny(text, "_oO") {
		return 0, false // strconv knows forms that C does not
	}
	v, err := strconv.ParseUint(text, 0, 32)
	return uint32(v), err == nil
}

// stringValue returns what a string literal says.
func stringValue(text string) (string, bool) {
	prefix, body, found := strings.Cut(text, `"`)
	if !found || !strings.HasSuffix(body, `"`) {
		return "", false
	}
	if strings.HasSuffix(prefix, "R") {
		delimiter, rest, _ := strings.Cut(body, "(")
		return strings.TrimSuffix(rest, ")"+delimiter+`"`), true
	}
	body = withoutSplices(strings.TrimSuffix(body, `"`))
	if strings.IndexByte(body, '\\') < 0 {
		return body, true
	}
	var b strings.Builder
	for len(body) > 0 {
		if body[0] != '\\' {
			b.WriteByte(body[0])
			body = body[1:]
			continue
		}
		n := escape(&b, body)
		if n == 0 {
			return "", false
		}
		body = body[n:]
	}
	return b.String(), true
}

// escape writes the character that an escape sequence stands for, and returns its
// length, or 0 if it is not known.
func escape(b *strings.Builder, text string) int {
	if len(text) < 2 {
		return 0
	}
	if i := strings.IndexByte(`\"'?`, text[1]); i >= 0 {
		b.WriteByte(text[1])
		return 2
	}
	if i := strings.IndexByte("abfnrtv", text[1]); i >= 0 {
		b.WriteByte("\a\b\f\n\r\t\v"[i])
		return 2
	}
	length, base, digits := 2, 16, ""
	switch text[1] {
	case 'x':
		digits = text[2:min(len(text), 6)]
	case 'u':
		digits = text[2:min(len(text), 6)]
	case '0', '1', '2', '3', '4', '5', '6', '7':
		length, base, digits = 1, 8, text[1:min(len(text), 4)]
	default:
		return 0
	}
	n := 0
	for n < len(digits) && isDigit(digits[n], base) {
		n++
	}
	v, err := strconv.ParseUint(digits[:n], base, 16)
	// A hexadecimal sequence has no end but the first character that is no digit: a fifth
	// digit is more than a character holds.
	endless := text[1] == 'x' && length+n < len(text) && isDigit(text[length+n], base)
	if err != nil || endless || !utf8.ValidRune(rune(v)) || text[1] == 'u' && n != 4 {
		return 0
	}
	b.WriteRune(rune(v))
	return length + n
}

func isDigit(b byte, base int) bool {
	_, err := strconv.ParseUint(string(rune(b)), base, 8)
	return err == nil
}
