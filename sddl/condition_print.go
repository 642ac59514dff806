package sddl

import "strconv"

// String returns the expression as Windows prints it, without the parentheses
// that enclose a whole condition.
func (e *Expr) String() string { return string(e.appendTo(nil, &PrintOptions{})) }

func (e *Expr) appendTo(b []byte, o *PrintOptions) []byte {
	switch {
	case e.Op == OpAnd || e.Op == OpOr:
		b = e.X.appendTo(append(b, '('), o)
		b = append(b, ") "...)
		b = append(b, e.Op.String()...)
		b = append(b, " ("...)
		b = e.Y.appendTo(b, o)
		return append(b, ')')
	case e.Op == OpNot:
		b = e.X.appendTo(append(b, "!("...), o)
		return append(b, ')')
	case e.Op == OpAttribute:
		return e.Attr.appendTo(b)
	case e.Op.takesAttribute():
		b = append(b, e.Op.String()...)
		return e.Attr.appendTo(append(b, ' '))
	case e.Op.takesSIDs():
		b = append(b, e.Op.String()...)
		return e.Value.appendTo(append(b, ' '), o)
	}
	b = e.Attr.appendTo(b)
	b = append(b, ' ')
	b = append(b, e.Op.String()...)
	return e.Value.appendTo(append(b, ' '), o)
}

func (a AttributeRef) appendTo(b []byte) []byte {
	switch a.Source {
	case UserAttribute:
		b = append(b, "@USER."...)
	case DeviceAttribute:
		b = append(b, "@DEVICE."...)
	case ResourceAttribute:
		b = append(b, "@RESOURCE."...)
	}
	return append(b, a.Name...)
}

// append writes the value as it stands in a condition.
func (v *Value) appendTo(b []byte, o *PrintOptions) []byte {
	switch v.Kind {
	case ValueInt:
		return v.appendInt(b)
	case ValueUint:
		return strconv.AppendUint(b, v.Uint, 10)
	case ValueString:
		b = append(b, '"')
		b = append(b, v.Text...)
		return append(b, '"')
	case ValueOctets:
		return appendHex(append(b, '#'), v.Text)
	case ValueSID:
		b = append(b, "SID("...)
		return append(o.appendSID(b, v.SID), ')')
	case ValueAttribute:
		return v.Attr.appendTo(b)
	}
	b = append(b, '{')
	for i := range v.List {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = v.List[i].appendTo(b, o)
	}
	return append(b, '}')
}

// appendInt writes a number with the sign and in the base it was written with.
func (v *Value) appendInt(b []byte) []byte {
	n := uint64(v.Int)
	if v.Int < 0 && (v.Sign != 0 || v.Base != 16) {
		b = append(b, '-')
		n = -n
	} else if v.Sign != 0 {
		b = append(b, v.Sign)
	}
	switch v.Base {
	case 8:
		return strconv.AppendUint(append(b, '0'), n, 8)
	case 16:
		return strconv.AppendUint(append(b, "0x"...), n, 16)
	}
	return strconv.AppendUint(b, n, 10)
}

func appendHex(b []byte, s string) []byte {
	const digits = "0123456789abcdef"
	for i := 0; i < len(s); i++ {
		b = append(b, digits[s[i]>>4], digits[s[i]&15])
	}
	return b
}

func (a *Attribute) appendTo(b []byte, o *PrintOptions) []byte {
	b = append(b, "(\""...)
	b = append(b, a.Name...)
	b = append(b, "\","...)
	b = append(b, a.Type.String()...)
	b = append(b, ",0x"...)
	b = strconv.AppendUint(b, uint64(a.Flags), 16)
	for i := range a.Values {
		b = append(b, ',')
		// Windows prints octets bare in attributes, but there must be something.
		if a.Type == AttributeOctets && a.Values[i].Text != "" {
			b = appendHex(b, a.Values[i].Text)
		} else {
			b = a.Values[i].appendTo(b, o)
		}
	}
	return append(b, ')')
}
