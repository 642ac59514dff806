package report

import (
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

// string appends a string of the document. What would act in a terminal or a log is
// escaped, as by inertJSON.
func (j *jsonText) string(text string) {
	j.buf = append(j.buf, '"')
	copied := 0
	for i := 0; i < len(text); {
		if plainInJSON[text[i]] || text[i] == '#' && (i == 0 || text[i-1] != '#') {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		invalid := r == utf8.RuneError && size == 1
		if r >= utf8.RuneSelf && !invalid && printableRune(r) == r {
			i += size
			continue
		}
		j.buf = append(j.buf, text[copied:i]...)
		if r == '"' || r == '\\' {
			j.buf = append(j.buf, '\\', byte(r))
		} else {
			j.escape(r)
		}
		i += size
		copied = i
	}
	j.buf = append(append(j.buf, text[copied:]...), '"')
}

// escape appends a character by its number.
func (j *jsonText) escape(r rune) {
	var units [2]uint16
	for _, unit := range utf16.AppendRune(units[:0], r) {
		j.buf = fmt.Appendf(j.buf, `\u%04x`, unit)
	}
}

// plainInJSON are the bytes that stand for themselves in a string: ASCII without
// what JSON, HTML or a log takes for something else.
var plainInJSON = func() (table [256]bool) {
	for c := byte(' '); c < 0x7F; c++ {
		table[c] = true
	}
	for _, c := range []byte("\"\\<>&#") {
		table[c] = false
	}
	return table
}()

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
			j := jsonText{out}
			j.escape(r)
			out = j.buf
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return data
	}
	return append(out, data[copied:]...)
}
