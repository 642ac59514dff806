package source

import (
	"bytes"
	"encoding/binary"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Decode returns the text of a file: UTF-16 with a byte order mark as UTF-8, anything
// else as it is, and none with the mark, which editors do not count. All offsets count
// bytes of this text.
func Decode(data []byte) string {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte(byteOrderMark)):
		return string(data[len(byteOrderMark):])
	case len(data) >= 2 && data[0] == 0xFF && data[1] == 0xFE:
		order = binary.LittleEndian
	case len(data) >= 2 && data[0] == 0xFE && data[1] == 0xFF:
		order = binary.BigEndian
	default:
		return string(data)
	}
	units := make([]uint16, 0, len(data)/2)
	for data = data[2:]; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	return string(utf16.Decode(units))
}

// A Place is where something stands in a file. Lines and columns count from 1; a column
// is a number of UTF-16 code units, as editors and SARIF count. Start and End are bytes of
// the decoded text.
type Place struct {
	File         string
	Start, End   int
	Line, Column int
}

// A ruler tells the lines and columns of a text.
type ruler struct {
	text   string
	starts []int32 // of the lines
	// units has the UTF-16 code units before every step-th byte. It is nil where each byte is
	// one: in ASCII, and in a code page.
	units []int32
}

// step is how many bytes are counted at most for a column.
const step = 256

func rulerOf(text string) ruler {
	r := ruler{text: text, starts: make([]int32, 1, 1+strings.Count(text, "\n"))}
	ascii := true
	for i := range len(text) {
		if text[i] == '\n' {
			r.starts = append(r.starts, int32(i+1))
		}
		ascii = ascii && text[i] < utf8.RuneSelf
	}
	if ascii || !utf8.ValidString(text) {
		return r
	}
	count := int32(0)
	for i := range len(text) {
		if i%step == 0 {
			r.units = append(r.units, count)
		}
		count += units(text[i])
	}
	return r
}

// units has the UTF-16 code units of the character that a byte of UTF-8 begins.
func units(b byte) int32 {
	switch {
	case b&0xC0 == 0x80:
		return 0
	case b >= 0xF0:
		return 2
	}
	return 1
}

// before counts the code units before an offset.
func (r *ruler) before(at int) int {
	if r.units == nil {
		return at
	}
	from := min(at/step, len(r.units)-1)
	count := int(r.units[from])
	for _, b := range []byte(r.text[from*step : at]) {
		count += int(units(b))
	}
	return count
}

func (r *ruler) place(file string, start, end int32) Place {
	line := sort.Search(len(r.starts), func(i int) bool { return r.starts[i] > start }) - 1
	column := r.before(int(start)) - r.before(int(r.starts[line])) + 1
	return Place{file, int(start), int(end), line + 1, column}
}
