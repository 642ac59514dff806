package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

// renumber returns the edit that puts another number in the place of one, written
// as that one is. It reports false when the number does not stand in the line
// itself, since whatever defines it may be used elsewhere.
func renumber(field *inf.Field, n uint32) (inf.Edit, bool) {
	if len(field.Definitions()) > 0 {
		return inf.Edit{}, false
	}
	prefix, digits := "0x", 0
	if text := field.Value; len(text) > 2 && strings.EqualFold(text[:2], "0x") {
		prefix, digits = text[:2], len(text)-2
	}
	return inf.Edit{Span: field.Span(), New: fmt.Sprintf("%s%0*x", prefix, digits, n)}, true
}
