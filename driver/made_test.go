package driver_test

import (
	"bytes"
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
)

// A made driver is a file of two sections that the test writes: code at 0x1000, data at 0x2000.
type made struct {
	machine driver.Machine
	code    []byte
	imports map[string][]string // functions by library
	record  func(b []byte, base uint64)
}

const (
	madeBase = 0x400000
	codeAt   = 0x1000
	dataAt   = 0x2000
	nameAt   = 0x800 // in the data
	recordAt = 0x900
	tableAt  = 0xA00
)

func (m made) file() []byte {
	wide := m.machine == driver.AMD64 || m.machine == driver.ARM64
	le := binary.LittleEndian
	src := make([]byte, 0x400+0x400+0x2000)
	copy(src, "MZ")
	le.PutUint32(src[60:], 64)
	copy(src[64:], "PE\x00\x00")
	le.PutUint16(src[68:], uint16(m.machine))
	le.PutUint16(src[70:], 2)
	optional := src[88:]
	size, base, directories := 224, 28, 96
	le.PutUint16(optional, 0x10b)
	if wide {
		size, base, directories = 240, 24, 112
		le.PutUint16(optional, 0x20b)
	}
	le.PutUint16(src[84:], uint16(size))
	le.PutUint32(optional[base:], madeBase)
	le.PutUint16(optional[68:], 1)
	le.PutUint32(optional[directories-4:], 16)
	sections := optional[size:]
	for i, n := range []uint32{0x400, codeAt, 0x400, 0x400, 0, 0, 0, 0x60000020} {
		le.PutUint32(sections[8+4*i:], n)
	}
	for i, n := range []uint32{0x2000, dataAt, 0x2000, 0x800, 0, 0, 0, 0xC0000040} {
		le.PutUint32(sections[48+4*i:], n)
	}
	copy(src[0x400:], m.code)
	data := src[0x800:]
	if len(m.imports) > 0 {
		le.PutUint32(optional[directories+8:], dataAt)
		le.PutUint32(optional[directories+12:], uint32(20*(len(m.imports)+1)))
		m.writeImports(data, wide)
	}
	for i, c := range utf16.Encode([]rune("KmdfLibrary")) {
		if m.record != nil {
			le.PutUint16(data[nameAt+2*i:], c)
		}
	}
	if m.record != nil {
		m.record(data[recordAt:], madeBase)
	}
	return src
}

func (m made) writeImports(data []byte, wide bool) {
	le := binary.LittleEndian
	width := 4
	if wide {
		width = 8
	}
	descriptor, slots, names := 0, 0x100, 0x400
	for library, functions := range m.imports {
		le.PutUint32(data[descriptor+12:], dataAt+uint32(names))
		le.PutUint32(data[descriptor+16:], dataAt+uint32(slots))
		descriptor += 20
		names += copy(data[names:], library) + 1
		for _, name := range functions {
			le.PutUint32(data[slots:], dataAt+uint32(names))
			slots += width
			names += 2 + copy(data[names+2:], name) + 1
		}
		slots += width
	}
}

// record writes a bind record.
func record(wide bool, size, minor, count uint32) func([]byte, uint64) {
	return func(b []byte, base uint64) {
		le := binary.LittleEndian
		le.PutUint32(b, size)
		fields := []uint32{1, minor, 0, count}
		if wide {
			le.PutUint64(b[8:], base+dataAt+nameAt)
			le.PutUint64(b[32:], base+dataAt+tableAt)
			b = b[16:]
		} else {
			le.PutUint32(b[4:], uint32(base)+dataAt+nameAt)
			le.PutUint32(b[24:], uint32(base)+dataAt+tableAt)
			b = b[8:]
		}
		for i, n := range fields {
			le.PutUint32(b[4*i:], n)
		}
	}
}

