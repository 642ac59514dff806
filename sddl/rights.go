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
func (m AccessMask) String() string { return string(m.appendTo(nil)) }

// pair packs two letters, in either case, into one number to switch on.
func pair(a, b byte) uint16 { return uint16(upper(a))<<8 | uint16(upper(b)) }

// LookupRight returns the mask that a pair of letters stands for, in either case.
func LookupRight(letters string) (AccessMask, bool) {
	if len(letters) != 2 {
		return 0, false
	}
	mask, _, ok := rightNamed(letters[0], letters[1])
	return mask, ok
}

// rightNamed returns the mask of a letter pair in either case. label says that the
// pair is one that sddl.h defines for mandatory labels.
func rightNamed(a, b byte) (mask AccessMask, label, ok bool) {
	row := tables().rights.row(a, b)
	if row < 0 {
		return 0, false, false
	}
	return namedRights[row].mask, row >= firstLabelRight, true
}

// namedRights lists the letter pairs of sddl.h. A mask is printed with the first of
// them, in this order, which is Windows' own and not that of the bits. KX is the
// same mask as KR in winnt.h.
var namedRights = [...]struct {
	mask AccessMask
	code string
}{
	{0x1, "CC"}, {0x2, "DC"}, {0x4, "LC"}, {0x8, "SW"}, {0x10, "RP"}, {0x20, "WP"},
	{0x40, "DT"}, {0x80, "LO"}, {0x100, "CR"},
	{Delete, "SD"}, {ReadControl, "RC"}, {WriteDAC, "WD"}, {WriteOwner, "WO"},
	{GenericAll, "GA"}, {GenericExecute, "GX"}, {GenericWrite, "GW"}, {GenericRead, "GR"},

	{fileAll, "FA"}, {fileRead, "FR"}, {fileWrite, "FW"}, {fileExecute, "FX"},
	{keyAll, "KA"}, {keyRead, "KR"}, {keyWrite, "KW"}, {keyRead, "KX"},

	{LabelNoWriteUp, "NW"}, {LabelNoReadUp, "NR"}, {LabelNoExecuteUp, "NX"},
}

// The rows of namedRights that a mask is put together from end before
// firstWholeRight; from firstLabelRight on they speak of mandatory labels.
const (
	firstWholeRight = 17
	firstLabelRight = firstWholeRight + 8
)

// printable are the bits that a mask can be put together from.
const printable = AccessMask(0x1ff) | Delete | ReadControl | WriteDAC | WriteOwner |
	GenericAll | GenericExecute | GenericWrite | GenericRead

func (m AccessMask) appendTo(b []byte) []byte {
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
	for _, r := range namedRights[:firstWholeRight] {
		if m&r.mask != 0 {
			b = append(b, r.code...)
		}
	}
	return b
}

// appendLabel writes the mask of a mandatory label ACE.
func (m AccessMask) appendLabel(b []byte) []byte {
	if m&^(LabelNoWriteUp|LabelNoReadUp|LabelNoExecuteUp) != 0 {
		return m.appendTo(b)
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
