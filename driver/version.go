package driver

import (
	"debug/pe"
	"encoding/binary"
	"fmt"
)

// A Version is the file version of a version resource.
type Version [4]uint16

func (v Version) String() string { return fmt.Sprintf("%d.%d.%d.%d", v[0], v[1], v[2], v[3]) }

// readVersion finds the first version resource. Its texts (company, product) are not read:
// they say nothing about access.
func (m *image) readVersion() Maybe[Version] {
	const versionType, signature = 16, "\xbd\x04\xef\xfe"
	root := m.directories[pe.IMAGE_DIRECTORY_ENTRY_RESOURCE].VirtualAddress
	if root == 0 {
		return Maybe[Version]{}
	}
	at, ok := m.resourceEntry(root, root, versionType)
	for range 2 { // a name, then a language
		if !ok {
			return Maybe[Version]{}
		}
		at, ok = m.resourceEntry(root, at, anyEntry)
	}
	if !ok {
		return Maybe[Version]{}
	}
	data, ok := m.uint32(at)
	// A VS_VERSIONINFO header with its key, padded, takes 40 bytes.
	if b := m.at(data, 40+16); ok && b != nil && string(b[40:44]) == signature {
		word := func(i int) uint16 { return binary.LittleEndian.Uint16(b[48+2*i:]) }
		return known(Version{word(1), word(0), word(3), word(2)})
	}
	return Maybe[Version]{}
}

const anyEntry = 0

// resourceEntry has the address of what the wanted entry of a resource directory leads to.
func (m *image) resourceEntry(root, directory uint32, wanted uint32) (uint32, bool) {
	const header, leads = 16, 1<<31 - 1
	b := m.at(directory, header)
	if b == nil {
		return 0, false
	}
	count := uint32(binary.LittleEndian.Uint16(b[12:])) + uint32(binary.LittleEndian.Uint16(b[14:]))
	for i := range min(count, 4096) {
		id, _ := m.uint32(directory + header + 8*i)
		to, ok := m.uint32(directory + header + 8*i + 4)
		if !ok {
			return 0, false
		}
		if wanted == anyEntry || id == wanted {
			return root + to&leads, true
		}
	}
	return 0, false
}
