package sddl

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// appendUTF16 writes text in UTF-16, the lower byte first.
func appendUTF16(b []byte, text string) []byte {
	for _, r := range text {
		if r1, r2 := utf16.EncodeRune(r); r > 0xffff {
			b = binary.LittleEndian.AppendUint16(b, uint16(r1))
			b = binary.LittleEndian.AppendUint16(b, uint16(r2))
		} else {
			b = binary.LittleEndian.AppendUint16(b, uint16(r))
		}
	}
	return b
}

// textOfUTF16 reads UTF-16. It reports false for half a character, which could not
// be written back.
func textOfUTF16(s string) (string, bool) {
	if len(s)%2 != 0 {
		return "", false
	}
	b := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); i += 2 {
		r := rune(uint16At(s, i))
		if utf16.IsSurrogate(r) {
			if i+4 > len(s) {
				return "", false
			}
			i += 2
			if r = utf16.DecodeRune(r, rune(uint16At(s, i))); r == utf8.RuneError {
				return "", false
			}
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b), true
}

// appendName writes the UTF-16 units of a name in canonical form.
func appendName(b []byte, name string) []byte {
	for i := 0; i < len(name); i++ {
		unit := uint16(name[i])
		if escaped, ok := hexUnit(name[i+1:]); name[i] == '%' && ok {
			unit = escaped
			i += 4
		}
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}

// nameOfUTF16 returns the canonical form of a name.
func nameOfUTF16(s string) (string, bool) {
	if len(s) == 0 || len(s)%2 != 0 {
		return "", false
	}
	b := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); i += 2 {
		b = appendUnit(b, uint16At(s, i))
	}
	return string(b), true
}

func uint16At(s string, i int) uint16 {
	s = s[i : i+2]
	return uint16(s[0]) | uint16(s[1])<<8
}
