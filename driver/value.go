package driver

// A value is what a register or a stack slot holds, as far as it is known.
type value struct {
	kind kind
	n    int64
	at   uint32 // the operand that it was loaded by, to account for references
}

type kind uint8

const (
	nothing  kind = iota // unknown
	constant             // the number n
	lowByte              // something whose lowest byte is n
	address              // the image's base + n
	loaded               // what is at the image's base + n
	stack                // the stack pointer at the function's entry + n
	tableOf              // function n of KMDF's table
)

// A slot is a value on the stack and how many bytes of it were written.
type slot struct {
	value value
	size  int
}

// A frame is what is known at one place of a function.
type frame struct {
	registers [16]value // in the order of the instruction set: rax, rcx, rdx, rbx, rsp, …
	slots     map[int64]slot
	lowest    int64 // of the stack pointer
	framed    bool  // rbp is a frame pointer
}

const (
	rax = 0
	rcx = 1
	rdx = 2
	rsp = 4
	rbp = 5
	r8  = 8
	r9  = 9
)

func newFrame() *frame {
	f := &frame{slots: map[int64]slot{}}
	f.registers[rsp] = value{kind: stack}
	return f
}

// forget is for a place that is reached from elsewhere: only the frame is as it was.
func (f *frame) forget() {
	base := f.registers[rbp]
	f.registers = [16]value{rsp: {kind: stack, n: f.lowest}}
	if f.framed && base.kind == stack {
		f.registers[rbp] = base
	}
	clear(f.slots)
}

// called is for the place after a call.
func (f *frame) called() {
	for _, r := range []int{rax, rcx, rdx, r8, r9, 10, 11} {
		f.registers[r] = value{}
	}
	clear(f.slots)
}

func (f *frame) set(register int, v value) {
	if register == rsp {
		if v.kind != stack {
			v = value{kind: stack, n: f.lowest}
		}
		f.lowest = min(f.lowest, v.n)
	}
	if register == rbp {
		f.framed = v.kind == stack
	}
	f.registers[register] = v
}

// store writes to the stack. What overlaps is gone.
func (f *frame) store(at int64, size int, v value) {
	for old := at - 31; old < at+int64(size); old++ {
		if s, ok := f.slots[old]; ok && old+int64(s.size) > at {
			delete(f.slots, old)
		}
	}
	if v.kind != nothing && size <= 8 {
		f.slots[at] = slot{v, size}
	}
}

// load reads from the stack. A constant may be read in part.
func (f *frame) load(at int64, size int) value {
	s, ok := f.slots[at]
	if !ok || s.size < size || s.value.kind != constant && size < 8 {
		return value{}
	}
	return narrow(s.value, size)
}

// narrow is the low bytes of a value.
func narrow(v value, size int) value {
	switch {
	case size >= 8 || v.kind == nothing:
		return v
	case v.kind == lowByte && size == 1:
		return value{kind: constant, n: v.n}
	case v.kind != constant:
		return value{}
	}
	v.n &= 1<<(8*size) - 1
	return v
}
