package report

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonText is JSON in the making. There may be very many results, and
// encoding/json takes several times as long for them.
type jsonText struct{ buf []byte }

func (j *jsonText) raw(json string) { j.buf = append(j.buf, json...) }

func (j *jsonText) int(n int) { j.buf = strconv.AppendInt(j.buf, int64(n), 10) }

// array writes what item writes for each of n items, and nothing for none.
func (j *jsonText) array(name string, n int, item func(i int)) {
	if n == 0 {
		return
	}
	separator := `[`
	j.raw(name)
	for i := range n {
		j.raw(separator)
		item(i)
		separator = `,`
	}
	j.raw(`]`)
}

func (j *jsonText) string(text string) {
	start, copied := len(j.buf), 0
	j.buf = append(j.buf, '"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"', c == '\\':
			j.buf = append(append(j.buf, text[copied:i]...), '\\')
			copied = i
		case c < ' ', c >= 0x7F, c == '#', c == '<', c == '>', c == '&':
			j.buf = append(j.buf[:start], jsonString(text)...)
			return
		}
	}
	j.buf = append(append(j.buf, text[copied:]...), '"')
}

// jsonString returns any string as inert JSON.
func jsonString(text string) []byte {
	data, _ := json.Marshal(text) // which does not fail for a string
	return inertJSON(data)
}

// inertJSON returns JSON with everything escaped that a terminal or the log of a
// build would act on, should the report end up there: control characters, those
// that change the direction of writing among them, and the ## that begins a command
// of Azure Pipelines anywhere in a line. What the JSON means stays the same.
// (encoding/json itself escapes the C0 controls, and <, > and &.)
func inertJSON(data []byte) []byte {
	var out []byte
	copied := 0
	for i := 0; i < len(data); {
		if c := data[i]; c < 0x7F && c != '#' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == '#' && data[i-1] == '#' || printableRune(r) != r {
			out = append(out, data[copied:i]...)
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return data
	}
	return append(out, data[copied:]...)
}
