package catalog

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// imageParts are the parts of an image that its Authenticode hash is made of: all but the
// checksum, the entry of the certificates in the directories, and the certificates. False is
// for what is no image.
//
// The order is that of the file. Authenticode goes by sections; see inOrder.
func imageParts(src []byte) ([][]byte, bool) {
	if len(src) < 64 || src[0] != 'M' || src[1] != 'Z' {
		return nil, false
	}
	header := int64(binary.LittleEndian.Uint32(src[60:]))
	if header+24+152 > int64(len(src)) || string(src[header:header+4]) != "PE\x00\x00" {
		return nil, false
	}
	optional := header + 24
	directories := optional + 96
	switch binary.LittleEndian.Uint16(src[optional:]) {
	case 0x10b:
	case 0x20b:
		directories += 16
	default:
		return nil, false
	}
	checksum, certificates := optional+64, directories+4*8
	if binary.LittleEndian.Uint32(src[directories-4:]) <= 4 || directories+5*8 > int64(len(src)) {
		return [][]byte{src[:checksum], src[checksum+4:]}, true
	}
	start, size := int64(binary.LittleEndian.Uint32(src[certificates:])), int64(binary.LittleEndian.Uint32(src[certificates+4:]))
	parts := [][]byte{src[:checksum], src[checksum+4 : certificates]}
	switch after := src[certificates+8:]; {
	case size == 0:
		return append(parts, after), true
	case start < certificates+8 || start+size > int64(len(src)):
		return nil, false
	}
	return append(parts, src[certificates+8:start], src[start+size:]), true
}

// inOrder says that the sections of an image follow its headers and each other, without gaps.
// Then all programs make one hash of it. It asks for what has parts.
func inOrder(src []byte) bool {
	header := int64(binary.LittleEndian.Uint32(src[60:]))
	count, optional := int64(binary.LittleEndian.Uint16(src[header+6:])), int64(binary.LittleEndian.Uint16(src[header+20:]))
	table := header + 24 + optional
	if table+40*count > int64(len(src)) {
		return false
	}
	type section struct{ start, size uint64 }
	var sections []section
	for ; count > 0; count, table = count-1, table+40 {
		s := section{uint64(binary.LittleEndian.Uint32(src[table+20:])), uint64(binary.LittleEndian.Uint32(src[table+16:]))}
		if s.size > 0 {
			sections = append(sections, s)
		}
	}
	slices.SortFunc(sections, func(a, b section) int { return cmp.Compare(a.start, b.start) })
	at := uint64(binary.LittleEndian.Uint32(src[header+24+60:])) // the size of the headers
	for _, s := range sections {
		if s.start != at {
			return false
		}
		at += s.size
	}
	return at <= uint64(len(src))
}
