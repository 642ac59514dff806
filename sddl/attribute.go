package sddl

import (
	"math"
	"strings"
)

// An AttributeType is the type of a resource attribute's values.
type AttributeType uint8

// The types, with the letters SDDL has for them (MS-DTYP 2.4.10.1).
const (
	AttributeInt    AttributeType = iota // TI
	AttributeUint                        // TU
	AttributeString                      // TS
	AttributeSID                         // TD
	AttributeOctets                      // TX
	AttributeBool                        // TB: 0 or 1
)

// String returns the letters of the type.
func (t AttributeType) String() string {
	switch t {
	case AttributeInt:
		return "TI"
	case AttributeUint:
		return "TU"
	case AttributeString:
		return "TS"
	case AttributeSID:
		return "TD"
	case AttributeOctets:
		return "TX"
	case AttributeBool:
		return "TB"
	}
	return ""
}

// The flags of a resource attribute that matter to an access check.
const (
	attributeCaseSensitive = 0x2
	attributeDisabled      = 0x10
)

// An Attribute is what an RA entry says about the object: a name and values that
// conditions ask for with @Resource.
type Attribute struct {
	Name   string // in canonical form, see [AttributeRef]
	Type   AttributeType
	Flags  uint32
	Values []Value
	Span   Span
}

// attribute reads ("name",type,flags,value,…).
func (p *parser) attribute() (*Attribute, bool) {
	start := p.pos
	a := new(Attribute)
	if !p.attributeToken('(', "(\"name\",type,flags,value)") || !p.attributeName(a) ||
		!p.attributeToken(',', "\",\" after the attribute's name") || !p.attributeType(a) ||
		!p.attributeToken(',', "\",\" after the attribute's type") {
		return nil, false
	}
	at := p.pos
	flags, _, ok := p.magnitude(at, math.MaxUint32)
	if !ok {
		return nil, false
	}
	a.Flags = uint32(flags)
	for {
		p.blanks()
		if p.peek() == ')' && len(a.Values) > 0 {
			p.pos++
			a.Span = spanOf(start, p.pos)
			return a, true
		}
		if !p.attributeToken(',', "\",\" and a value, or \")\", in a resource attribute") {
			return nil, false
		}
		if len(a.Values) == maxValues {
			return nil, p.fail(p.pos, 0, "the resource attribute does not fit an ACE from here on")
		}
		a.Values = append(a.Values, Value{})
		if !p.attributeValue(&a.Values[len(a.Values)-1], a.Type) {
			return nil, false
		}
	}
}

// attributeToken takes c and the blanks around it.
func (p *parser) attributeToken(c byte, want string) bool {
	p.blanks()
	if p.peek() != c {
		return p.fail(p.pos, p.wordLen(), "malformed resource attribute; expected ", want)
	}
	p.pos++
	p.blanks()
	return true
}

func (p *parser) attributeName(a *Attribute) bool {
	start := p.pos
	n := -1
	if p.peek() == '"' {
		n = strings.IndexByte(p.src[start+1:], '"')
	}
	if n <= 0 {
		return p.fail(start, p.wordLen(), "malformed resource attribute; expected its name in quotes")
	}
	p.pos += n + 2
	var ok bool
	a.Name, ok = p.canonicalName(start+1, start+1+n)
	return ok
}

func (p *parser) attributeType(a *Attribute) bool {
	start := p.pos
	n := p.wordLen()
	p.pos += n
	if n == 2 && upper(p.src[start]) == 'T' {
		for t := AttributeInt; t <= AttributeBool; t++ {
			if t.String()[1] == upper(p.src[start+1]) {
				a.Type = t
				return true
			}
		}
	}
	return p.fail(start, n, "unknown attribute type; expected TI, TU, TS, TD, TX or TB")
}

// attributeValue reads one value of the given type.
func (p *parser) attributeValue(v *Value, t AttributeType) bool {
	start := p.pos
	ok := false
	switch c := p.peek(); t {
	case AttributeInt:
		if isDigit(c) || c == '-' || c == '+' {
			ok = p.integer(v)
			v.Sign, v.Base = 0, 10 // the binary form does not keep them here
		}
	case AttributeUint, AttributeBool:
		limit := uint64(math.MaxUint64)
		if t == AttributeBool {
			limit = 1
		}
		if isDigit(c) {
			v.Kind, v.Base = ValueUint, 10
			v.Uint, _, ok = p.magnitude(start, limit)
		}
	case AttributeString:
		if c == '"' {
			ok = p.stringLiteral(v)
		}
	case AttributeSID:
		if hasPrefixFold(p.src[start:], "SID") {
			ok = p.literal(v, false) && v.Kind == ValueSID
		}
	case AttributeOctets:
		// The digits may stand without the "#": that is how Windows prints them.
		if c == '#' {
			p.pos++
			ok = p.octets(v)
		} else if hexDigit(c) >= 0 {
			ok = p.octets(v)
		}
	}
	v.Span = spanOf(start, p.pos)
	if !ok {
		return p.fail(start, p.wordLen(), "malformed value of a resource attribute; expected ", t.valueForm())
	}
	return true
}

// valueForm says what a value of the type looks like.
func (t AttributeType) valueForm() string {
	switch t {
	case AttributeInt:
		return "a signed 64-bit number for TI"
	case AttributeUint:
		return "an unsigned 64-bit number for TU"
	case AttributeString:
		return "a \"string\" for TS"
	case AttributeSID:
		return "SID(…) for TD"
	case AttributeOctets:
		return "hexadecimal digits for TX"
	}
	return "0 or 1 for TB"
}
