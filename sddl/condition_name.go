package sddl

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// isNameChar reports whether c may stand in any attribute name (attr-char1 of
// MS-DTYP 2.5.1.1).
func isNameChar(c byte) bool {
	return isLetter(c) || isDigit(c) || c == ':' || c == '.' || c == '/' || c == '_'
}

// isLiteralChar reports whether c may stand unescaped in a name with an @ prefix
// or in that of a resource attribute (attr-char2 of MS-DTYP 2.5.1.1).
func isLiteralChar(c byte) bool {
	return isNameChar(c) || c != 0 && strings.IndexByte("#$'*+-;?@[\\]^`{}~", c) >= 0
}

// localName returns the name without a prefix that s begins with.
func localName(s string) string {
	n := 0
	for n < len(s) && isNameChar(s[n]) {
		n++
	}
	return s[:n]
}

// attributeRef reads an attribute's name with its prefix.
func (p *parser) attributeRef() (ref AttributeRef, ok bool) {
	start := p.pos
	if p.peek() != '@' {
		ref.Name = localName(p.src[start:])
		if ref.Name == "" {
			return ref, p.fail(start, p.wordLen(),
				"expected an attribute such as @User.name, or an operator such as Member_of")
		}
		p.pos += len(ref.Name)
		return ref, true
	}
	rest := p.src[start:]
	switch {
	case hasPrefixFold(rest, "@user."):
		ref.Source = UserAttribute
		p.pos += len("@user.")
	case hasPrefixFold(rest, "@device."):
		ref.Source = DeviceAttribute
		p.pos += len("@device.")
	case hasPrefixFold(rest, "@resource."):
		ref.Source = ResourceAttribute
		p.pos += len("@resource.")
	default:
		p.pos++
		n := p.wordLen()
		return ref, p.fail(start, n+1, "unknown attribute prefix; expected @User., @Device. or @Resource.")
	}
	at := p.pos
	for p.pos < len(p.src) && (isLiteralChar(p.src[p.pos]) || p.src[p.pos] == '%' || p.src[p.pos] >= utf8.RuneSelf) {
		p.pos++
	}
	if p.pos == at {
		return ref, p.fail(start, at-start, "attribute without a name after ", p.src[start:at])
	}
	ref.Name, ok = p.canonicalName(at, p.pos)
	return ref, ok
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// canonicalName returns the name in the given part of the text, with the escapes
// it needs and no others. Most names need none and are returned as they stand.
func (p *parser) canonicalName(start, end int) (string, bool) {
	name := p.src[start:end]
	i := 0
	for i < len(name) && isLiteralChar(name[i]) {
		i++
	}
	if i == len(name) {
		return name, true
	}
	b := append(make([]byte, 0, len(name)+8), name[:i]...)
	for i < len(name) {
		if c := name[i]; c == '%' {
			unit, ok := hexUnit(name[i+1:])
			if !ok {
				return "", p.fail(start+i, 1, "\"%\" in a name without four hexadecimal digits after it")
			}
			b = appendUnit(b, unit)
			i += 5
			continue
		}
		r, n := utf8.DecodeRuneInString(name[i:])
		i += n
		if r1, r2 := utf16.EncodeRune(r); r > 0xffff {
			b = appendUnit(appendUnit(b, uint16(r1)), uint16(r2))
		} else {
			b = appendUnit(b, uint16(r))
		}
	}
	return string(b), true
}

// hexUnit reads the four digits of an escape.
func hexUnit(s string) (uint16, bool) {
	if len(s) < 4 {
		return 0, false
	}
	unit := 0
	for i := range 4 {
		d := hexDigit(s[i])
		if d < 0 {
			return 0, false
		}
		unit = unit<<4 | d
	}
	return uint16(unit), true
}

// appendUnit writes one UTF-16 unit of a name, escaped if it must be.
func appendUnit(b []byte, unit uint16) []byte {
	if unit < utf8.RuneSelf && isLiteralChar(byte(unit)) {
		return append(b, byte(unit))
	}
	const digits = "0123456789abcdef"
	return append(b, '%', digits[unit>>12], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
}
