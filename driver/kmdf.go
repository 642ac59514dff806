package driver

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
)

// Framework is the record by which a driver binds itself to KMDF.
type Framework struct {
	Major, Minor, Build uint32
	Functions           uint32 // how many functions its table has
	At                  uint32 // where the record is
	size                uint32
	table               uint32 // the table, or the variable that points to it
	variable            bool   // it is the variable
	seen, called        []bool // by the number of the function
}

func (f *Framework) String() string { return fmt.Sprintf("KMDF %d.%d", f.Major, f.Minor) }

// utf16Text has the bytes of a text as Windows keeps it, with its end.
func utf16Text(s string) []byte {
	var b []byte
	for _, c := range append(utf16.Encode([]rune(s)), 0) {
		b = binary.LittleEndian.AppendUint16(b, c)
	}
	return b
}

// find has the addresses of a byte string, at most limit of them.
func (m *image) find(wanted []byte, limit int) []uint32 {
	var found []uint32
	for i := range m.sections {
		s := &m.sections[i]
		for from := 0; len(found) < limit; {
			n := bytes.Index(s.data[from:], wanted)
			if n < 0 {
				break
			}
			found = append(found, s.start+uint32(from+n))
			from += n + 1
		}
	}
	return found
}

// bindRecords finds the records that point at the component's name. A driver has one.
func (m *image) bindRecords() []Framework {
	const maxNames, maxRecords = 8, 2
	var records []Framework
	for _, name := range m.find(utf16Text("KmdfLibrary"), maxNames) {
		width := m.pointerSize()
		pointer := binary.LittleEndian.AppendUint64(nil, m.base+uint64(name))[:width]
		for i := range m.sections {
			s := &m.sections[i]
			for from := 0; len(records) < maxRecords; {
				n := bytes.Index(s.data[from:], pointer)
				if n < 0 {
					break
				}
				at := uint32(from + n)
				if r, ok := m.bindRecord(s.start + at - width); ok && at%4 == 0 {
					records = append(records, r)
				}
				from += n + 1
			}
		}
	}
	return records
}

// bindRecord reads a WDF_BIND_INFO.
func (m *image) bindRecord(at uint32) (Framework, bool) {
	width := m.pointerSize()
	sizes := [2]uint32{0x20, 0x34}
	if m.wide {
		sizes = [2]uint32{0x30, 0x58}
	}
	b := m.at(at, sizes[0])
	if b == nil {
		return Framework{}, false
	}
	word := func(i uint32) uint32 { return binary.LittleEndian.Uint32(b[i:]) }
	f := Framework{
		size: word(0), At: at,
		Major: word(2 * width), Minor: word(2*width + 4), Build: word(2*width + 8), Functions: word(2*width + 12),
	}
	table := uint64(word(0x18))
	if m.wide {
		table = binary.LittleEndian.Uint64(b[0x20:])
	}
	var ok bool
	f.table, ok = m.relative(table)
	return f, ok && (f.size == sizes[0] || f.size == sizes[1]) &&
		f.Major == 1 && f.Minor < 64 && f.Functions >= 300 && f.Functions <= 1000
}

// Places of functions in KMDF's table. They never moved from 1.5 to 1.33.
const (
	controlDeviceInitAllocate = 25
	deviceInitSetExclusive    = 62
	deviceInitSetDeviceType   = 66
	deviceInitAssignName      = 67
	deviceInitAssignSDDL      = 68
	deviceCreate              = 75
	fdoInitSetFilter          = 129
	deviceMiniportCreate      = 200
	pdoInitAllocate           = 210
	pdoInitAssignRawDevice    = 218 // those between are for children of a bus too
)
