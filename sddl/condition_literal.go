package sddl

import (
	"math"
	"strconv"
	"strings"
)

// literal reads a literal into v. A list may not hold another one.
func (p *parser) literal(v *Value, list bool) bool {
	start := p.pos
	ok := false
	switch c := p.peek(); {
	case c == '"':
		ok = p.stringLiteral(v)
	case c == '#':
		p.pos++
		ok = p.octets(v)
	case c == '{' && list:
		ok = p.list(v)
	case isDigit(c) || c == '-' || c == '+':
		ok = p.integer(v)
	case hasPrefixFold(p.src[start:], "SID(") || hasPrefixFold(p.src[start:], "SID ("):
		ok = p.sidLiteral(v)
	case c == '@':
		return p.fail(start, p.wordLen(), "attribute in a place for a literal")
	case isNameChar(c):
		n := len(localName(p.src[start:]))
		return p.fail(start, n, quoted(p.src[start:start+n]),
			" is no literal; expected a number, a \"string\", #hex digits, SID(…), a list in braces, or an attribute with @")
	default:
		return p.fail(start, p.wordLen(), "missing operand; expected a number, a \"string\", #hex digits, SID(…), or a list in braces")
	}
	v.Span = spanOf(start, p.pos)
	return ok
}

// stringLiteral reads a string. Nothing in it is an escape, so that it cannot hold
// a quote.
func (p *parser) stringLiteral(v *Value) bool {
	start := p.pos
	n := strings.IndexByte(p.src[start+1:], '"')
	if n < 0 {
		return p.fail(start, len(p.src)-start, "the string is not closed; expected a second quote")
	}
	v.Kind = ValueString
	v.Text = p.src[start+1 : start+1+n]
	p.pos = start + n + 2
	return true
}

// octets reads hexadecimal digits. "#" is one more way to write a zero, and an
// odd number of digits gets one in front.
func (p *parser) octets(v *Value) bool {
	start := p.pos
	for p.pos < len(p.src) && (hexDigit(p.src[p.pos]) >= 0 || p.src[p.pos] == '#') {
		p.pos++
	}
	digits := p.src[start:p.pos]
	b := make([]byte, (len(digits)+1)/2)
	for i, odd := 0, len(digits)%2; i < len(digits); i++ {
		b[(i+odd)/2] = b[(i+odd)/2]<<4 | byte(max(hexDigit(digits[i]), 0))
	}
	v.Kind = ValueOctets
	v.Text = string(b)
	return true
}

// integer reads a signed 64-bit number and remembers how it was written. In base 16 and
// without a sign it may have all 64 bits, as Windows takes it: 0xffffffffffffffff is -1.
func (p *parser) integer(v *Value) bool {
	start := p.pos
	v.Kind = ValueInt
	limit := uint64(math.MaxInt64)
	if c := p.peek(); c == '-' || c == '+' {
		v.Sign = c
		p.pos++
	}
	switch {
	case v.Sign == '-':
		limit++
	case v.Sign == 0 && isHex(p.src[p.pos:]):
		limit = math.MaxUint64
	}
	n, base, ok := p.magnitude(start, limit)
	if !ok {
		return false
	}
	v.Base = base
	v.Int = int64(n)
	if v.Sign == '-' {
		v.Int = -v.Int
	}
	return true
}

// magnitude reads the digits of a number that must not exceed limit.
func (p *parser) magnitude(start int, limit uint64) (uint64, byte, bool) {
	at := p.pos
	n, overflow, ok := p.digits(limit)
	if !ok || p.pos < len(p.src) && isNameChar(p.src[p.pos]) {
		return 0, 0, p.fail(start, p.pos-start+len(localName(p.src[p.pos:])), "malformed number", numberForm)
	}
	if overflow {
		return 0, 0, p.fail(start, p.pos-start, "number out of range; expected at most ", strconv.FormatUint(limit, 10))
	}
	base := byte(10)
	switch {
	case isHex(p.src[at:p.pos]):
		base = 16
	case p.pos-at > 1 && p.src[at] == '0':
		base = 8
	}
	return n, base, true
}

func isHex(s string) bool { return len(s) > 1 && s[0] == '0' && upper(s[1]) == 'X' }

// sidLiteral reads SID(…).
func (p *parser) sidLiteral(v *Value) bool {
	p.pos += len("SID")
	p.blanks()
	p.pos++
	p.blanks()
	v.Kind = ValueSID
	var inside Span
	if !p.sid(&v.SID, &inside, true) {
		return false
	}
	p.blanks()
	if p.peek() != ')' {
		return p.fail(p.pos, p.wordLen(), "expected \")\" after the SID")
	}
	p.pos++
	return true
}

// list reads literals in braces.
func (p *parser) list(v *Value) bool {
	start := p.pos
	p.pos++
	v.Kind = ValueList
	p.blanks()
	if p.peek() == '}' {
		p.pos++
		return true
	}
	for {
		if len(v.List) == maxValues {
			return p.fail(p.pos, 0, "the list does not fit an ACE from here on")
		}
		v.List = append(v.List, Value{})
		if !p.literal(&v.List[len(v.List)-1], false) {
			return false
		}
		p.blanks()
		switch p.peek() {
		case ',':
			p.pos++
			p.blanks()
		case '}':
			p.pos++
			return true
		default:
			if p.pos >= len(p.src) {
				return p.fail(start, p.pos-start, "the list is not closed; expected \"}\"")
			}
			return p.fail(p.pos, p.wordLen(), "expected \",\" or \"}\" in a list")
		}
	}
}
