package sddl

import "strings"

// attributeFrom reads the claim of an RA ACE. It returns nil for one that is cut
// short or that SDDL could not express. Offsets may point anywhere in the claim,
// so that values can share bytes; what they amount to is bounded by what an ACE
// can hold.
func attributeFrom(s string) *Attribute {
	if len(s) < claimHeaderSize {
		return nil
	}
	a := &Attribute{Flags: uint32At(s, 8)}
	count := uint64(uint32At(s, 12))
	if count == 0 || count > uint64(len(s)-claimHeaderSize)/4 || !a.setType(uint16At(s, 4)) {
		return nil
	}
	name, ok := claimText(s, uint32At(s, 0))
	if ok {
		a.Name, ok = nameOfUTF16(name)
	}
	room := maxACLSize
	for i := 0; ok && i < int(count) && room >= 0; i++ {
		v := Value{Base: 10}
		var size int
		size, ok = a.Type.claimValue(&v, s, uint32At(s, claimHeaderSize+4*i))
		room -= size
		a.Values = append(a.Values, v)
	}
	if !ok || room < 0 {
		return nil
	}
	return a
}

func (a *Attribute) setType(number uint16) bool {
	for t, n := range claimTypes {
		if n == number {
			a.Type = AttributeType(t)
			return true
		}
	}
	return false
}

// claimText returns the bytes of the text at an offset of a claim, up to the two
// zeros that end it.
func claimText(claim string, offset uint32) (string, bool) {
	if uint64(offset) > uint64(len(claim)) {
		return "", false
	}
	s := claim[offset:]
	for i := 0; i+2 <= len(s); i += 2 {
		if s[i] == 0 && s[i+1] == 0 {
			return s[:i], true
		}
	}
	return "", false
}

// claimValue reads the value at an offset of a claim, and returns how many bytes it
// has there.
func (t AttributeType) claimValue(v *Value, claim string, offset uint32) (int, bool) {
	if t == AttributeString {
		s, ok := claimText(claim, offset)
		if !ok {
			return 0, false
		}
		v.Kind = ValueString
		v.Text, ok = textOfUTF16(s)
		return len(s), ok && !strings.Contains(v.Text, `"`)
	}
	r := tokenReader{src: claim}
	if _, ok := r.take(uint64(offset)); !ok {
		return 0, false
	}
	if t == AttributeOctets || t == AttributeSID {
		s, ok := r.blob()
		if ok && t == AttributeSID {
			v.Kind = ValueSID
			v.SID, ok = wholeSID(s)
		} else {
			v.Kind, v.Text = ValueOctets, s
		}
		return len(s), ok
	}
	s, ok := r.take(8)
	if !ok {
		return 0, false
	}
	n := uint64At(s, 0)
	if t == AttributeInt {
		v.Kind, v.Int = ValueInt, int64(n)
		return len(s), true
	}
	v.Kind, v.Uint = ValueUint, n
	return len(s), t != AttributeBool || n <= 1
}
