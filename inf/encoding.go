package inf

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// An Encoding is how the bytes of a file stand for characters.
//
// SetupAPI takes a byte order mark at its word, guesses UTF-16LE without one,
// and reads everything else in the ANSI code page of the machine, for which
// Windows-1252 is taken here.
type Encoding uint8

// The encodings of INF files. UTF-8 without byte order mark is ANSI: Windows
// does not read it as UTF-8.
const (
	ANSI Encoding = iota
	UTF8BOM
	UTF16LEBOM
	UTF16LE
	UTF16BEBOM
	UTF16BE
)

var encodingNames = [...]string{
	ANSI: "windows-1252", UTF8BOM: "utf-8-bom",
	UTF16LEBOM: "utf-16le-bom", UTF16LE: "utf-16le",
	UTF16BEBOM: "utf-16be-bom", UTF16BE: "utf-16be",
}

// String returns a short name such as "windows-1252" or "utf-16le-bom".
func (e Encoding) String() string {
	if int(e) < len(encodingNames) {
		return encodingNames[e]
	}
	return "unknown"
}

const ctrlZ = 0x1A

// decode turns the bytes of a file into text. NUL becomes a blank, since
// SetupAPI reads it so. Surrogate halves without their other half are kept as
// three bytes each (the generalized form WTF-8), so that nothing is lost.
func (f *File) decode(src []byte, t *texts) {
	switch {
	case len(src) >= 2 && src[0] == 0xFF && src[1] == 0xFE:
		f.Encoding, f.Text = UTF16LEBOM, t.decodeUTF16(src[2:], false)
	case len(src) > 3 && src[0] == 0xEF && src[1] == 0xBB && src[2] == 0xBF:
		f.Encoding, f.Text = UTF8BOM, t.decodeUTF8(src[3:])
	case len(src) >= 2 && src[0] == 0xFE && src[1] == 0xFF:
		f.Encoding, f.Text = UTF16BEBOM, t.decodeUTF16(src[2:], true)
	case looksUTF16(src, 1):
		f.Encoding, f.Text = UTF16LE, t.decodeUTF16(src, false)
	case looksUTF16(src, 0):
		f.Encoding, f.Text = UTF16BE, t.decodeUTF16(src, true)
	default:
		f.Encoding = ANSI
		f.decodeANSI(src, t)
	}
	if i := strings.IndexByte(f.Text, 0); i >= 0 {
		f.problem(NULCharacter, Span{i, i + 1})
		f.Text = strings.ReplaceAll(f.Text, "\x00", " ")
	}
	if f.Encoding == UTF16BE || f.Encoding == UTF16BEBOM {
		f.problem(BigEndian, Span{})
	}
}

// looksUTF16 imitates the one test of IsTextUnicode that matters for INF files:
// among the first units of a file of even length, ASCII characters whose other
// byte is NUL. zero is the index of that byte in a unit: 1 for little-endian.
// SetupAPI would also be misled by a stray NUL in an ANSI file; asking for a
// majority keeps such a file readable.
func looksUTF16(src []byte, zero int) bool {
	units := min(len(src)/2, 256)
	if len(src)%2 != 0 || bytes.IndexByte(src[:2*units], 0) < 0 {
		return false
	}
	found := 0
	for i := range units {
		unit := src[2*i : 2*i+2]
		if unit[zero] == 0 && unit[1-zero] != 0 {
			found++
		}
	}
	return 2*found > units
}

