package driver

import "encoding/binary"

// loads tells whether code of the driver loads a function from KMDF's table. It looks at
// bytes and at no instruction's beginning, so that a yes can also be an offset in a
// structure of the driver's own: it is a reason to be silent, or one condition of several.
func (m *image) loads(f *Framework, function uint32) bool {
	switch m.machine {
	case AMD64, X86:
		offset := function * m.pointerSize()
		byOffset, bySlot := f.variable, !f.variable
		if f.variable != (f.Minor >= 15) && function != deviceCreate {
			byOffset, bySlot = true, true // the shape is in doubt: either test keeps an answer back
		}
		return byOffset && m.loadsOffset(offset) || bySlot && m.refersTo(f.table+offset)
	case ARM64:
		const load, scaled = 0xF9400000, 10 // LDR Xt, [Xn, #8·function]
		return m.anyCode(4, func(b []byte) bool {
			return binary.LittleEndian.Uint32(b)&0xFFFFFC00 == load|function<<scaled
		})
	case ARM:
		return m.anyCode(2, func(b []byte) bool { // LDR.W Rt, [Rn, #4·function]
			return binary.LittleEndian.Uint16(b)&0xFFF0 == 0xF8D0 &&
				uint32(binary.LittleEndian.Uint16(b[2:]))&0xFFF == 4*function
		})
	}
	return false
}

// anyCode asks for each four bytes of code, a step apart.
func (m *image) anyCode(step int, is func([]byte) bool) bool {
	for i := range m.sections {
		if s := &m.sections[i]; s.executable {
			for at := 0; at+4 <= len(s.data); at += step {
				if is(s.data[at : at+4]) {
					return true
				}
			}
		}
	}
	return false
}

// loadsOffset looks for MOV, CALL or JMP with [register+offset].
func (m *image) loadsOffset(offset uint32) bool {
	for i := range m.sections {
		s := &m.sections[i]
		if !s.executable {
			continue
		}
		for at := 3; at+4 <= len(s.data); at++ {
			if s.data[at] == byte(offset) && binary.LittleEndian.Uint32(s.data[at:]) == offset &&
				(loadsFrom(s.data[at-2], s.data[at-1], false) || loadsFrom(s.data[at-3], s.data[at-2], true)) {
				return true
			}
		}
	}
	return false
}

// loadsFrom tells whether an opcode and its ModRM byte load from [register+displacement],
// with a SIB byte after them or without.
func loadsFrom(opcode, modrm byte, sib bool) bool {
	return (opcode == 0x8B || opcode == 0xFF) && modrm>>6 == 2 && (modrm&7 == 4) == sib
}

// refersTo looks for MOV, CALL or JMP with the address as their operand.
func (m *image) refersTo(rva uint32) bool {
	for i := range m.sections {
		s := &m.sections[i]
		if !s.executable {
			continue
		}
		for at := 2; at+4 <= len(s.data); at++ {
			operand := binary.LittleEndian.Uint32(s.data[at:])
			if m.wide {
				operand += s.start + uint32(at) + 4
			} else {
				operand -= uint32(m.base)
			}
			if operand == rva && m.loadsAddress(s.data[at-2], s.data[at-1]) {
				return true
			}
		}
	}
	return false
}

// loadsAddress tells whether two bytes before an address load or call what is there.
func (m *image) loadsAddress(before, last byte) bool {
	return last == 0xA1 && !m.wide || (before == 0x8B || before == 0xFF) && last>>6 == 0 && last&7 == 5
}
