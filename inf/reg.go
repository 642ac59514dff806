package inf

import (
	"slices"
	"strings"
)

// Flags of an AddReg line, from the documentation of the AddReg directive
// (FLG_ADDREG_* in setupapi.h).
const (
	RegBinary     = 0x00000001 // FLG_ADDREG_BINVALUETYPE
	RegNoClobber  = 0x00000002 // FLG_ADDREG_NOCLOBBER
	RegDelete     = 0x00000004 // FLG_ADDREG_DELVAL
	RegKeyOnly    = 0x00000010 // FLG_ADDREG_KEYONLY
	RegTypeMask   = 0xFFFF0001 // FLG_ADDREG_TYPE_MASK
	RegTypeSZ     = 0x00000000
	RegTypeDWORD  = 0x00010001
	RegTypeBinary = 0x00000001
)

// A RegLine is a line of an add-registry-section:
//
//	root,[subkey],[value-name],[flags],[value][,value...]
type RegLine struct {
	Entry *Entry
	// Root is HKCR, HKCU, HKLM, HKU or HKR, in capitals.
	Root string
	// Subkey, Name and Flags are nil where the line ends before them.
	Subkey, Name, Flags *Field
	// Bits is the number in Flags, 0 if that is no number.
	Bits uint32
	// Value is the first field of the value; nil where the line has none.
	Value *Field
}

var regRoots = []string{"HKR", "HKLM", "HKCR", "HKCU", "HKU"}

// parseReg reads an entry as a line of an add-registry-section. It reports false
// when the line has no registry root, in which case SetupAPI skips it.
func parseReg(e *Entry) (RegLine, bool) {
	i := slices.IndexFunc(regRoots, func(root string) bool { return strings.EqualFold(root, e.Value(1)) })
	if i < 0 {
		return RegLine{}, false
	}
	line := RegLine{Entry: e, Root: regRoots[i], Subkey: e.Field(2), Name: e.Field(3), Flags: e.Field(4), Value: e.Field(5)}
	line.Bits, _ = line.Flags.Uint()
	return line, true
}

// deviceValues are the values of a device's hardware key, and of a setup class's
// key, that decide who may open the device (documentation of the AddReg
// directive).
var deviceValues = []string{"Security", "DeviceCharacteristics", "DeviceType", "Exclusive"}

// deviceValue returns the name of the device value that the line writes to the
// key HKR itself, as spelled in the documentation, or "".
func (l RegLine) deviceValue() string {
	if l.Root != "HKR" || l.Name == nil || l.Subkey.Value != "" {
		return ""
	}
	for _, name := range deviceValues {
		if strings.EqualFold(name, l.Name.Value) {
			return name
		}
	}
	return ""
}

// deviceLines returns the lines of an add-registry-section that write device
// values. Several installs share such sections, so the answer is kept.
func (x *extractor) deviceLines(s *Section) []RegLine {
	if lines, ok := x.lines[s]; ok {
		return lines
	}
	var lines []RegLine
	for _, e := range s.Entries {
		if line, ok := parseReg(e); ok && line.deviceValue() != "" {
			lines = append(lines, line)
		}
	}
	x.lines[s] = lines
	return lines
}
