package inf

// Bytes returns the value of a setting that is given as bytes, with the span of
// each: the fields from the fifth on of an AddReg line, each one byte in
// hexadecimal, with or without 0x. An empty field is 0. It reports false when the
// setting is no such line, or a field no byte.
func (s *Setting) Bytes() (data []byte, spans []Span, ok bool) {
	if !s.Binary() {
		return nil, nil, false
	}
	for n := 5; n <= len(s.Entry.Fields); n++ {
		field := s.Entry.Field(n)
		b, ok := hexByte(field.Value)
		if !ok {
			return nil, nil, false
		}
		data = append(data, b)
		spans = append(spans, field.Span())
	}
	return data, spans, true
}

func hexByte(text string) (byte, bool) {
	if len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x' {
		text = text[2:]
	}
	n := uint64(0)
	for i := range len(text) {
		digit, ok := digitValue(text[i])
		if !ok || n > 0x0F {
			return 0, false
		}
		n = n<<4 | digit
	}
	return byte(n), true
}
