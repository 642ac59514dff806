package inf

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
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

// unit returns the number of bytes of an ASCII character.
func (e Encoding) unit() int {
	if e == ANSI || e == UTF8BOM {
		return 1
	}
	return 2
}

const ctrlZ = 0x1A

// decode turns the bytes of a file into text. NUL becomes a blank, since
// SetupAPI reads it so. Surrogate halves without their other half are kept as
// three bytes each (the generalized form WTF-8), so that nothing is lost.
func (f *File) decode(src []byte) {
	switch {
	case len(src) >= 2 && src[0] == 0xFF && src[1] == 0xFE:
		f.Encoding, f.Text = UTF16LEBOM, decodeUTF16(src[2:], false)
	case len(src) > 3 && src[0] == 0xEF && src[1] == 0xBB && src[2] == 0xBF:
		f.Encoding, f.Text = UTF8BOM, decodeUTF8(src[3:])
	case len(src) >= 2 && src[0] == 0xFE && src[1] == 0xFF:
		f.Encoding, f.Text = UTF16BEBOM, decodeUTF16(src[2:], true)
	case looksUTF16(src, 1):
		f.Encoding, f.Text = UTF16LE, decodeUTF16(src, false)
	case looksUTF16(src, 0):
		f.Encoding, f.Text = UTF16BE, decodeUTF16(src, true)
	default:
		f.Encoding = ANSI
		f.decodeANSI(src)
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

func decodeUTF16(src []byte, bigEndian bool) string {
	unit := binary.LittleEndian.Uint16
	if bigEndian {
		unit = binary.BigEndian.Uint16
	}
	var text strings.Builder
	text.Grow(len(src)/2 + len(src)/16)
	for ; len(src) >= 2; src = src[2:] {
		r := rune(unit(src))
		switch {
		case r < utf8.RuneSelf:
			text.WriteByte(byte(r))
			continue
		case !utf16.IsSurrogate(r):
			text.WriteRune(r)
			continue
		case len(src) >= 4:
			if pair := utf16.DecodeRune(r, rune(unit(src[2:]))); pair != utf8.RuneError {
				text.WriteRune(pair)
				src = src[2:]
				continue
			}
		}
		text.Write([]byte{0xE0 | byte(r>>12), 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F})
	}
	if len(src) != 0 {
		text.WriteRune(utf8.RuneError)
	}
	return text.String()
}

// isSurrogate reports whether s begins with a surrogate half as decodeUTF16
// writes it.
func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && s[1]&0xE0 == 0xA0 && s[2]&0xC0 == 0x80
}

// decodeUTF8 replaces each byte that is not UTF-8 by U+FFFD.
func decodeUTF8(src []byte) string {
	if utf8.Valid(src) {
		return string(src)
	}
	var text strings.Builder
	text.Grow(len(src) + len(src)/8)
	for _, r := range string(src) {
		text.WriteRune(r)
	}
	return text.String()
}

func (f *File) decodeANSI(src []byte) {
	high := asciiLen(src)
	f.utf8 = high < len(src) && utf8.Valid(src[high:]) && !f.options.CodePage.mayBe(src[high:])
	if high < len(src) && !f.utf8 {
		f.pages = pagesOf(src, f.options.CodePage)
		if f.pages[0].page != western || len(f.pages) > 1 {
			f.decodePages(src)
			return
		}
	}
	if f.utf8 {
		f.problem(UTF8WithoutBOM, Span{high, high + utf8.RuneLen(decodeByte(src[high]))})
	}
	var text strings.Builder
	text.Grow(len(src) + (len(src)-high)/8)
	for n := high; ; n = asciiLen(src) {
		text.Write(src[:n])
		if n == len(src) {
			break
		}
		text.WriteRune(decodeByte(src[n]))
		src = src[n+1:]
	}
	f.Text = text.String()
}

// decodePages decodes a file that is not in the code page of Western Europe alone.
func (f *File) decodePages(src []byte) {
	var text strings.Builder
	text.Grow(len(src) + len(src)/8)
	for i, part := range f.pages {
		end := len(src)
		if i+1 < len(f.pages) {
			end = int(f.pages[i+1].start)
		}
		for rest := src[part.start:end]; len(rest) > 0; {
			n := asciiLen(rest)
			text.Write(rest[:n])
			if rest = rest[n:]; len(rest) > 0 {
				character, length := part.page.character(rest)
				text.WriteString(character)
				rest = rest[length:]
			}
		}
	}
	f.Text = text.String()
}

// asciiLen returns the number of ASCII bytes at the beginning.
func asciiLen(src []byte) int {
	for i, b := range src {
		if b >= utf8.RuneSelf {
			return i
		}
	}
	return len(src)
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
// range cuts a character in two, the halves show as U+FFFD.
func reinterpretUTF8(text string) string {
	raw := make([]byte, 0, len(text))
	for _, r := range text {
		raw = append(raw, encodeRune(r))
	}
	return strings.ToValidUTF8(string(raw), string(utf8.RuneError))
}
