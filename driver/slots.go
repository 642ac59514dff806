package driver

import "encoding/binary"

// near is how far before the use of KMDF's table code may have loaded the pointer to it.
const near = 512

// readTable finds which functions of KMDF's table code of the driver loads. It looks at bytes
// and at no instruction's beginning: an offset in the table can also be one in a structure of
// the driver's own. Such an offset is seen. It is called where the table itself was loaded just
// before, or where its address stands in the code.
func (m *image) readTable(f *Framework) {
	f.seen, f.called = make([]bool, f.Functions), make([]bool, f.Functions)
	for i := range m.sections {
		s := &m.sections[i]
		switch {
		case !s.executable:
		case m.machine == ARM64:
			m.readTableARM64(f, s)
		case m.machine == ARM:
			m.readTableARM(f, s)
		default:
			m.readTableX86(f, s)
		}
	}
}

func (f *Framework) uses(function uint32, called bool) {
	if function < f.Functions {
		f.seen[function] = true
		f.called[function] = f.called[function] || called
	}
}

// readTableX86 is for x86 and amd64.
func (m *image) readTableX86(f *Framework, s *section) {
	width := m.pointerSize()
	// Where the shape is in doubt, an offset keeps an answer back.
	offsets := f.variable || f.Minor >= 15
	var loaded [16]int // where a register was last given the pointer to the table
	for i := range loaded {
		loaded[i] = -near
	}
	for at := 4; at+4 <= len(s.data); at++ {
		operand := binary.LittleEndian.Uint32(s.data[at:])
		before := s.data[at-4 : at]
		if offsets && operand < width*f.Functions && operand%width == 0 {
			if base, ok := m.loadsFrom(before); ok {
				f.uses(operand/width, f.variable && at-loaded[base] < near)
			}
		}
		if operand == width && before[3]&^7 == 0xB8 && at+12 <= len(s.data) {
			if n, ok := multiplies(withoutREX(s.data[at+4 : at+12])); ok {
				f.uses(n, true)
			}
		}
		if m.wide {
			operand += s.start + uint32(at) + 4
		} else {
			operand -= uint32(m.base)
		}
		switch slot := operand - f.table; {
		case slot >= width*f.Functions || !m.loadsAddress(before[2], before[3]):
		case f.variable && slot == 0:
			to := 0 // MOV with the opcode A1 has no ModRM byte, and writes to EAX
			if before[3] != 0xA1 {
				to = m.register(before[3]>>3, before[1], 4)
			}
			loaded[to] = at
		case !f.variable && slot%width == 0:
			f.uses(slot/width, true)
		}
	}
}

func withoutREX(b []byte) []byte {
	if b[0]&^7 == 0x48 {
		return b[1:]
	}
	return b
}

// multiplies has the constant by which an IMUL multiplies a register. A compiler that does not
// optimise so finds an element of the table: the size of a pointer times the number.
func multiplies(b []byte) (uint32, bool) {
	switch {
	case len(b) < 6 || b[1] < 0xC0:
	case b[0] == 0x6B:
		return uint32(b[2]), true
	case b[0] == 0x69:
		return binary.LittleEndian.Uint32(b[2:]), true
	}
	return 0, false
}

// loadsFrom tells whether the bytes before an offset load from [register+offset], with a SIB
// byte after opcode and ModRM or without, and from which register.
func (m *image) loadsFrom(before []byte) (base int, ok bool) {
	is := func(opcode, modrm byte) bool { return (opcode == 0x8B || opcode == 0xFF) && modrm>>6 == 2 }
	switch {
	case is(before[2], before[3]) && before[3]&7 != 4:
		return m.register(before[3], before[1], 1), true
	case is(before[1], before[2]) && before[2]&7 == 4:
		return m.register(before[3], before[0], 1), true
	}
	return 0, false
}

// register has the number of a register: three bits, and on amd64 one of the REX prefix.
func (m *image) register(bits, prefix, bit byte) int {
	n := int(bits & 7)
	if m.wide && prefix&0xF0 == 0x40 && prefix&bit != 0 {
		n += 8
	}
	return n
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

// loadsSlot tells whether a reference is the operand of one of these.
func (m *image) loadsSlot(r reference) bool {
	b := m.at(r.at-2, 6)
	return b != nil && r.at+4+binary.LittleEndian.Uint32(b[2:]) == r.target && m.loadsAddress(b[0], b[1])
}

// loadsAddress tells whether two bytes before an address load or call what is there.
func (m *image) loadsAddress(before, last byte) bool {
	return last == 0xA1 && !m.wide || (before == 0x8B || before == 0xFF) && last>>6 == 0 && last&7 == 5
}
