package driver

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"fmt"
)

// MaxSize is the size of the largest file that Read takes.
const MaxSize = 64 << 20

// maxSections is what the loader of Windows takes.
const maxSections = 96

// An image is a PE file as Windows maps it. It has debug/pe's layouts, but not its
// reader, which follows symbols and relocations: 65,535 sections that share one list of
// relocations would cost it gigabytes.
type image struct {
	machine     Machine
	subsystem   uint16
	wide        bool // 64 bits
	base        uint64
	sections    []section
	directories [16]pe.DataDirectory
}

// A section has only what the file holds of it: what Windows fills with zeros is not there.
type section struct {
	start                uint32
	data                 []byte
	executable, writable bool
}

// An Error says why a file is not read. Nothing is known of such a file.
type Error struct{ Reason string }

func (e *Error) Error() string { return "not a readable driver: " + e.Reason }

func unreadable(format string, arguments ...any) error {
	return &Error{Reason: fmt.Sprintf(format, arguments...)}
}

// parseImage reads the headers. A file that was cut short has no image: what its missing
// part holds would be taken for absent.
func parseImage(src []byte) (*image, error) {
	if len(src) > MaxSize {
		return nil, unreadable("larger than %d bytes", MaxSize)
	}
	if len(src) < 64 || src[0] != 'M' || src[1] != 'Z' {
		return nil, unreadable("no MZ header")
	}
	at := uint64(binary.LittleEndian.Uint32(src[60:]))
	const signature, fixed = 4, 20
	if at+signature+fixed > uint64(len(src)) || string(src[at:at+signature]) != "PE\x00\x00" {
		return nil, unreadable("no PE header")
	}
	var header pe.FileHeader
	at += signature + decode(src[at+signature:], &header)
	m := &image{machine: Machine(header.Machine)}
	if !m.machine.known() {
		return nil, unreadable("machine 0x%x", header.Machine)
	}
	if header.NumberOfSections > maxSections {
		return nil, unreadable("%d sections", header.NumberOfSections)
	}
	optional := uint64(header.SizeOfOptionalHeader)
	table := at + optional
	if table+40*uint64(header.NumberOfSections) > uint64(len(src)) {
		return nil, unreadable("the headers are cut short")
	}
	if err := m.optionalHeader(src[at:table]); err != nil {
		return nil, err
	}
	return m, m.readSections(src, src[table:], int(header.NumberOfSections))
}

func (m *image) optionalHeader(src []byte) error {
	var whole [240]byte // directories that the header does not have are empty
	copy(whole[:], src)
	var directories, count uint32
	switch magic := binary.LittleEndian.Uint16(whole[:]); magic {
	case 0x20b:
		var h pe.OptionalHeader64
		decode(whole[:], &h)
		m.wide, m.base, m.subsystem = true, h.ImageBase, h.Subsystem
		m.directories, count, directories = h.DataDirectory, h.NumberOfRvaAndSizes, 112
	case 0x10b:
		var h pe.OptionalHeader32
		decode(whole[:], &h)
		m.base, m.subsystem = uint64(h.ImageBase), h.Subsystem
		m.directories, count, directories = h.DataDirectory, h.NumberOfRvaAndSizes, 96
	default:
		return unreadable("optional header 0x%x", magic)
	}
	if len(src) < int(directories) {
		return unreadable("the optional header is cut short")
	}
	if m.wide != m.machine.wide() {
		return unreadable("a machine of another width")
	}
	for i := min(count, 16); i < 16; i++ {
		m.directories[i] = pe.DataDirectory{}
	}
	return nil
}

func (m *image) readSections(src, table []byte, count int) error {
	total := uint64(0)
	for range count {
		var h pe.SectionHeader32
		table = table[decode(table, &h):]
		from, size := uint64(h.PointerToRawData), uint64(h.SizeOfRawData)
		if h.PointerToRawData == 0 {
			size = 0
		}
		if from+size > uint64(len(src)) {
			return unreadable("section %.8q lies outside the file", bytes.TrimRight(h.Name[:], "\x00"))
		}
		if uint64(h.VirtualAddress)+size >= 1<<32 {
			return unreadable("a section ends above 4 GB")
		}
		if total += size; total > uint64(len(src)) {
			return unreadable("sections share their bytes")
		}
		m.sections = append(m.sections, section{
			start:      h.VirtualAddress,
			data:       src[from : from+size],
			executable: h.Characteristics&pe.IMAGE_SCN_MEM_EXECUTE != 0,
			writable:   h.Characteristics&pe.IMAGE_SCN_MEM_WRITE != 0,
		})
	}
	for _, i := range []int{
		pe.IMAGE_DIRECTORY_ENTRY_EXPORT, pe.IMAGE_DIRECTORY_ENTRY_IMPORT,
		pe.IMAGE_DIRECTORY_ENTRY_EXCEPTION, pe.IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG,
		pe.IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT,
	} {
		d := m.directories[i]
		if d.VirtualAddress != 0 && d.Size != 0 && m.at(d.VirtualAddress, d.Size) == nil {
			return unreadable("directory %d lies outside the file", i)
		}
	}
	return nil
}

// decode reads one structure, whose bytes are there, and has its size.
func decode(src []byte, into any) uint64 {
	n, err := binary.Decode(src, binary.LittleEndian, into)
	if err != nil {
		return 0
	}
	return uint64(n)
}

// section finds the section that has the byte at an address relative to the image's base.
func (m *image) section(rva uint32) *section {
	for i := range m.sections {
		if s := &m.sections[i]; rva >= s.start && rva-s.start < uint32(len(s.data)) {
			return s
		}
	}
	return nil
}

// at has n bytes, or nil if the file does not hold them all.
func (m *image) at(rva, n uint32) []byte {
	s := m.section(rva)
	if s == nil || uint64(rva-s.start)+uint64(n) > uint64(len(s.data)) {
		return nil
	}
	return s.data[rva-s.start:][:n:n]
}

func (m *image) uint32(rva uint32) (uint32, bool) {
	if b := m.at(rva, 4); b != nil {
		return binary.LittleEndian.Uint32(b), true
	}
	return 0, false
}

// pointer reads a pointer of the image's width.
func (m *image) pointer(rva uint32) (uint64, bool) {
	if !m.wide {
		n, ok := m.uint32(rva)
		return uint64(n), ok
	}
	if b := m.at(rva, 8); b != nil {
		return binary.LittleEndian.Uint64(b), true
	}
	return 0, false
}

func (m *image) pointerSize() uint32 {
	if m.wide {
		return 8
	}
	return 4
}

// relative turns an absolute address into one relative to the image's base.
func (m *image) relative(address uint64) (uint32, bool) {
	rva := address - m.base
	return uint32(rva), address >= m.base && rva < 1<<32
}

// text reads up to 256 bytes that end with NUL.
func (m *image) text(rva uint32) (string, bool) {
	s := m.section(rva)
	if s == nil {
		return "", false
	}
	b := s.data[rva-s.start:]
	end := bytes.IndexByte(b[:min(len(b), 256)], 0)
	if end < 0 {
		return "", false
	}
	return string(b[:end]), true
}
