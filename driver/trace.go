package driver

import (
	"golang.org/x/arch/x86/x86asm"
)

// A site is a call, or a jump that leaves the function, with what the registers and the
// stack hold there.
type site struct {
	at       uint32 // the call
	operand  uint32 // the reference that named the function
	target   value
	argument [9]slot
	function function
}

// A mark is another thing that a function does: it takes an address, or stores to a variable.
type mark struct {
	at     uint32
	taken  bool // an address is taken; else a variable is written
	target uint32
}

// A trace is what one function does, in the order of its code.
type trace struct {
	function function
	sites    []site
	marks    []mark
	written  map[int64]bool  // stack addresses that are written other than by calls
	operands map[uint32]bool // where relative operands are
	// flagsWritten is the last place that may write the flags of a device, or 0.
	flagsWritten uint32
}

// A tracer reads functions of amd64 in straight lines. At a place that another jumps to
// it forgets what it knew; it never follows a branch.
type tracer struct {
	image    *image
	dispatch map[uint32]bool // variables by which checked calls go: the function is in rax
	table    span            // KMDF's table, or empty
	variable uint32          // what points to the table, or 0
	budget   int             // bytes that may still be decoded
}

// run reads a function. It is nil if an instruction is not known, or if places are jumped to
// that the code does not show: then nothing read in it could be trusted.
func (t *tracer) run(function function) *trace {
	code := t.image.at(function.from, function.to-function.from)
	if t.budget -= 2 * len(code); code == nil || t.budget < 0 {
		return nil
	}
	labels, ok := t.labels(function, code)
	if !ok {
		return nil
	}
	step := &stepper{tracer: t, frame: newFrame(), trace: &trace{function: function, written: map[int64]bool{}, operands: map[uint32]bool{}}}
	after := false // a jump or return is before
	for at := 0; at < len(code); {
		here := function.from + uint32(at)
		if labels[here] || after {
			step.frame.forget()
		}
		inst, err := x86asm.Decode(code[at:], 64)
		if err != nil {
			return nil
		}
		step.here, step.next = here, here+uint32(inst.Len)
		if inst.PCRel == 4 {
			step.trace.operands[step.operandOf(&inst)] = true
		}
		step.one(&inst)
		after = inst.Op == x86asm.JMP || inst.Op == x86asm.RET || inst.Op == x86asm.INT || inst.Op == x86asm.UD2
		at += inst.Len
	}
	return step.trace
}

// labels has the places that are jumped to.
func (t *tracer) labels(function function, code []byte) (map[uint32]bool, bool) {
	labels := map[uint32]bool{}
	for _, l := range t.image.exceptionLabels(function) {
		labels[l] = true
	}
	for at := 0; at < len(code); {
		inst, err := x86asm.Decode(code[at:], 64)
		if err != nil {
			return nil, false
		}
		at += inst.Len
		if rel, ok := inst.Args[0].(x86asm.Rel); ok && inst.Op != x86asm.CALL {
			labels[function.from+uint32(at)+uint32(rel)] = true
		}
		if inst.Op == x86asm.JMP && unseen(inst, code[at-inst.Len:]) {
			return nil, false
		}
	}
	return labels, true
}

// unseen tells whether a jump can lead to a place in the function that the code does not
// name: through a register, as the jump of a switch. What leaves the function through one is
// marked with a REX.W prefix, by which Windows tells the end of a function.
func unseen(inst x86asm.Inst, code []byte) bool {
	const rex, wide = 4, 8
	switch a := inst.Args[0].(type) {
	case x86asm.Rel:
		return false
	case x86asm.Mem:
		if a.Index != 0 {
			return true
		}
		if a.Base == x86asm.RIP {
			return false
		}
	}
	return code[0]>>4 != rex || code[0]&wide == 0
}
