package inf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file compares names as Windows does, without regard to case.

// fold maps a name to the form under which names that differ only in case are
// the same.
func fold(name string) string { return strings.ToLower(name) }

// sameName reports whether two names differ in no more than case.
func sameName(a, b string) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i]|b[i] >= utf8.RuneSelf {
			return sameRunes(a[i:], b[i:])
		}
		if a[i] != b[i] && lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

func sameRunes(a, b string) bool {
	for a != "" && b != "" {
		x, xSize := utf8.DecodeRuneInString(a)
		y, ySize := utf8.DecodeRuneInString(b)
		if x != y && unicode.ToLower(x) != unicode.ToLower(y) {
			return false
		}
		a, b = a[xSize:], b[ySize:]
	}
	return a == b
}

// lower returns an ASCII letter in lower case.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// spelled returns a name as it is spelled in a list, or "" if it is not there.
func spelled(list []string, name string) string {
	if i := placeOf(list, name); i >= 0 {
		return list[i]
	}
	return ""
}

// placeOf returns the place of a name in a list, or -1.
func placeOf(list []string, name string) int {
	return slices.IndexFunc(list, func(n string) bool { return sameName(n, name) })
}
