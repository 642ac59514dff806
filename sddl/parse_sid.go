package sddl

import (
	"encoding/binary"
	"math"
	"strings"
)

const sidForm = "expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…"

// everyone is the SID a resource attribute carries.
var everyone = newSID(1, 0)

// sid reads an alias or a literal. In a field the SID must fill it; in an O: or
// G: section the next section follows without a separator.
func (p *parser) sid(sid *SID, span *Span, field bool) bool {
	if !p.strayBlanks("before a SID") {
		return false
	}
	start := p.pos
	rest := p.src[start:]
	if len(rest) < 2 || !isLetter(rest[0]) {
		return p.noSID(field)
	}
	if rest[1] == '-' && upper(rest[0]) == 'S' {
		ok := p.literalSID(sid)
		*span = spanOf(start, p.pos)
		return ok
	}
	row := aliasNamed(rest[0], rest[1])
	if row == nil || field && len(rest) > 2 && (isLetter(rest[2]) || isDigit(rest[2])) {
		return p.noSID(field)
	}
	p.pos += 2
	*span = spanOf(start, p.pos)
	if (isLower(rest[0]) || isLower(rest[1])) && !p.allow(LowerCase, start, p.pos, "SID alias in lower case") {
		return false
	}
	*sid = row.SID
	if sid.IsRelative() {
		p.resolve(sid)
	}
	return p.strayBlanks("after a SID alias")
}

// noSID words the error for text that is no SID.
func (p *parser) noSID(field bool) bool {
	n := p.runLen()
	rest := p.src[p.pos:]
	section := !field && len(rest) > 1 && rest[1] == ':' && strings.IndexByte("OGDS", rest[0]) >= 0
	if n == 0 || section {
		return p.fail(p.pos, 0, "missing SID; ", sidForm)
	}
	if !field && n > 2 {
		n = 2 // the next section may follow
	}
	return p.unknownAlias(p.pos, rest[:n])
}

// unknownAlias records the error for letters that name no trustee.
func (p *parser) unknownAlias(start int, alias string) bool {
	p.err = &ParseError{
		Offset: start,
		Len:    len(alias),
		Msg:    "unknown SID alias " + quoted(alias) + "; " + sidForm,
		Alias:  alias,
	}
	return false
}

// resolve completes a relative SID if the options tell what it is relative to.
func (p *parser) resolve(s *SID) {
	domain := p.opts.Machine
	switch s.Base() {
	case BaseDomain:
		domain = p.opts.Domain
	case BaseForest:
		domain = p.opts.Forest
	}
	if domain != nil {
		*s = s.Under(*domain)
	}
}

// literalSID reads S-1-authority-sub…. The oddities are Windows' own: spaces
// after the hyphens, numbers cut off at 32 bits, and a revision of 0x1 that makes
// every later number hexadecimal.
func (p *parser) literalSID(sid *SID) bool {
	start := p.pos
	if p.src[p.pos] == 's' && !p.allow(LowerCase, start, start+1, "SID in lower case") {
		return false
	}
	p.pos++
	if !p.hyphen(start) {
		return false
	}
	hex := false
	switch {
	case p.peek() == '1':
		p.pos++
	case p.peek() == '0' && p.pos+2 < len(p.src) && upper(p.src[p.pos+1]) == 'X' && p.src[p.pos+2] == '1':
		if !p.allow(HexadecimalSID, p.pos, p.pos+3, "SID revision in hexadecimal; Windows reads all numbers of the SID as hexadecimal") {
			return false
		}
		hex = true
		p.pos += 3
	default:
		return p.badSID(start)
	}
	if !p.hyphen(start) {
		return false
	}
	at := p.pos
	const max48 = 1<<48 - 1
	authority, ok := p.sidNumber(hex, max48)
	if !ok {
		return p.badSID(start)
	}
	if authority > max48 {
		return p.fail(at, p.pos-at, "SID authority above 48 bits")
	}
	return p.subAuthorities(sid, start, authority, hex)
}

// subAuthorities reads the rest of a literal SID that began at start.
func (p *parser) subAuthorities(sid *SID, start int, authority uint64, hex bool) bool {
	var b [maxSIDSize]byte
	count := 0
	for p.peek() == '-' {
		if count == maxSubAuthorities {
			return p.fail(start, p.pos-start, "more than 15 sub-authorities in a SID")
		}
		p.hyphen(start)
		at := p.pos
		n, ok := p.sidNumber(hex, math.MaxUint32)
		if !ok {
			return p.badSID(start)
		}
		if n > math.MaxUint32 {
			n = math.MaxUint32
			if !p.allow(NumberCutOff, at, p.pos, "sub-authority above 4294967295; Windows reads it as 4294967295") {
				return false
			}
		}
		binary.LittleEndian.PutUint32(b[sidHeaderSize+4*count:], uint32(n))
		count++
	}
	if count == 0 {
		return p.badSID(start)
	}
	putSIDHeader(&b, authority, count)
	*sid = SID{string(b[:sidHeaderSize+4*count])}
	return true
}

// hyphen takes a hyphen of a literal SID and the spaces Windows allows after it.
func (p *parser) hyphen(start int) bool {
	if p.peek() != '-' {
		return p.badSID(start)
	}
	p.pos++
	return p.peek() != ' ' || p.strayBlanks("inside a SID")
}

// sidNumber reads a decimal or 0x number. One that is too large is returned as
// limit+1.
func (p *parser) sidNumber(hex bool, limit uint64) (uint64, bool) {
	base := uint64(10)
	if hex {
		base = 16
	}
	if p.pos+2 < len(p.src) && p.src[p.pos] == '0' && upper(p.src[p.pos+1]) == 'X' && hexDigit(p.src[p.pos+2]) >= 0 {
		base = 16
		p.pos += 2
	}
	n, overflow, ok := p.digitsIn(base, limit)
	if overflow {
		n = limit + 1
	}
	return n, ok
}

func (p *parser) badSID(start int) bool {
	end := p.pos
	for end < len(p.src) && (isLetter(p.src[end]) || isDigit(p.src[end]) || p.src[end] == '-') {
		end++
	}
	return p.fail(start, end-start, "incomplete SID ", quoted(p.src[start:end]),
		"; expected S-1-authority-subauthority, such as S-1-5-18")
}
