package inf

import "strings"

// Flags of an AddReg line, from the documentation of the AddReg directive
// (FLG_ADDREG_* in setupapi.h).
const (
	RegNoClobber     = 0x00000002 // FLG_ADDREG_NOCLOBBER
	RegDelete        = 0x00000004 // FLG_ADDREG_DELVAL
	RegKeyOnly       = 0x00000010 // FLG_ADDREG_KEYONLY
	RegOverwriteOnly = 0x00000020 // FLG_ADDREG_OVERWRITEONLY
	RegTypeMask      = 0xFFFF0001 // FLG_ADDREG_TYPE_MASK
	RegTypeBinary    = 0x00000001 // FLG_ADDREG_BINVALUETYPE
	RegTypeDWord     = 0x00010001 // FLG_ADDREG_TYPE_DWORD
	RegTypeMultiSZ   = 0x00010000 // FLG_ADDREG_TYPE_MULTI_SZ
	RegTypeExpandSZ  = 0x00020000 // FLG_ADDREG_TYPE_EXPAND_SZ
	RegAppend        = 0x00000008 // FLG_ADDREG_APPEND
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

// ParseRegLine reads an entry as a line of an add-registry-section. It reports
// false when the line has no registry root, in which case SetupAPI skips it.
func ParseRegLine(e *Entry) (RegLine, bool) {
	root := spelled(regRoots, e.Value(1))
	if root == "" {
		return RegLine{}, false
	}
	line := RegLine{Entry: e, Root: root, Subkey: e.Field(2), Name: e.Field(3), Flags: e.Field(4), Value: e.Field(5)}
	line.Bits, _ = line.Flags.Uint()
	return line, true
}

// mayBeRegLine reports whether the source of an entry may be an add-registry line:
// whether its first field, or what follows a key, begins like a registry root or
// like something that may become one.
func mayBeRegLine(source string) bool {
	if mayBeRegRoot(source) {
		return true
	}
	if strings.IndexByte(source, '=') < 0 {
		return false
	}
	_, source = cutSource(source, '=')
	return mayBeRegRoot(source)
}

func mayBeRegRoot(source string) bool {
	for _, c := range source {
		if c != '"' && !isBlank(c) {
			return c == 'H' || c == 'h' || c == '%' || c == '\\'
		}
	}
	return false
}

// afterCommas returns what stands in the source of an entry behind a number of commas
// outside quotes, or "".
func afterCommas(source string, n int) string {
	quoted := false
	for i := range len(source) {
		switch c := source[i]; {
		case c > ',':
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			if n--; n == 0 {
				return source[i+1:]
			}
		}
	}
	return ""
}

// cutSource cuts the source of an entry at the first separator outside quotes.
func cutSource(source string, separator byte) (before, after string) {
	quoted := false
	for i := range len(source) {
		switch c := source[i]; {
		case c == '"':
			quoted = !quoted
		case c == separator && !quoted:
			return source[:i], source[i+1:]
		}
	}
	return source, ""
}
