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
func JSON(v any) ([]byte, error) { return JSONIndent(v, "") }

// JSONIndent is JSON on several lines, which are indented.
func JSONIndent(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return InertJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// InertJSON returns JSON with everything escaped that Text would replace, should the
// document end up on a terminal or in the log of a build. What it means stays the same.
// (encoding/json itself escapes the C0 controls.)
func InertJSON(data []byte) []byte { return inert(data, AppendEscape) }

// AppendEscape appends a character of a JSON string by its number. It may be half of a
// surrogate pair.
func AppendEscape(buf []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); low != utf8.RuneError {
		return fmt.Appendf(buf, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(buf, `\u%04x`, r)
}

// inert escapes what is not printable in a document whose markup is.
func inert(data []byte, escape func([]byte, rune) []byte) []byte {
	var out []byte
	var e Escaper
	copied, seen := 0, 0
	for i := 0; i < len(data); seen = i {
		for i < len(data) && data[i] < 0x7F && data[i] != '#' {
			i++
		}
		if i > seen {
			e.Skip(rune(data[i-1]))
		}
		if i == len(data) {
			break
		}
		r, size := utf8.DecodeRune(data[i:])
		if shown, gap := e.Next(r); shown != r || gap {
			out = escape(append(out, data[copied:i]...), r)
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return data
	}
	return append(out, data[copied:]...)
}
