package sddl

import "encoding/binary"

// appendBinary writes the tokens of the expression in postfix order, operands
// before their operator (MS-DTYP 2.4.4.17.4).
func (e *Expr) appendBinary(b []byte) ([]byte, error) {
	var err error
	for _, x := range []*Expr{e.X, e.Y} {
		if x == nil {
			continue
		}
		if b, err = x.appendBinary(b); err != nil {
			return b, err
		}
	}
	if e.Attr.Name != "" {
		b = e.Attr.appendBinary(b)
	}
	if e.Value != nil {
		if b, err = e.Value.appendBinary(b); err != nil {
			return b, err
		}
	}
	if e.Op != OpAttribute {
		b = append(b, opTokens[e.Op])
	}
	return b, nil
}

func (a AttributeRef) appendBinary(b []byte) []byte {
	b, length := beginBlob(b, sourceTokens[a.Source])
	return endBlob(appendName(b, a.Name), length)
}

func (v *Value) appendBinary(b []byte) ([]byte, error) {
	switch v.Kind {
	case ValueInt, ValueUint:
		return v.appendNumber(b), nil
	case ValueString:
		b, length := beginBlob(b, tokenString)
		return endBlob(appendUTF16(b, v.Text), length), nil
	case ValueOctets:
		b, length := beginBlob(b, tokenOctets)
		return endBlob(append(b, v.Text...), length), nil
	case ValueSID:
		b, length := beginBlob(b, tokenSID)
		b, err := v.SID.appendBinary(b)
		return endBlob(b, length), err
	case ValueAttribute:
		return v.Attr.appendBinary(b), nil
	}
	b, length := beginBlob(b, tokenComposite)
	for i := range v.List {
		var err error
		if b, err = v.List[i].appendBinary(b); err != nil {
			return b, err
		}
	}
	return endBlob(b, length), nil
}

// beginBlob writes a token that is followed by its length, and returns where the
// length stands. endBlob fills it in.
func beginBlob(b []byte, token byte) (out []byte, length int) {
	return append(b, token, 0, 0, 0, 0), len(b) + 1
}

func endBlob(b []byte, length int) []byte {
	binary.LittleEndian.PutUint32(b[length:], uint32(len(b)-length-4))
	return b
}

func (v *Value) appendNumber(b []byte) []byte {
	n := uint64(v.Int)
	if v.Kind == ValueUint {
		n = v.Uint
	}
	sign := byte(signNone)
	switch v.Sign {
	case '+':
		sign = signPlus
	case '-':
		sign = signMinus
	}
	base := byte(baseDecimal)
	switch v.Base {
	case 8:
		base = baseOctal
	case 16:
		base = baseHex
	}
	b = binary.LittleEndian.AppendUint64(append(b, tokenInt64), n)
	return append(b, sign, base)
}
