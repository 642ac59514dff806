package sddl

import "encoding/binary"

// appendBinary writes the claim of an RA ACE: a header, the offsets of the values,
// the name, and the values, without gaps (MS-DTYP 2.4.10.1).
func (a *Attribute) appendBinary(b []byte) ([]byte, error) {
	start := len(b)
	b = binary.LittleEndian.AppendUint32(b, uint32(claimHeaderSize+4*len(a.Values)))
	b = binary.LittleEndian.AppendUint16(b, claimTypes[a.Type])
	b = append(b, 0, 0)
	b = binary.LittleEndian.AppendUint32(b, a.Flags)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(a.Values)))
	offsets := len(b)
	b = append(b, make([]byte, 4*len(a.Values))...)
	b = append(appendName(b, a.Name), 0, 0)
	for i := range a.Values {
		binary.LittleEndian.PutUint32(b[offsets+4*i:], uint32(len(b)-start))
		var err error
		if b, err = a.Values[i].appendClaim(b); err != nil {
			return b, err
		}
	}
	return b, nil
}

// appendClaim writes the value as it stands in a claim.
func (v *Value) appendClaim(b []byte) ([]byte, error) {
	switch v.Kind {
	case ValueString:
		return append(appendUTF16(b, v.Text), 0, 0), nil
	case ValueOctets:
		b = binary.LittleEndian.AppendUint32(b, uint32(len(v.Text)))
		return append(b, v.Text...), nil
	case ValueSID:
		b = binary.LittleEndian.AppendUint32(b, uint32(v.SID.size()))
		return v.SID.appendBinary(b)
	case ValueUint:
		return binary.LittleEndian.AppendUint64(b, v.Uint), nil
	}
	return binary.LittleEndian.AppendUint64(b, uint64(v.Int)), nil
}
