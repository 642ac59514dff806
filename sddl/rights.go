package sddl

import "strconv"

// An AccessMask is a set of rights: bits 0-15 specific to the kind of object,
// 16-20 standard rights, 24-25 special requests, 28-31 generic rights
// (MS-DTYP 2.4.3).
type AccessMask uint32

// Standard, special and generic rights.
const (
	Delete               AccessMask = 0x0001_0000
	ReadControl          AccessMask = 0x0002_0000
	WriteDAC             AccessMask = 0x0004_0000
	WriteOwner           AccessMask = 0x0008_0000
	Synchronize          AccessMask = 0x0010_0000
	AccessSystemSecurity AccessMask = 0x0100_0000
	MaximumAllowedBit    AccessMask = 0x0200_0000
	GenericAll           AccessMask = 0x1000_0000
	GenericExecute       AccessMask = 0x2000_0000
	GenericWrite         AccessMask = 0x4000_0000
	GenericRead          AccessMask = 0x8000_0000
)

// The policy bits of a mandatory label ACE, which live in its mask: what
// callers below the label may not do (MS-DTYP 2.4.4.13).
const (
	LabelNoWriteUp   AccessMask = 1
	LabelNoReadUp    AccessMask = 2
	LabelNoExecuteUp AccessMask = 4
)

// Has reports whether m contains all bits of bits.
func (m AccessMask) Has(bits AccessMask) bool { return m&bits == bits }

// String returns the mask as Windows prints it in an ACE: the name of a file or
// key right that is exactly this mask, else letter pairs, else hexadecimal. An
// empty mask prints as nothing.
func (m AccessMask) String() string { return string(m.append(nil)) }

// pair packs two letters, in either case, into one number to switch on.
func pair(a, b byte) uint16 { return uint16(upper(a))<<8 | uint16(upper(b)) }

// rightNamed returns the mask of a letter pair. label says that the pair is one
// that sddl.h defines for mandatory labels.
func rightNamed(a, b byte) (mask AccessMask, label, ok bool) {
	switch pair(a, b) {
	case 'C'<<8 | 'C':
		return 0x1, false, true
	case 'D'<<8 | 'C':
		return 0x2, false, true
	case 'L'<<8 | 'C':
		return 0x4, false, true
	case 'S'<<8 | 'W':
		return 0x8, false, true
	case 'R'<<8 | 'P':
		return 0x10, false, true
	case 'W'<<8 | 'P':
		return 0x20, false, true
	case 'D'<<8 | 'T':
		return 0x40, false, true
	case 'L'<<8 | 'O':
		return 0x80, false, true
	case 'C'<<8 | 'R':
		return 0x100, false, true
	case 'S'<<8 | 'D':
		return Delete, false, true
	case 'R'<<8 | 'C':
		return ReadControl, false, true
	case 'W'<<8 | 'D':
		return WriteDAC, false, true
	case 'W'<<8 | 'O':
		return WriteOwner, false, true
	case 'G'<<8 | 'A':
		return GenericAll, false, true
	case 'G'<<8 | 'X':
		return GenericExecute, false, true
	case 'G'<<8 | 'W':
		return GenericWrite, false, true
	case 'G'<<8 | 'R':
		return GenericRead, false, true
	case 'F'<<8 | 'A':
		return fileAll, false, true
	case 'F'<<8 | 'R':
		return fileRead, false, true
	case 'F'<<8 | 'W':
		return fileWrite, false, true
	case 'F'<<8 | 'X':
		return fileExecute, false, true
	case 'K'<<8 | 'A':
		return keyAll, false, true
	case 'K'<<8 | 'R', 'K'<<8 | 'X': // the same mask in winnt.h
		return keyRead, false, true
	case 'K'<<8 | 'W':
		return keyWrite, false, true
	case 'N'<<8 | 'W':
		return LabelNoWriteUp, true, true
	case 'N'<<8 | 'R':
		return LabelNoReadUp, true, true
	case 'N'<<8 | 'X':
		return LabelNoExecuteUp, true, true
	}
	return 0, false, false
}

// printedRights lists the pairs a mask is put together from, in the order
// Windows prints them, which is not the order of the bits.
var printedRights = [...]struct {
	mask AccessMask
	code string
}{
	{0x1, "CC"}, {0x2, "DC"}, {0x4, "LC"}, {0x8, "SW"}, {0x10, "RP"}, {0x20, "WP"},
	{0x40, "DT"}, {0x80, "LO"}, {0x100, "CR"},
	{Delete, "SD"}, {ReadControl, "RC"}, {WriteDAC, "WD"}, {WriteOwner, "WO"},
	{GenericAll, "GA"}, {GenericExecute, "GX"}, {GenericWrite, "GW"}, {GenericRead, "GR"},
}

// printable are the bits that printedRights can express.
const printable = AccessMask(0x1ff) | Delete | ReadControl | WriteDAC | WriteOwner |
	GenericAll | GenericExecute | GenericWrite | GenericRead

func (m AccessMask) append(b []byte) []byte {
	switch m {
	case 0:
		return b
	case fileAll:
		return append(b, "FA"...)
	case fileRead:
		return append(b, "FR"...)
	case fileWrite:
		return append(b, "FW"...)
	case fileExecute:
		return append(b, "FX"...)
	case keyAll:
		return append(b, "KA"...)
	case keyRead:
		return append(b, "KR"...)
	case keyWrite:
		return append(b, "KW"...)
	}
	// One bit without letters, and Windows prints the whole mask as a number.
	if m&^printable != 0 {
		return strconv.AppendUint(append(b, "0x"...), uint64(m), 16)
	}
	for _, r := range printedRights {
		if m&r.mask != 0 {
			b = append(b, r.code...)
		}
	}
	return b
}

// appendLabel writes the mask of a mandatory label ACE.
func (m AccessMask) appendLabel(b []byte) []byte {
	if m&^(LabelNoWriteUp|LabelNoReadUp|LabelNoExecuteUp) != 0 {
		return m.append(b)
	}
	if m&LabelNoWriteUp != 0 {
		b = append(b, "NW"...)
	}
	if m&LabelNoReadUp != 0 {
		b = append(b, "NR"...)
	}
	if m&LabelNoExecuteUp != 0 {
		b = append(b, "NX"...)
	}
	return b
}
