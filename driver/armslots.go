package driver

import "encoding/binary"

// readTableARM looks for LDR.W Rt, [Rn, #4·function], after code that loads the address of the
// table or of the variable: MOVW with its lower half, or LDR of a literal.
func (m *image) readTableARM(f *Framework, s *section) {
	address := uint32(m.base) + f.table
	loaded := -near
	for at := 0; at+4 <= len(s.data); at += 2 {
		first := uint32(binary.LittleEndian.Uint16(s.data[at:]))
		second := uint32(binary.LittleEndian.Uint16(s.data[at+2:]))
		literal := uint32(0) // how far behind the instruction
		switch {
		case first&0xFBF0 == 0xF240:
			if first&15<<12|first>>10&1<<11|second>>12&7<<8|second&0xFF == address&0xFFFF {
				loaded = at
			}
		case first&0xF800 == 0x4800:
			literal = first & 0xFF * 4
		case first == 0xF8DF:
			literal = second & 0xFFF
		case first&0xFFF0 == 0xF8D0 && second&3 == 0:
			f.uses(second&0xFFF/4, at-loaded < near)
		}
		if literal != 0 {
			if n, ok := m.uint32((s.start+uint32(at)+4)&^3 + literal); ok && n == address {
				loaded = at
			}
		}
	}
}

// An armValue is what a register of ARM64 holds: the address at, or what is at the variable.
type armValue struct {
	address, table bool
	at             uint32
}

// readTableARM64 follows the variable's address through the registers: ADRP and ADD make it,
// LDR loads the table, and a second LDR with an offset a function of it.
func (m *image) readTableARM64(f *Framework, s *section) {
	var registers [32]armValue
	for at := 0; at+4 <= len(s.data); at += 4 {
		w := binary.LittleEndian.Uint32(s.data[at:])
		to, from := w&31, registers[w>>5&31]
		immediate := w >> 10 & 0xFFF
		switch {
		case w&0x9F000000 == 0x90000000: // ADRP
			pages := w>>5&0x7FFFF<<2 | w>>29&3
			page := (s.start+uint32(at))&^0xFFF + pages<<12
			registers[to] = armValue{address: true, at: page}
		case w&0xFFC00000 == 0x91000000 && from.address: // ADD
			registers[to] = armValue{address: true, at: from.at + immediate}
		case w&0xFFC00000 == 0xF9400000: // LDR Xt, [Xn, #8·immediate]
			f.uses(immediate, from.table)
			registers[to] = armValue{table: from.address && from.at+8*immediate == f.table}
		case w&0xFC000000 == 0x94000000, w&0xFFFFFC1F == 0xD63F0000: // BL, BLR
			clear(registers[:19])
		case w&0xFFC00000 == 0xF9000000: // STR writes to no register
		case w&0x3A000000 == 0x28000000: // LDP writes to two
			registers[w>>10&31] = armValue{}
			fallthrough
		default:
			registers[to] = armValue{}
		}
	}
}
