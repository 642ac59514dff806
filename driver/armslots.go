package driver

import "encoding/binary"

// readTableARM looks for LDR.W Rt, [Rn, #4·function], where Rn was given the table just before:
// by LDR from the variable, or, where the table itself is in the image, by its address. MOVW
// with the lower half of an address, or LDR of a literal, gives a register the address.
func (m *image) readTableARM(f *Framework, s *section) {
	address := uint32(m.base) + f.table
	var given, table [16]int // where a register was last given the address, the table
	for i := range given {
		given[i], table[i] = -near, -near
	}
	for at := 0; at+4 <= len(s.data); at += 2 {
		first := uint32(binary.LittleEndian.Uint16(s.data[at:]))
		second := uint32(binary.LittleEndian.Uint16(s.data[at+2:]))
		low, from := first&15, first>>3&7
		switch {
		case first&0xFBF0 == 0xF240: // MOVW
			if low<<12|first>>10&1<<11|second>>12&7<<8|second&0xFF == address&0xFFFF {
				given[second>>8&15] = at
			}
		case first&0xF800 == 0x4800: // LDR Rt, [PC, …]
			if m.literal(s, at, first&0xFF*4) == address {
				given[first>>8&7] = at
			}
		case first == 0xF8DF: // LDR.W Rt, [PC, …]
			if m.literal(s, at, second&0xFFF) == address {
				given[second>>12] = at
			}
		case first&0xFFC0 == 0x6800: // LDR Rt, [Rn]
			if at-given[from] < near {
				table[first&7] = at
			}
		case first&0xFFF0 == 0xF8D0 && second&0xFFF == 0: // LDR.W Rt, [Rn]
			if at-given[low] < near {
				table[second>>12] = at
			}
		case first&0xFFF0 == 0xF8D0 && second&3 == 0:
			f.uses(second&0xFFF/4, at-table[low] < near || f.Minor < 15 && at-given[low] < near)
		}
	}
}

// literal is the word so far behind an instruction of ARM, or 0.
func (m *image) literal(s *section, at int, behind uint32) uint32 {
	n, _ := m.uint32((s.start+uint32(at)+4)&^3 + behind)
	return n
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
