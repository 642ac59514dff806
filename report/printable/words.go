package printable

import (
	"strconv"
	"strings"
)

// Plural returns a number of things: "1 file", "2 files", "2 fixes", "2 classes".
func Plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "s"):
		noun += "e"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
