package driver

import (
	"encoding/binary"
	"unicode/utf16"

	"github.com/inflint/inflint/sddl"
)

// number is an argument of 32 bits.
func (s *site) number(i int) Maybe[uint32] {
	a := s.argument[i]
	if a.value.kind != constant || a.size < 4 {
		return Maybe[uint32]{}
	}
	return known(uint32(a.value.n))
}

// flag is a BOOLEAN, of which only the lowest byte counts.
func (s *site) flag(i int) Maybe[bool] {
	a := s.argument[i]
	if a.value.kind != constant && a.value.kind != lowByte || a.size < 1 {
		return Maybe[bool]{}
	}
	return known(a.value.n&0xFF != 0)
}

// string is an argument that points to a UNICODE_STRING: one in the image, or one that a
// single call of RtlInitUnicodeString in the same function fills.
func (c *code) string(t *trace, s *site, i int) Maybe[Text] {
	a := s.argument[i]
	switch {
	case a.size < 8:
		return Maybe[Text]{}
	case a.value.kind == constant && a.value.n == 0:
		return known(Text{Null: true})
	case a.value.kind == address:
		if text, ok := c.image.unicodeString(uint32(a.value.n)); ok {
			return known(Text{Value: text})
		}
		return c.initialised(t, s, a.value)
	case a.value.kind == stack && !t.written[a.value.n] && !t.written[a.value.n+8]:
		return c.initialised(t, s, a.value)
	}
	return Maybe[Text]{}
}

// initialised has the text that the function's only RtlInitUnicodeString for a place gives it
// before a call. Another function that is given the place before may change it.
func (c *code) initialised(t *trace, call *site, place value) Maybe[Text] {
	var texts []Maybe[Text]
	for i := range t.sites {
		s := &t.sites[i]
		if s.target.kind != loaded || !c.initString[uint32(s.target.n)] {
			if s.at < call.at && s.passes(place) {
				return Maybe[Text]{}
			}
			continue
		}
		to, from := s.argument[0].value, s.argument[1].value
		if to.kind == nothing {
			return Maybe[Text]{} // it may fill this one
		}
		if to.kind != place.kind || to.n != place.n {
			continue
		}
		text, ok := "", from.kind == address && s.at < call.at
		if ok {
			text, ok = c.image.wideText(uint32(from.n))
		}
		if !ok {
			return Maybe[Text]{}
		}
		texts = append(texts, known(Text{Value: text}))
	}
	if len(texts) != 1 {
		return Maybe[Text]{}
	}
	return texts[0]
}

// passes tells whether a call passes the address of a place in a register.
func (s *site) passes(place value) bool {
	for _, a := range s.argument[:4] {
		if a.value.kind == place.kind && a.value.n == place.n {
			return true
		}
	}
	return false
}

// descriptor is a string that is an SDDL text. What does not read as one was not the
// argument that it was taken for.
func (c *code) descriptor(t *trace, s *site, i int) Maybe[Text] {
	text := c.string(t, s, i)
	if v, ok := text.Get(); ok && !v.Null {
		if _, err := sddl.Parse(v.Value); err != nil {
			return Maybe[Text]{}
		}
	}
	return text
}

// maxText is the longest text that is taken, in bytes.
const maxText = 2000

// unicodeString reads a UNICODE_STRING whose text is in the image. One that the driver may
// write to is no literal.
func (m *image) unicodeString(rva uint32) (string, bool) {
	b := m.at(rva, 16)
	if b == nil || m.section(rva).writable {
		return "", false
	}
	length, room := binary.LittleEndian.Uint16(b), binary.LittleEndian.Uint16(b[2:])
	at, ok := m.relative(binary.LittleEndian.Uint64(b[8:]))
	if !ok || length == 0 || length%2 != 0 || length > room || room > maxText {
		return "", false
	}
	text := m.at(at, uint32(length))
	return wide(text), text != nil && !m.section(at).writable
}

// wideText reads a text that ends with NUL, and that the driver cannot write to.
func (m *image) wideText(rva uint32) (string, bool) {
	if s := m.section(rva); s == nil || s.writable {
		return "", false
	}
	for n := uint32(0); n < maxText; n += 2 {
		b := m.at(rva+n, 2)
		if b == nil {
			return "", false
		}
		if b[0] == 0 && b[1] == 0 {
			return wide(m.at(rva, n)), n > 0
		}
	}
	return "", false
}

func wide(b []byte) string {
	var units []uint16
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, binary.LittleEndian.Uint16(b))
	}
	return string(utf16.Decode(units))
}
