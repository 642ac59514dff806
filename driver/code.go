package driver

import "encoding/binary"

// Functions by which drivers make devices and ports.
const (
	createDevice       = "IoCreateDevice"
	createDeviceSecure = "IoCreateDeviceSecure"
	createPort         = "FltCreateCommunicationPort"
)

// maxDecoded is how many bytes are decoded: more than the functions that matter have in any
// real driver. Where it does not suffice, what is left stays unknown.
const maxDecoded = 4 << 20

// A code reads the calls of a driver for amd64.
type code struct {
	image      *image
	functions  []function
	tracer     *tracer
	traces     map[uint32]*trace
	order      []*trace        // in the order of their finding
	initString map[uint32]bool // slots of RtlInitUnicodeString
}

func newCode(m *image, f *Facts) *code {
	c := &code{
		image: m, functions: m.functions(), traces: map[uint32]*trace{}, initString: map[uint32]bool{},
		tracer: &tracer{image: m, dispatch: m.dispatchSlots(), budget: maxDecoded},
	}
	for _, i := range f.imported("RtlInitUnicodeString") {
		c.initString[i.Slot] = true
	}
	if w := f.Framework; w != nil {
		if w.variable {
			c.tracer.variable = w.table
		} else {
			c.tracer.table = span{w.table, w.table + 8*w.Functions}
		}
	}
	return c
}

// trace reads the function that an address lies in, once. It is nil where there is none, or
// where it cannot be read.
func (c *code) trace(rva uint32) *trace {
	f, ok := containing(c.functions, rva)
	if !ok {
		return nil
	}
	t, done := c.traces[f.from]
	if !done {
		t = c.tracer.run(f)
		c.traces[f.from] = t
		if t != nil {
			c.order = append(c.order, t)
		}
	}
	return t
}

// A use is a call with the function that it is in.
type use struct {
	trace *trace
	site  *site
}

// uses has the calls that go to what a variable holds, or to a function. Its second result
// says that each reference is one of them, or one that is explained otherwise, so that there are
// no others.
func (c *code) uses(wanted kind, rva uint32, otherwise ...uint32) ([]use, bool) {
	references, ok := c.image.references(span{rva, rva + 1})
	if !ok {
		return nil, false
	}
	all := true
	if wanted == loaded {
		var thunks []span
		for _, r := range references {
			if start, ok := c.thunkAt(r.at); ok {
				thunks = append(thunks, span{start, start + 1})
				all = all && !c.image.pointedAt(start)
			}
		}
		if len(thunks) > 0 {
			more, ok := c.image.references(thunks...)
			if !ok || len(thunks) >= 16 {
				return nil, false
			}
			references = inOrder(append(references, more...))
		}
	} else {
		all = !c.image.pointedAt(rva)
	}
	var found []use
	seen := map[*trace]bool{}
	explained := map[uint32]bool{}
	for _, at := range otherwise {
		explained[at] = true
	}
	for _, r := range references {
		if _, ok := c.thunkAt(r.at); ok {
			explained[r.at] = true
			continue
		}
		t := c.trace(r.at)
		if t == nil || seen[t] {
			continue
		}
		seen[t] = true
		for i := range t.sites {
			if s := &t.sites[i]; s.target.kind == wanted && uint32(s.target.n) == rva {
				explained[s.operand] = true
				found = append(found, use{t, s})
			}
		}
	}
	for _, r := range references {
		if !explained[r.at] {
			// Bytes that look like one and are no operand of an instruction are none.
			t := c.trace(r.at)
			all = all && t != nil && !t.operands[r.at]
		}
	}
	return found, all
}

// thunkAt has the beginning of the routine of one jump whose operand is at an address.
// A jump within a function is none.
func (c *code) thunkAt(operand uint32) (uint32, bool) {
	if _, inside := containing(c.functions, operand); inside {
		return 0, false
	}
	if b := c.image.at(operand-3, 3); b != nil && string(b) == "\x48\xFF\x25" {
		return operand - 3, true
	}
	if b := c.image.at(operand-2, 2); b != nil && string(b) == "\xFF\x25" {
		return operand - 2, true
	}
	return 0, false
}

// pointedAt tells whether a pointer in the file leads to an address: then it may be called
// from anywhere.
func (m *image) pointedAt(rva uint32) bool {
	return len(m.find(binary.LittleEndian.AppendUint64(nil, m.base+uint64(rva)), 1)) > 0
}
