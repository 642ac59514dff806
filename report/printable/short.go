package printable

import "unicode/utf8"

// maxName is how many columns of a name are shown: there may be very many findings about
// something with a very long name.
const maxName = 60

// ShortName returns a name from a file as messages show it.
func ShortName(name string) string {
	text, cut := name, 4*maxName // in bytes: some characters take no column at all
	if len(text) > cut {
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	shown := Shorten(Text(text), maxName)
	if len(text) < len(name) && Width(shown) < maxName {
		shown += "…"
	}
	return shown
}
