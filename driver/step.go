package driver

import "golang.org/x/arch/x86/x86asm"

// A stepper carries what is known through the instructions of one function.
type stepper struct {
	*tracer
	frame      *frame
	trace      *trace
	here, next uint32
	inst       *x86asm.Inst
}

// one does what an instruction does. Of what is not listed here, every register it names
// is forgotten, with those that instructions use unnamed.
func (s *stepper) one(inst *x86asm.Inst) {
	s.inst = inst
	a, b := inst.Args[0], inst.Args[1]
	switch inst.Op {
	case x86asm.CALL:
		s.call(a)
		s.frame.called()
	case x86asm.JMP:
		s.jump(a)
	case x86asm.MOV:
		s.assign(a, s.value(b, s.size(a)))
	case x86asm.LEA:
		v := s.addressOf(b.(x86asm.Mem))
		if v.kind == address {
			s.trace.marks = append(s.trace.marks, mark{at: s.operand(), taken: true, target: uint32(v.n)})
		}
		s.assign(a, v)
	case x86asm.IMUL:
		s.multiply(inst)
	case x86asm.XOR, x86asm.SUB, x86asm.ADD, x86asm.AND, x86asm.OR:
		s.compute(inst.Op, a, b)
	case x86asm.PUSH:
		v := s.value(a, 8)
		s.move(-8)
		s.frame.store(s.frame.registers[rsp].n, 8, v)
	case x86asm.POP:
		v := s.frame.load(s.frame.registers[rsp].n, 8)
		s.assign(a, v)
		s.move(8)
	case x86asm.CMP, x86asm.TEST, x86asm.NOP, x86asm.RET, x86asm.INT, x86asm.BT:
	default:
		if _, branch := a.(x86asm.Rel); branch {
			s.leave(a)
			return
		}
		s.unknown()
	}
}

// unknown is for an instruction whose effect is not followed.
func (s *stepper) unknown() {
	if writesFirst(s.inst) {
		s.assign(s.inst.Args[0], value{})
		return
	}
	for _, a := range s.inst.Args {
		if a != nil {
			s.assign(a, value{})
		}
	}
	for _, p := range s.inst.Prefix {
		if p&0xFF == x86asm.PrefixREP || p&0xFF == x86asm.PrefixREPN {
			clear(s.frame.slots) // it writes more than its operand
		}
	}
	for _, r := range []int{rax, rcx, rdx, 6, 7} { // division, exchange, strings, CPUID
		s.frame.set(r, value{})
	}
}

// writesFirst tells whether an instruction writes to its first operand and to nothing else:
// one that moves the wide registers, and others that compilers put before a call.
func writesFirst(inst *x86asm.Inst) bool {
	switch inst.Op {
	case x86asm.MOVUPS, x86asm.MOVAPS, x86asm.MOVUPD, x86asm.MOVAPD, x86asm.MOVDQA, x86asm.MOVDQU,
		x86asm.MOVSS, x86asm.MOVSD_XMM, x86asm.MOVQ, x86asm.MOVD, x86asm.XORPS, x86asm.PXOR,
		x86asm.MOVZX, x86asm.MOVSX, x86asm.MOVSXD, x86asm.SHL, x86asm.SHR, x86asm.SAR,
		x86asm.INC, x86asm.DEC, x86asm.NEG, x86asm.NOT,
		x86asm.SETE, x86asm.SETNE, x86asm.CMOVE, x86asm.CMOVNE:
		return inst.Args[0] != nil
	}
	return false
}

func (s *stepper) move(by int64) {
	v := s.frame.registers[rsp]
	v.n += by
	s.frame.set(rsp, v)
}

// compute does arithmetic with a constant, and clears a register.
func (s *stepper) compute(op x86asm.Op, a, b x86asm.Arg) {
	size := s.size(a)
	left, right := s.value(a, size), s.value(b, size)
	var v value
	switch {
	case a == b && (op == x86asm.XOR || op == x86asm.SUB):
		v = value{kind: constant}
	case right.kind == constant && left.kind == constant:
		v = left
		switch op {
		case x86asm.XOR:
			v.n ^= right.n
		case x86asm.AND:
			v.n &= right.n
		case x86asm.OR:
			v.n |= right.n
		case x86asm.ADD:
			v.n += right.n
		case x86asm.SUB:
			v.n -= right.n
		}
	case right.kind == constant && op == x86asm.AND && right.n == 0:
		v = right
	case right.kind == constant && (left.kind == stack || left.kind == address) && size == 8:
		v = left
		switch op {
		case x86asm.ADD:
			v.n += right.n
		case x86asm.SUB:
			v.n -= right.n
		default:
			v = value{}
		}
	}
	s.assign(a, narrow(v, size))
}

// multiply has the form by which code that is not optimised finds an element of a table.
func (s *stepper) multiply(inst *x86asm.Inst) {
	a, b := inst.Args[0], inst.Args[1]
	if b == nil {
		s.unknown()
		return
	}
	v, size := value{}, s.size(a)
	by, ok := inst.Args[2].(x86asm.Imm)
	if left := s.value(b, size); ok && left.kind == constant {
		v = value{kind: constant, n: left.n * int64(by)}
	}
	s.assign(a, narrow(v, size))
}

