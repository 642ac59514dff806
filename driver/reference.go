package driver

import (
	"cmp"
	"debug/pe"
	"encoding/binary"
	"slices"
)

// A reference is a RIP-relative operand: where its four bytes are, and what they lead to.
// It is found without decoding, so that nothing that refers to a place can be missed; what
// only looks like one stays unexplained and keeps an answer back.
type reference struct{ at, target uint32 }

// A span is a range of addresses, its end not in it.
type span struct{ from, to uint32 }

const maxReferences = 50_000

// references finds what may refer to one of the spans, in the order of the code. Its second
// result is false if there are too many.
func (m *image) references(spans ...span) ([]reference, bool) {
	var found []reference
	for i := range m.sections {
		s := &m.sections[i]
		if !s.executable {
			continue
		}
		for _, w := range spans {
			if found = s.references(found, w); len(found) > maxReferences {
				return nil, false
			}
		}
	}
	return inOrder(found), true
}

func inOrder(references []reference) []reference {
	slices.SortFunc(references, func(a, b reference) int { return cmp.Compare(a.at, b.at) })
	return references
}

func (s *section) references(found []reference, w span) []reference {
	const longest = 4 // an immediate of up to four bytes may follow the operand
	first, size := w.from-longest, w.to-w.from
	next := s.start + 4 // what follows the operand
	for at := 0; at+4 <= len(s.data) && len(found) <= maxReferences; at++ {
		target := next + uint32(at) + binary.LittleEndian.Uint32(s.data[at:at+4])
		if target-first >= size+longest {
			continue
		}
		for _, immediate := range []uint32{0, 1, 2, 4} {
			if t := target + immediate; t-w.from < size {
				found = append(found, reference{s.start + uint32(at), t})
				break
			}
		}
	}
	return found
}

// A function is an entry of the exception directory.
type function struct {
	span
	unwind uint32
}

// functions has the entries of the exception directory, in order.
func (m *image) functions() []function {
	const entry, maxEntries = 12, 200_000
	d := m.directories[pe.IMAGE_DIRECTORY_ENTRY_EXCEPTION]
	b := m.at(d.VirtualAddress, d.Size)
	var found []function
	for ; len(b) >= entry && len(found) < maxEntries; b = b[entry:] {
		word := func(i int) uint32 { return binary.LittleEndian.Uint32(b[i:]) }
		f := function{span{word(0), word(4)}, word(8)}
		if s := m.section(f.from); f.from < f.to && s != nil && s.executable && m.at(f.from, f.to-f.from) != nil {
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b function) int { return cmp.Compare(a.from, b.from) })
	return found
}

// containing finds the function that an address lies in.
func containing(functions []function, rva uint32) (function, bool) {
	i, exact := slices.BinarySearchFunc(functions, rva, func(f function, rva uint32) int {
		return cmp.Compare(f.from, rva)
	})
	if !exact {
		i--
	}
	if i < 0 || rva >= functions[i].to {
		return function{}, false
	}
	return functions[i], true
}

// exceptionLabels has the places of a function that the handler of an exception jumps to,
// without a jump in the code. What is no list of __try blocks gives places elsewhere, or
// harmless ones.
func (m *image) exceptionLabels(f function) []uint32 {
	const handled, chained = 1, 4
	info := m.at(f.unwind, 4)
	if info == nil || info[0]>>3&handled == 0 || info[0]>>3&chained != 0 {
		return nil
	}
	codes := (uint32(info[2]) + 1) &^ 1 * 2
	list := f.unwind + 4 + codes + 4 // behind the handler
	count, _ := m.uint32(list)
	var labels []uint32
	for i := range min(count, 1000) {
		if label, ok := m.uint32(list + 4 + 16*i + 12); ok && label >= f.from && label < f.to {
			labels = append(labels, label)
		}
	}
	return labels
}
