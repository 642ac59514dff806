package printable

import (
	"fmt"
	"strings"
)

// InertXML does for XML what InertJSON does for JSON. Only what XML cannot say, even by
// its number, is to be replaced before: see XMLText.
func InertXML(data []byte) []byte { return inert(data, appendReference) }

func appendReference(buf []byte, r rune) []byte { return fmt.Appendf(buf, "&#x%x;", r) }

// XMLText returns text with symbols for what XML has no way to say.
func XMLText(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return visible(r)
		}
		return r // encoding/xml replaces the rest
	}, strings.ToValidUTF8(text, "\uFFFD"))
}