func words(list ...uint32) []byte {
	var b []byte
	for _, w := range list {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return b
}

var bind = map[string][]string{"WDFLDR.SYS": {"WdfVersionBind"}}

// TestMade reads files for processors that the test compiler does not build for.
func TestMade(t *testing.T) {
	load := func(function uint32) uint32 { return 0xF9400000 | function<<10 | 8<<5 | 9 } // ldr x9, [x8, …]
	loads := func(functions ...uint32) []byte {
		code := []uint32{0xB0000008, load(tableAt/8)&^9 | 8} // adrp x8, …; ldr x8, [x8, …]
		for _, f := range functions {
			code = append(code, load(f))
		}
		return words(code...)
	}
	address := func(at uint32) []byte { return words(madeBase + dataAt + at) }
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for name, test := range map[string]struct {
		made
		want string
	}{
		"arm64": {made{driver.ARM64, loads(75), bind, record(true, 0x58, 33, 458)},
			"KMDF 1.33 of 458, makes its device, names below guarded by the framework (5)"},
		"arm64 filter": {made{driver.ARM64, loads(129, 75), bind, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, filter, makes its device, names below not known (3)"},
		"arm64 with the offset of the filter in a structure of its own": {
			made{driver.ARM64, join(words(load(129)), loads(75)), bind, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, makes its device, names below not known (11)"},
		"arm64 with the offset of the create in a structure of its own": {
			made{driver.ARM64, join(loads(116), words(0xD63F0100, load(75))), bind, record(true, 0x30, 15, 444)}, // blr x8
			"KMDF 1.15 of 444, names below not known (4)"},
		"arm64 miniport": {made{driver.ARM64, loads(200, 75), bind, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, makes its device, names below not known (11)"},
		"arm64 without a create": {made{driver.ARM64, loads(116), bind, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, names below not known (4)"},
		"arm64 with its own create": {made{driver.ARM64, loads(75),
			map[string][]string{"wdfldr.sys": {"WdfVersionBind"}, "ntoskrnl.exe": {"IoCreateDevice"}}, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, makes its device, names below not known (6)"},
		"arm64 header only": {made{driver.ARM64, nil, nil, nil}, "no framework, names below not known (0)"},
		"arm": {made{driver.ARM, words(0x2000F642, 0xBF006800, 0x112CF8D0), bind, record(false, 0x20, 15, 444)}, // movw r0, #0x2A00; ldr r0, [r0]; ldr.w r1, [r0, #0x12C]
			"KMDF 1.15 of 444, makes its device, names below guarded by the framework (5)"},
		"arm by a literal": {made{driver.ARM, join(words(0xF8D04801, 0xBF00112C), address(tableAt)), bind, record(false, 0x20, 11, 432)},
			"KMDF 1.11 of 432, makes its device, names below guarded by the framework (5)"}, // ldr r0, [pc, #4]
		"arm with an offset to another register": {made{driver.ARM, words(0x2000F642, 0xBF006800, 0x112CF8D2), bind, record(false, 0x20, 15, 444)},
			"KMDF 1.15 of 444, names below not known (4)"},
		"arm with an offset alone": {made{driver.ARM, join(make([]byte, 600), words(0x112CF8D0)), bind, record(false, 0x20, 15, 444)},
			"KMDF 1.15 of 444, names below not known (4)"},
		"arm filter": {made{driver.ARM, words(0x2000F642, 0xBF006800, 0x1204F8D0, 0x112CF8D0), bind, record(false, 0x34, 33, 458)},
			"KMDF 1.33 of 458, filter, makes its device, names below not known (3)"},
		"x86": {made{driver.X86, join([]byte{0, 0, 0, 0xA1}, address(tableAt), []byte{0xFF, 0x90, 0x2C, 1, 0, 0}), bind, record(false, 0x20, 15, 444)},
			"KMDF 1.15 of 444, makes its device, names below guarded by the framework (5)"},
		"x86 with an offset alone": {made{driver.X86, join(make([]byte, 600), []byte{0xFF, 0x90, 0x2C, 1, 0, 0, 0x8B, 0x0D}, address(tableAt)), bind, record(false, 0x20, 15, 444)},
			"KMDF 1.15 of 444, names below not known (4)"},
		"x86 with an offset to another register": {made{driver.X86, join([]byte{0, 0, 0, 0xA1}, address(tableAt), []byte{0xFF, 0x91, 0x2C, 1, 0, 0}), bind, record(false, 0x20, 15, 444)},
			"KMDF 1.15 of 444, names below not known (4)"},
		"amd64 by high registers": {made{driver.AMD64, join([]byte{0, 0x4C, 0x8B, 0x15}, words(dataAt+tableAt-codeAt-8), []byte{0x4D, 0x8B, 0x9A, 0x58, 2, 0, 0}), bind, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)"}, // mov r10, [table]; mov r11, [r10+0x258]
		"x86 table in the image": {made{driver.X86, join([]byte{0, 0, 0xFF, 0x15}, address(tableAt+4*75)), bind, record(false, 0x20, 11, 432)},
			"KMDF 1.11 of 432, makes its device, names below guarded by the framework (5)"},
		"x86 not optimised": {made{driver.X86, []byte{0, 0, 0, 0xB8, 4, 0, 0, 0, 0x6B, 0xC8, 75, 0, 0, 0, 0, 0}, bind, record(false, 0x20, 15, 444)}, // mov eax, 4; imul ecx, eax, 75
			"KMDF 1.15 of 444, makes its device, names below guarded by the framework (5)"},
		"amd64 filter, not optimised": {made{driver.AMD64, []byte{0, 0, 0, 0xB8, 8, 0, 0, 0, 0x48, 0x69, 0xC0, 129, 0, 0, 0, 0}, bind, record(true, 0x30, 15, 444)},
			"KMDF 1.15 of 444, filter, all creates read, names below not known (3)"},
		"x86 header only": {made{driver.X86, nil, nil, nil}, "no framework, names below not known (0)"},
		"x86 that makes devices": {made{driver.X86, nil, map[string][]string{"ntoskrnl.exe": {"IoCreateDevice"}}, nil},
			"no framework, names below not known (6)"},
		"x86 with a port": {made{driver.X86, nil, map[string][]string{"fltmgr.sys": {"FltCreateCommunicationPort"}}, nil},
			"no framework, names below not known (0)\ncommunication port by FltCreateCommunicationPort"},
		"bound without a record": {made{driver.ARM64, loads(75), bind, nil}, "unknown, names below not known (0)"},
		"a record of a size that is unknown": {made{driver.ARM64, loads(75), bind, record(true, 0x38, 15, 444)},
			"unknown, names below not known (0)"},
		"a record without the import": {made{driver.ARM64, loads(75), nil, record(true, 0x30, 15, 444)},
			"unknown, names below not known (0)"},
		"the function of another library": {made{driver.ARM64, loads(75),
			map[string][]string{"other.sys": {"WdfVersionBind"}}, record(true, 0x30, 15, 444)},
			"unknown, names below not known (0)"},
		"an absurd count": {made{driver.ARM64, loads(75), bind, record(true, 0x30, 15, 0xFFFFFFFF)},
			"unknown, names below not known (0)"},
	} {
		t.Run(name, func(t *testing.T) {
			f := read(t, test.file())
			require.NotNil(t, f)
			require.Equal(t, test.want, describe(f))
		})
	}
}

// TestDelayed has a driver whose imports are taken late. They count as the others do.
func TestDelayed(t *testing.T) {
	src := made{driver.AMD64, nil, map[string][]string{"ntoskrnl.exe": {"IoCreateDevice"}}, nil}.file()
	le := binary.LittleEndian
	directories, data := src[88+112:], src[0x800:]
	descriptor := data[0x1000:]
	le.PutUint32(directories[8*1:], 0)
	le.PutUint32(directories[8*13:], dataAt+0x1000)
	le.PutUint32(directories[8*13+4:], 64)
	for i, n := range []uint32{1, le.Uint32(data[12:]), 0, le.Uint32(data[16:]), le.Uint32(data[16:])} {
		le.PutUint32(descriptor[4*i:], n)
	}
	require.Equal(t, "no framework, all creates read, names below not known (6)", describe(read(t, src)))
	le.PutUint32(descriptor, 0) // addresses that are not relative
	require.Nil(t, read(t, src))
}

// TestMadeWrong has headers that lie.
func TestMadeWrong(t *testing.T) {
	whole := made{driver.AMD64, nil, bind, record(true, 0x30, 15, 444)}.file()
	const sections = 88 + 240
	for name, change := range map[string]struct {
		at    int
		value uint32
	}{
		"a machine that is not read":           {68, 0x20200},
		"97 sections":                          {70, 97},
		"a section outside the file":           {sections + 40 + 20, 0x2000000},
		"a section that ends above 4 GB":       {sections + 40 + 12, 0xFFFFFFF0},
		"sections that share their bytes":      {sections + 16, 0x2400},
		"imports outside the file":             {88 + 112 + 8, 0x9000},
		"an exception directory outside":       {88 + 112 + 28, 0x5000},
		"a library whose name is outside":      {0x800 + 12, 0x90000},
		"slots outside the file":               {0x800 + 16, 0x90000},
		"a function whose name is outside":     {0x800 + 0x100, 0x70000000},
		"an optional header of unknown format": {88, 0x30b},
	} {
		t.Run(name, func(t *testing.T) {
			src := append([]byte(nil), whole...)
			binary.LittleEndian.PutUint32(src[change.at:], change.value)
			if name == "an exception directory outside" {
				binary.LittleEndian.PutUint32(src[change.at-4:], dataAt)
			}
			require.Nil(t, read(t, src))
		})
	}
	require.NotNil(t, read(t, whole))
}
