package sddl

import "math"

const numberForm = "; expected decimal digits, octal digits after 0, or hexadecimal digits after 0x"

// number reads the numeric form of a rights field the way the C library reads
// numbers, which is what Windows does: 0x hexadecimal, a leading 0 octal, a sign
// allowed, too large a value cut off at 32 bits.
func (p *parser) number(mask *AccessMask) bool {
	start := p.pos
	negative := p.peek() == '-'
	signed := negative || p.peek() == '+'
	if signed {
		p.pos++
	}
	value, overflow, ok := p.digits(math.MaxUint32)
	if !ok {
		return p.fail(start, p.pos-start+p.runLen(), "malformed number", numberForm)
	}
	if n := p.wordLen(); n > 0 && p.peek() != ';' && p.peek() != ')' && p.peek() != ' ' {
		return p.fail(start, p.pos-start+n, "malformed number ", quoted(p.src[start:p.pos+n]), numberForm)
	}
	if overflow && !p.allow(NumberCutOff, start, p.pos, "number above 0xffffffff; Windows reads it as 0xffffffff") {
		return false
	}
	*mask = AccessMask(value)
	if negative {
		*mask = AccessMask(-uint32(value))
	}
	if signed {
		return p.allow(NumberWithSign, start, p.pos, "number with a sign; Windows reads it as 0x", hexString(uint64(*mask)))
	}
	return true
}

// digits reads an unsigned number with an optional base prefix. Beyond limit the
// value stays at limit and overflow is true.
func (p *parser) digits(limit uint64) (value uint64, overflow, ok bool) {
	base := uint64(10)
	if p.peek() == '0' {
		base = 8
		if p.pos+2 < len(p.src) && upper(p.src[p.pos+1]) == 'X' && hexDigit(p.src[p.pos+2]) >= 0 {
			base = 16
			p.pos += 2
		}
	}
	return p.digitsIn(base, limit)
}

// digitsIn reads at least one digit of the given base.
func (p *parser) digitsIn(base, limit uint64) (value uint64, overflow, ok bool) {
	for p.pos < len(p.src) {
		d := digitIn(p.src[p.pos], base)
		if d < 0 || p.sectionTag() {
			break
		}
		p.pos++
		ok = true
		if uint64(d) > limit || value > (limit-uint64(d))/base {
			overflow = true
			value = limit
			continue
		}
		if !overflow {
			value = value*base + uint64(d)
		}
	}
	return value, overflow, ok
}

// sectionTag reports whether a section begins here. "D:" right after a
// hexadecimal number is the DACL, not one more digit.
func (p *parser) sectionTag() bool {
	return p.src[p.pos] == 'D' && p.pos+1 < len(p.src) && p.src[p.pos+1] == ':'
}

func hexString(v uint64) string {
	const digits = "0123456789abcdef"
	var b [16]byte
	i := len(b)
	for {
		i--
		b[i] = digits[v&15]
		v >>= 4
		if v == 0 {
			return string(b[i:])
		}
	}
}
