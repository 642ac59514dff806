package sddl

// A GenericMapping says what the generic rights mean for one kind of object.
type GenericMapping struct{ Read, Write, Execute, All AccessMask }

// Map replaces the generic bits of mask by what they stand for.
func (g GenericMapping) Map(mask AccessMask) AccessMask {
	out := mask &^ (GenericRead | GenericWrite | GenericExecute | GenericAll)
	if mask&GenericRead != 0 {
		out |= g.Read
	}
	if mask&GenericWrite != 0 {
		out |= g.Write
	}
	if mask&GenericExecute != 0 {
		out |= g.Execute
	}
	if mask&GenericAll != 0 {
		out |= g.All
	}
	return out
}

// The generic rights of files and registry keys (winnt.h). SDDL has names for
// these masks, so that they are needed for more than the mapping.
const (
	fileAll     AccessMask = 0x1f01ff
	fileRead    AccessMask = 0x120089
	fileWrite   AccessMask = 0x120116
	fileExecute AccessMask = 0x1200a0
	keyAll      AccessMask = 0xf003f
	keyRead     AccessMask = 0x20019
	keyWrite    AccessMask = 0x20006
)

// An ObjectKind is a kind of securable object: it gives the bits of a mask their
// meaning.
type ObjectKind uint8

// The kinds of objects an INF file can secure.
const (
	KindDevice ObjectKind = iota
	KindFile
	KindKey
	KindService
	KindWMIGUID
	KindEventChannel
	KindCOMLaunch
	KindCOMAccess
	KindPort // a minifilter's communication port: no INF file secures one
)

// String returns the kind in plain words, such as "registry key".
func (k ObjectKind) String() string {
	switch k {
	case KindDevice:
		return "device"
	case KindFile:
		return "file"
	case KindKey:
		return "registry key"
	case KindService:
		return "service"
	case KindWMIGUID:
		return "WMI GUID"
	case KindEventChannel:
		return "event channel"
	case KindCOMLaunch:
		return "COM launch permission"
	case KindCOMAccess:
		return "COM access permission"
	case KindPort:
		return "communication port"
	}
	return "object"
}

// Mapping returns the generic mapping of the kind.
func (k ObjectKind) Mapping() GenericMapping { return k.row().mapping }

// ReadBits returns the object-specific bits that read data of the object. Like
// WriteBits and ExecuteBits it leaves out the standard rights, which speak of the
// object itself, and the bits for attributes, which every open asks for.
func (k ObjectKind) ReadBits() AccessMask { return k.row().read }

// WriteBits returns the object-specific bits that change what the object holds.
func (k ObjectKind) WriteBits() AccessMask { return k.row().write }

// ExecuteBits returns the object-specific bits that run, traverse or operate the
// object.
func (k ObjectKind) ExecuteBits() AccessMask { return k.row().execute }

func (k ObjectKind) row() *kindRow {
	if int(k) < len(kindTable) {
		return &kindTable[k]
	}
	return &unknownKind
}
