package report

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/inflint/inflint/inf"
)

// inEncodings returns text in the encodings that a file may have, by their names.
// For all but the last, Windows and the author see the same.
func inEncodings(text string) map[string][]byte {
	units := utf16.Encode([]rune(text))
	little, _ := binary.Append(nil, binary.LittleEndian, units)
	big, _ := binary.Append(nil, binary.BigEndian, units)
	return map[string][]byte{
		"UTF-16LE":              append([]byte{0xFF, 0xFE}, little...),
		"UTF-16LE without mark": little,
		"UTF-16BE":              append([]byte{0xFE, 0xFF}, big...),
		"UTF-8":                 append([]byte{0xEF, 0xBB, 0xBF}, text...),
		"UTF-8 without mark":    []byte(text),
	}
}

// authorsLines decodes a file without the help of package inf, as an editor would,
// into the UTF-16 code units of its lines with their ends.
func authorsLines(t *testing.T, src []byte) [][]uint16 { return splitLines(authorsUnits(t, src)) }

func splitLines(units []uint16) (lines [][]uint16) {
	for {
		i := slices.Index(units, '\n')
		if i < 0 {
			return append(lines, units)
		}
		lines = append(lines, units[:i+1])
		units = units[i+1:]
	}
}

func authorsUnits(t *testing.T, src []byte) []uint16 {
	wide := func(order binary.ByteOrder, src []byte) []uint16 {
		units := make([]uint16, len(src)/2)
		_, err := binary.Decode(src, order, units)
		require.NoError(t, err)
		for i, u := range units {
			if u == 0 {
				units[i] = ' ' // as Windows reads it
			}
		}
		return units
	}
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}):
		return wide(binary.LittleEndian, src[2:])
	case bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		return wide(binary.BigEndian, src[2:])
	case len(src) > 1 && src[0] != 0 && src[1] == 0:
		return wide(binary.LittleEndian, src)
	}
	src = bytes.ReplaceAll(src, []byte{0}, []byte{' '})
	src, marked := bytes.CutPrefix(src, []byte{0xEF, 0xBB, 0xBF})
	if f := inf.Parse("x.inf", src); !marked && f.PageUnknown() {
		return utf16.Encode([]rune(f.Text)) // in which no byte is a letter that anybody knows
	}
	if !marked && !utf8.Valid(src) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(src)
		require.NoError(t, err)
		src = decoded
	}
	return utf16.Encode([]rune(string(src)))
}
