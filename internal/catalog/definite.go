package catalog

// maxNesting is far more than a catalog has.
const maxNesting = 32

// definite gives an encoding in which each length is known, which DER demands. A program that
// writes as it reads puts an end behind instead (BER); Windows reads that too. It says
// whether it changed anything.
func definite(src []byte) ([]byte, bool, error) {
	if len(src) < 2 || src[0] != 0x30 || src[1] != 0x80 {
		return src, false, nil
	}
	out, _, ok := rewrite(src, 0)
	if !ok {
		return nil, false, failure(Damaged, "an element has no end, or elements are nested too deeply")
	}
	return out, true, nil
}

// rewrite gives an element its length, and returns what follows it. What is in an element of
// known length stays as it is.
func rewrite(in []byte, depth int) (element, rest []byte, ok bool) {
	if len(in) < 2 || in[0]&0x1F == 0x1F || depth == maxNesting {
		return nil, nil, false
	}
	if in[1] != 0x80 {
		size, ok := sizeOf(in)
		if !ok {
			return nil, nil, false
		}
		return in[:size], in[size:], true
	}
	tag := in[0]
	var content []byte
	for in = in[2:]; len(in) < 2 || in[0] != 0 || in[1] != 0; {
		if element, in, ok = rewrite(in, depth+1); !ok {
			return nil, nil, false
		}
		content = append(content, element...)
	}
	header := []byte{tag, byte(len(content))}
	if n := len(content); n > 0x7F {
		header = []byte{tag, 0x84, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
		for header[2] == 0 {
			header = append(header[:2], header[3:]...)
			header[1]--
		}
	}
	return append(header, content...), in[2:], true
}

// sizeOf returns the size of an element whose length is known.
func sizeOf(in []byte) (int, bool) {
	size, header := int(in[1]), 2
	if n := size & 0x7F; size > 0x7F {
		if n > 4 || len(in) < 2+n {
			return 0, false
		}
		size, header = 0, 2+n
		for _, b := range in[2:header] {
			size = size<<8 | int(b)
		}
	}
	return header + size, size >= 0 && size <= len(in)-header
}
