package printable

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON is json.Marshal without the escapes for HTML, which SDDL does not need, and
// with those of InertJSON.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return InertJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// InertJSON returns JSON with everything escaped that a terminal or the log of a
// build would act on, should the report end up there: control characters, those
// that change the direction of writing among them, and the ## that begins a command
// of Azure Pipelines anywhere in a line. What the JSON means stays the same.
// (encoding/json itself escapes the C0 controls, and <, > and &.)
func InertJSON(data []byte) []byte {
	var out []byte
	copied := 0
	for i := 0; i < len(data); {
		if c := data[i]; c < 0x7F && c != '#' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == '#' && data[i-1] == '#' || Rune(r) != r {
			out = AppendEscape(append(out, data[copied:i]...), r)
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return data
	}
	return append(out, data[copied:]...)
}

// AppendEscape appends a character of a JSON string by its number.
func AppendEscape(buf []byte, r rune) []byte {
	var units [2]uint16
	for _, unit := range utf16.AppendRune(units[:0], r) {
		buf = fmt.Appendf(buf, `\u%04x`, unit)
	}
	return buf
}
