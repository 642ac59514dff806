package driver

import (
	"debug/pe"
	"strings"
)

// Windows' own drivers stay far below: a file with more is not taken.
const (
	maxLibraries = 512
	maxImports   = 20_000
)

// An Import is one function that the file takes from another.
type Import struct {
	Library string // in lower case, as "wdfldr.sys"
	Name    string // empty if it is imported by number
	Slot    uint32 // where the function's address is written
}

// readImports walks the import directories: that of the imports, and that of those which are
// only taken when they are first called, as drivers can have since Windows 11. debug/pe lists
// names as well, but not the slots, by which code is followed.
func (m *image) readImports() ([]Import, error) {
	imports, err := m.importDirectory(nil, pe.IMAGE_DIRECTORY_ENTRY_IMPORT, 20)
	if err != nil {
		return nil, err
	}
	return m.importDirectory(imports, pe.IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT, 32)
}

// importDirectory reads one, whose descriptors have so many bytes.
func (m *image) importDirectory(imports []Import, directory int, size uint32) ([]Import, error) {
	at := m.directories[directory].VirtualAddress
	if at == 0 {
		return imports, nil
	}
	delayed := directory == pe.IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT
	for range maxLibraries {
		var d [8]uint32
		b := m.at(at, size)
		if b == nil {
			return nil, unreadable("the imports have no end")
		}
		decode(b, d[:size/4])
		names, name, slots := d[0], d[3], d[4]
		if delayed { // attributes, library, handle, slots, names
			names, name, slots = d[4], d[1], d[3]
		}
		if name == 0 {
			return imports, nil
		}
		if delayed && d[0]&1 == 0 {
			return nil, unreadable("delayed imports by absolute addresses")
		}
		library, ok := m.text(name)
		if !ok {
			return nil, unreadable("a library has no name")
		}
		var err error
		if imports, err = m.libraryImports(imports, strings.ToLower(library), names, slots); err != nil {
			return nil, err
		}
		at += size
	}
	return nil, unreadable("more than %d libraries", maxLibraries)
}

func (m *image) libraryImports(imports []Import, library string, names, slots uint32) ([]Import, error) {
	if names == 0 {
		names = slots // until it is bound, a slot has what the list of names has
	}
	width := m.pointerSize()
	for i := uint32(0); ; i += width {
		name, ok := m.pointer(names + i)
		if !ok || m.at(slots+i, width) == nil {
			return nil, unreadable("the imports of a library have no end")
		}
		if name == 0 {
			return imports, nil
		}
		if len(imports) == maxImports {
			return nil, unreadable("more than %d imports", maxImports)
		}
		found := Import{Library: library, Slot: slots + i}
		if name>>(8*width-1) == 0 {
			if found.Name, ok = m.text(uint32(name) + 2); !ok || name >= 1<<31 {
				return nil, unreadable("an import has no name")
			}
		}
		imports = append(imports, found)
	}
}

// exports tells whether the file exports a function of this name.
func (m *image) exports(name string) bool {
	d := m.directories[pe.IMAGE_DIRECTORY_ENTRY_EXPORT]
	b := m.at(d.VirtualAddress, 40)
	if d.VirtualAddress == 0 || b == nil {
		return false
	}
	var fields [10]uint32
	decode(b, &fields)
	for i := range min(fields[6], maxImports) { // NumberOfNames, AddressOfNames
		at, ok := m.uint32(fields[8] + 4*i)
		if !ok {
			return false
		}
		if found, _ := m.text(at); found == name {
			return true
		}
	}
	return false
}
