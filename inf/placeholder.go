package inf

import "strings"

// HasPlaceholder reports whether a build is yet to replace a part of the text:
//
//   - $X$, as stampinf and others have it, in capital letters. The signature $CHICAGO$
//     is none;
//   - @X@ and ${X} of CMake, Autoconf and Meson, $(X) of MSBuild and Make;
//   - #X#, in capital letters, where no name of a device has it in its middle;
//   - {{ x }} of template engines.
func HasPlaceholder(text string) bool {
	for at := 0; ; at++ {
		next := strings.IndexAny(text[at:], "$@#{")
		if next < 0 {
			return false
		}
		at += next
		before := byte(' ')
		if at > 0 {
			before = text[at-1]
		}
		if beginsPlaceholder(text[at:], before) {
			return true
		}
	}
}

// beginsPlaceholder reports whether a text begins with a placeholder. Before is the
// byte before the text.
func beginsPlaceholder(text string, before byte) bool {
	rest := text[1:]
	switch text[0] {
	case '$':
		if strings.HasPrefix(rest, "{") {
			return nameUntil(rest[1:], "}", isWordByte) != ""
		}
		if strings.HasPrefix(rest, "(") {
			return nameUntil(rest[1:], ")", isWordByte) != ""
		}
		name := nameUntil(rest, "$", isCapitalByte)
		return name != "" && name != "CHICAGO"
	case '@':
		return nameUntil(rest, "@", isWordByte) != ""
	case '#':
		name := nameUntil(rest, "#", isCapitalByte)
		if len(name) < 2 || name[0] >= '0' && name[0] <= '9' || isWordByte(before) || before == '#' {
			return false
		}
		after := rest[len(name)+1:]
		return after == "" || !isWordByte(after[0]) && after[0] != '{' // as in ROOT#SYSTEM#0000#{…}
	}
	return strings.HasPrefix(rest, "{") && nameUntil(strings.TrimLeft(rest[1:], " "), "}}", func(c byte) bool { return isWordByte(c) || c == '.' || c == ' ' }) != ""
}

// nameUntil returns what stands before an end, if it is a name: there are only bytes
// that belong to one.
func nameUntil(text, end string, belongs func(byte) bool) string {
	n := 0
	for n < len(text) && belongs(text[n]) {
		n++
	}
	if !strings.HasPrefix(text[n:], end) {
		return ""
	}
	return text[:n]
}

func isCapitalByte(c byte) bool { return c == '_' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' }
func isWordByte(c byte) bool    { return isCapitalByte(c) || c >= 'a' && c <= 'z' }