// assign writes to a register or to memory.
func (s *stepper) assign(a x86asm.Arg, v value) {
	switch a := a.(type) {
	case x86asm.Reg:
		if r, size := register(a); r >= 0 {
			switch {
			case size >= 4:
				v = narrow(v, size)
			case size == 1 && v.kind == constant && (a < x86asm.AH || a > x86asm.BH):
				v = value{kind: lowByte, n: v.n & 0xFF}
			default: // the rest of the register stays as it was
				v = value{}
			}
			s.frame.set(r, v)
		}
	case x86asm.Mem:
		size := s.inst.MemBytes
		if a.Disp == characteristicsAt && size == 4 && a.Base != x86asm.RIP {
			s.trace.flagsWritten = s.here
		}
		switch to := s.addressOf(a); to.kind {
		case stack:
			s.frame.store(to.n, max(size, 1), narrow(v, size))
			s.trace.written[to.n] = true
		case address:
			if size != 8 {
				break
			}
			s.trace.marks = append(s.trace.marks, mark{at: s.operand(), target: uint32(to.n)})
		}
	}
}

// value reads an operand.
func (s *stepper) value(a x86asm.Arg, size int) value {
	switch a := a.(type) {
	case x86asm.Imm:
		return narrow(value{kind: constant, n: int64(a)}, size)
	case x86asm.Reg:
		if r, size := register(a); r >= 0 {
			if a >= x86asm.AH && a <= x86asm.BH {
				return value{}
			}
			return narrow(s.frame.registers[r], size)
		}
	case x86asm.Mem:
		switch from := s.addressOf(a); {
		case from.kind == stack:
			return s.frame.load(from.n, s.inst.MemBytes)
		case from.kind == address && size == 8:
			return value{kind: loaded, n: from.n, at: s.operand()}
		case from.kind == loaded && size == 8 && s.variable != 0 && uint32(from.n) == s.variable:
			return s.element(a, from)
		}
	}
	return value{}
}

// element is the function of KMDF's table that an operand has, relative to the table.
func (s *stepper) element(a x86asm.Mem, table value) value {
	offset := a.Disp
	if a.Index != 0 {
		index, size := register(a.Index)
		if index < 0 || size < 8 || s.frame.registers[index].kind != constant {
			return value{}
		}
		offset += s.frame.registers[index].n * int64(a.Scale)
	}
	if offset%8 != 0 {
		return value{}
	}
	return value{kind: tableOf, n: offset / 8, at: table.at}
}

// addressOf is the address that an operand in memory has. Of one that is relative to what
// was loaded, it is what was loaded.
func (s *stepper) addressOf(m x86asm.Mem) value {
	if m.Segment != 0 {
		return value{}
	}
	if m.Base == x86asm.RIP {
		return value{kind: address, n: int64(s.next + uint32(m.Disp))}
	}
	var v value
	switch r, size := register(m.Base); {
	case m.Base == 0:
		v = value{kind: constant}
	case r < 0 || size < 8:
		return value{}
	default:
		v = s.frame.registers[r]
	}
	if v.kind == loaded && s.inst.Op != x86asm.LEA {
		return v
	}
	if m.Index != 0 {
		index, size := register(m.Index)
		if index < 0 || size < 8 || s.frame.registers[index].kind != constant {
			return value{}
		}
		v.n += s.frame.registers[index].n * int64(m.Scale)
	}
	v.n += m.Disp
	if v.kind != constant && v.kind != address && v.kind != stack {
		return value{}
	}
	return v
}

// operand is where the instruction's relative operand is.
func (s *stepper) operand() uint32 { return s.operandOf(s.inst) }

func (s *stepper) operandOf(inst *x86asm.Inst) uint32 { return s.here + uint32(inst.PCRelOff) }

// size is how many bytes of an operand an instruction writes.
func (s *stepper) size(a x86asm.Arg) int {
	if r, ok := a.(x86asm.Reg); ok {
		_, size := register(r)
		return size
	}
	return s.inst.MemBytes
}

// register has the number of a general register and its size, or -1.
func register(r x86asm.Reg) (number, size int) {
	switch {
	case r >= x86asm.AL && r <= x86asm.BL:
		return int(r - x86asm.AL), 1
	case r >= x86asm.AH && r <= x86asm.BH:
		return int(r - x86asm.AH), 1
	case r >= x86asm.SPB && r <= x86asm.R15B:
		return int(r-x86asm.SPB) + rsp, 1
	case r >= x86asm.AX && r <= x86asm.R15W:
		return int(r - x86asm.AX), 2
	case r >= x86asm.EAX && r <= x86asm.R15L:
		return int(r - x86asm.EAX), 4
	case r >= x86asm.RAX && r <= x86asm.R15:
		return int(r - x86asm.RAX), 8
	}
	return -1, 0
}
