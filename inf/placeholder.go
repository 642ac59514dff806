package inf

import "strings"

// HasPlaceholder reports whether a build is yet to replace a part of the text:
//
//   - $X$, as stampinf and others have it, in capital letters. The signature $CHICAGO$
//     is none;
//   - @X@ and ${X} of CMake, Autoconf and Meson, $(X) of MSBuild and Make;
//   - !X! of batch files, where it is no part of a word;
//   - #X#, in capital letters, where no name of a device has it in its middle;
//   - {{ x }} of template engines.
func HasPlaceholder(text string) bool { return nextPlaceholder(text, 0) < len(text) }

// nextPlaceholder returns where the first placeholder begins that is not before a place,
// and the length of the text if there is none.
func nextPlaceholder(text string, at int) int {
	for ; ; at++ {
		next := strings.IndexAny(text[at:], "$@#{!")
		if next < 0 {
			return len(text)
		}
		at += next
		if _, length := placeholder(text, at); length > 0 {
			return at
		}
	}
}

// placeholder returns the name in the placeholder that begins at a place, and its length;
// 0 if there is none.
func placeholder(text string, at int) (name string, length int) {
	rest := text[at+1:]
	whole := func(before, name, after string) (string, int) {
		if name == "" {
			return "", 0
		}
		return name, len(before) + len(name) + len(after)
	}
	switch text[at] {
	case '$':
		if strings.HasPrefix(rest, "{") {
			return whole("${", nameUntil(rest[1:], "}", isWordByte), "}")
		}
		if strings.HasPrefix(rest, "(") {
			return whole("$(", nameUntil(rest[1:], ")", isWordByte), ")")
		}
		if name := nameUntil(rest, "$", isCapitalByte); name != "CHICAGO" {
			return whole("$", name, "$")
		}
		return "", 0
	case '@':
		return whole("@", nameUntil(rest, "@", isWordByte), "@")
	case '!':
		name := nameUntil(rest, "!", isWordByte)
		if after := rest[min(len(name)+1, len(rest)):]; at > 0 && isWordByte(text[at-1]) || after != "" && isWordByte(after[0]) {
			return "", 0
		}
		return whole("!", name, "!")
	case '#':
		name := nameUntil(rest, "#", isCapitalByte)
		if len(name) < 2 || name[0] >= '0' && name[0] <= '9' || at > 0 && (isWordByte(text[at-1]) || text[at-1] == '#') {
			return "", 0
		}
		after := rest[len(name)+1:]
		if after != "" && (isWordByte(after[0]) || after[0] == '{') { // as in ROOT#SYSTEM#0000#{…}
			return "", 0
		}
		return whole("#", name, "#")
	}
	if !strings.HasPrefix(rest, "{") {
		return "", 0
	}
	inside := strings.TrimLeft(rest[1:], " ")
	name = nameUntil(inside, "}}", func(c byte) bool { return isWordByte(c) || c == '.' || c == ' ' })
	if name == "" {
		return "", 0
	}
	return strings.Trim(strings.TrimPrefix(name, "."), " "), len("{{") + len(rest) - 1 - len(inside) + len(name) + len("}}")
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