func (t *texts) decodeUTF16(src []byte, bigEndian bool) string {
	hi, lo, notASCII := 1, 0, uint64(0xFF80FF80FF80FF80)
	if bigEndian {
		hi, lo, notASCII = 0, 1, 0x80FF80FF80FF80FF
	}
	unit := func(i int) rune { return rune(src[2*i+hi])<<8 | rune(src[2*i+lo]) }
	n := len(src) / 2
	text := slices.Grow(t.decoded[:0], n+n/8)
	for i := 0; i < n; i++ {
		if i+4 <= n && binary.LittleEndian.Uint64(src[2*i:])&notASCII == 0 {
			text = append(text, src[2*i+lo], src[2*i+2+lo], src[2*i+4+lo], src[2*i+6+lo])
			i += 3
			continue
		}
		r := unit(i)
		if !utf16.IsSurrogate(r) {
			text = utf8.AppendRune(text, r)
			continue
		}
		if i+1 < n {
			if pair := utf16.DecodeRune(r, unit(i+1)); pair != utf8.RuneError {
				text = utf8.AppendRune(text, pair)
				i++
				continue
			}
		}
		text = append(text, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	if len(src)%2 != 0 {
		text = utf8.AppendRune(text, utf8.RuneError)
	}
	if len(text) <= stretchMost {
		t.decoded = text
	}
	return t.add(text)
}

// isSurrogate reports whether s begins with a surrogate half as decodeUTF16
// writes it.
func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && s[1]&0xE0 == 0xA0 && s[2]&0xC0 == 0x80
}

// decodeUTF8 replaces each byte that is not UTF-8 by U+FFFD.
func (t *texts) decodeUTF8(src []byte) string {
	if utf8.Valid(src) {
		return t.add(src)
	}
	text := t.room(len(src) + 16)
	start := text.Len()
	for _, r := range string(src) {
		text.WriteRune(r)
	}
	return text.String()[start:]
}

func (f *File) decodeANSI(src []byte, t *texts) {
	high := asciiLen(src)
	if high == len(src) {
		f.Text = t.add(src)
		return
	}
	f.utf8 = utf8.Valid(src[high:])
	if f.utf8 {
		f.problem(UTF8WithoutBOM, Span{high, high + utf8.RuneLen(decodeByte(src[high]))})
	}
	text := t.room(len(src) + len(src)/8)
	start := text.Len()
	text.Write(src[:high])
	src = src[high:]
	table := ansi()
	var decoded [4 * stretchLen]byte
	for len(src) > 0 {
		stretch, size := src[:min(len(src), stretchLen)], 0
		for _, b := range stretch {
			c := table[b]
			binary.LittleEndian.PutUint32(decoded[size:], c)
			size += int(c >> 24)
		}
		text.Write(decoded[:size])
		src = src[len(stretch):]
		n := asciiWords(src)
		text.Write(src[:n])
		src = src[n:]
	}
	f.Text = text.String()[start:]
}

// stretchLen is how many bytes are decoded one by one where one is not ASCII: others
// are not far.
const stretchLen = 32

// ansi has the UTF-8 text of each byte of the code page, from the lowest byte on, and
// in the highest its length. So bytes are decoded without looking at what they are.
var ansi = sync.OnceValue(func() *[256]uint32 {
	var table [256]uint32
	for i := range table {
		text := string(decodeByte(byte(i)))
		for j := range len(text) {
			table[i] |= uint32(text[j]) << (8 * j)
		}
		table[i] |= uint32(len(text)) << 24
	}
	return &table
})

// asciiWords returns the number of bytes at the beginning that are ASCII, in
// groups of sixteen.
func asciiWords(src []byte) int {
	const high = 0x8080808080808080
	rest := src
	for len(rest) >= 16 && (binary.LittleEndian.Uint64(rest)|binary.LittleEndian.Uint64(rest[8:]))&high == 0 {
		rest = rest[16:]
	}
	return len(src) - len(rest)
}

// asciiLen returns the number of ASCII bytes at the beginning.
func asciiLen(src []byte) int {
	i := asciiWords(src)
	for i < len(src) && src[i] < utf8.RuneSelf {
		i++
	}
	return i
}

func decodeByte(b byte) rune {
	if b >= 0x80 && b < 0xA0 {
		return cp1252[b-0x80]
	}
	return rune(b)
}

// encodeRune is the inverse of decodeByte.
func encodeRune(r rune) byte {
	if r < utf8.RuneSelf || r >= 0xA0 && r <= 0xFF { // most characters
		return byte(r)
	}
	if i := slices.Index(cp1252[:], r); i >= 0 {
		return byte(0x80 + i)
	}
	return byte(r)
}

// reinterpretUTF8 undoes decodeANSI for text whose bytes were UTF-8. Where the
// stretch cuts a character in two, the halves show as U+FFFD.
func reinterpretUTF8(text string) string {
	raw := make([]byte, 0, len(text))
	for _, r := range text {
		raw = append(raw, encodeRune(r))
	}
	return strings.ToValidUTF8(string(raw), string(utf8.RuneError))
}
