package report

import (
	"strconv"
	"unicode/utf8"

	"github.com/inflint/inflint/report/printable"
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
// escaped, as by printable.InertJSON.
func (j *jsonText) string(text string) {
	j.buf = append(j.buf, '"')
	var e printable.Escaper
	copied, seen := 0, 0
	for i := 0; i < len(text); seen = i {
		for i < len(text) && plainInJSON[text[i]] {
			i++
		}
		if i > seen {
			e.Skip(rune(text[i-1]))
		}
		if i == len(text) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		shown, gap := e.Next(r)
		invalid := r == utf8.RuneError && size == 1
		if shown == r && !gap && !invalid && (r >= utf8.RuneSelf || r == '#') {
			i += size
			continue
		}
		j.buf = append(j.buf, text[copied:i]...)
		if r == '"' || r == '\\' {
			j.buf = append(j.buf, '\\', byte(r))
		} else {
			j.buf = printable.AppendEscape(j.buf, r)
		}
		i += size
		copied = i
	}
	j.buf = append(append(j.buf, text[copied:]...), '"')
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
