package driver

import (
	"encoding/binary"

	"golang.org/x/arch/x86/x86asm"
)

// call notes a call. Arguments five and up lie above the 32 bytes that the function called
// may use.
func (s *stepper) call(a x86asm.Arg) { s.site(a, 0x20) }

// leave notes a conditional jump out of the function.
func (s *stepper) leave(a x86asm.Arg) {
	to := s.next + uint32(a.(x86asm.Rel))
	if f := s.trace.function; to < f.from || to >= f.to {
		s.site(a, 0x28)
	}
}

// jump notes a jump that leaves the function: a call whose return address is on the stack
// already.
func (s *stepper) jump(a x86asm.Arg) {
	if _, ok := a.(x86asm.Rel); ok {
		s.leave(a)
		return
	}
	s.site(a, 0x28)
}

func (s *stepper) site(a x86asm.Arg, above int64) {
	target := value{kind: address, at: s.operand()}
	if rel, ok := a.(x86asm.Rel); ok {
		to := s.next + uint32(rel)
		target.n = int64(to)
		if s.image.jumpsToRax(to) {
			target = s.frame.registers[rax]
		} else if slot, ok := s.image.thunk(to); ok {
			target.kind, target.n = loaded, int64(slot)
		}
	} else {
		target = s.value(a, 8)
	}
	if target.kind == loaded && s.dispatch[uint32(target.n)] {
		target = s.frame.registers[rax]
	}
	if target.kind == loaded && uint32(target.n)-s.table.from < s.table.to-s.table.from {
		target = value{kind: tableOf, n: int64(uint32(target.n)-s.table.from) / 8, at: target.at}
	}
	r := &s.frame.registers
	if target.kind == nothing {
		for _, v := range []value{r[rcx], r[rdx], r[r8], r[r9]} {
			if v.kind == stack {
				s.trace.written[v.n] = true // the unknown function may write there
			}
		}
		return
	}
	found := site{at: s.here, operand: target.at, target: target, function: s.trace.function}
	for i, v := range []value{r[rcx], r[rdx], r[r8], r[r9]} {
		found.argument[i] = slot{v, 8}
	}
	for i := 4; i < len(found.argument); i++ {
		found.argument[i] = s.frame.slots[r[rsp].n+above+8*int64(i-4)]
	}
	s.trace.sites = append(s.trace.sites, found)
}

// jumpsToRax recognises the routine by which checked calls go.
func (m *image) jumpsToRax(rva uint32) bool {
	b := m.at(rva, 3)
	return b != nil && (b[0] == 0xFF && b[1] == 0xE0 || b[0] == 0x48 && b[1] == 0xFF && b[2] == 0xE0)
}

// thunk has the variable through which a routine of one jump goes on.
func (m *image) thunk(rva uint32) (uint32, bool) {
	for _, code := range []string{"\xFF\x25", "\x48\xFF\x25"} {
		size := uint32(len(code))
		if b := m.at(rva, size+4); b != nil && string(b[:size]) == code {
			return rva + size + 4 + binary.LittleEndian.Uint32(b[size:]), true
		}
	}
	return 0, false
}

// dispatchSlots has the variables by which calls go that control flow guard checks.
func (m *image) dispatchSlots() map[uint32]bool {
	const loadConfig, dispatch = 10, 0x78
	slots := map[uint32]bool{}
	d := m.directories[loadConfig]
	if b := m.at(d.VirtualAddress, dispatch+8); b != nil && d.VirtualAddress != 0 {
		if rva, ok := m.relative(binary.LittleEndian.Uint64(b[dispatch:])); ok && rva != 0 {
			slots[rva] = true
		}
	}
	return slots
}
