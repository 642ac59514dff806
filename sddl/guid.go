package sddl

// A GUID identifies an object type, in the order its text has: the bytes
// "f30e3bbe-9ff0-…" are 0xf3, 0x0e, 0x3b, 0xbe, 0x9f, 0xf0, …
type GUID [16]byte

// guidLen is the length of a GUID in text. Windows takes this form alone:
// neither braces nor a version without hyphens.
const guidLen = 36

// String returns the GUID in lower case, without braces.
func (g GUID) String() string {
	return string(g.appendTo(make([]byte, 0, guidLen)))
}

func (g GUID) appendTo(b []byte) []byte {
	const digits = "0123456789abcdef"
	for i, c := range g {
		switch i {
		case 4, 6, 8, 10:
			b = append(b, '-')
		}
		b = append(b, digits[c>>4], digits[c&15])
	}
	return b
}

// ParseGUID reads the form that String writes, in either case, and no other.
func ParseGUID(s string) (g GUID, ok bool) {
	if len(s) != guidLen {
		return g, false
	}
	n := 0
	for i := 0; i < guidLen; {
		switch i {
		case 8, 13, 18, 23:
			if s[i] != '-' {
				return g, false
			}
			i++
			continue
		}
		hi, lo := hexDigit(s[i]), hexDigit(s[i+1])
		if hi < 0 || lo < 0 {
			return g, false
		}
		g[n] = byte(hi<<4 | lo)
		n++
		i += 2
	}
	return g, true
}
