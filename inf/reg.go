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

// deviceValues are the values of a device's hardware key, and of a setup class's
// key, that decide who may open the device (documentation of the AddReg
// directive).
var deviceValues = []string{"Security", "DeviceCharacteristics", "DeviceType", "Exclusive", "UpperFilters", "LowerFilters"}

// deviceValue returns the name of the device value that the line writes to the
// key HKR itself, as spelled in the documentation, or "".
func (l RegLine) deviceValue() string {
	if l.Root != "HKR" || l.Name == nil || l.Subkey.Value != "" {
		return ""
	}
	return spelled(deviceValues, l.Name.Value)
}

// guards reports whether a device value decides who may open the device, and
// is written once.
func guards(name string) bool {
	switch name {
	case "Security", "DeviceCharacteristics", "DeviceType", "Exclusive":
		return true
	}
	return false
}

// regLines are the lines of an add-registry-section that matter.
type regLines struct {
	device  []*RegLine // device values in the key HKR itself
	service []*RegLine // values of a service's key, for a section that one names
	global  []*RegLine // descriptors under their full names
	loaded  []*RegLine // libraries that run during the installation or in its dialogs
	log     []*RegLine // descriptors of a classic event log
}

// linesOf returns the lines of an add-registry-section that matter. Several
// installs share such sections, so the answer is kept.
func (x *extractor) linesOf(s *Section) *regLines {
	if s.Entries(); !s.registry {
		return &x.none
	}
	if s.File != x.f {
		if x.lines[s] == nil {
			if x.lines == nil {
				x.lines = map[*Section]*regLines{}
			}
			x.lines[s] = x.regLines(s)
		}
		return x.lines[s]
	}
	if s.lines == nil {
		s.lines = x.regLines(s)
	}
	return s.lines
}

func (x *extractor) regLines(s *Section) *regLines {
	var lines regLines
	for _, e := range s.Entries() {
		line, ok := ParseRegLine(e)
		if !ok || line.Name == nil {
			continue
		}
		if line.deviceValue() != "" {
			lines.device = append(lines.device, line.kept())
		}
		if line.serviceValue() != "" {
			lines.service = append(lines.service, line.kept())
		}
		if line.loadedValue() != "" {
			lines.loaded = append(lines.loaded, line.kept())
		}
		if line.logValue() != "" {
			lines.log = append(lines.log, line.kept())
		}
		if _, _, ok := globalLine(line); ok {
			lines.global = append(lines.global, line.kept())
		}
	}
	if lines.empty() {
		return &x.none
	}
	kept := lines // few sections have any
	return &kept
}

func (l *regLines) empty() bool {
	return len(l.device)+len(l.service)+len(l.loaded)+len(l.log)+len(l.global) == 0
}

// kept returns the line for settings to share. Few lines are kept.
func (l RegLine) kept() *RegLine { return &l }

// serviceValue returns the name of what the line sets, if HKR is the key of a
// service: what runs, as whom, or the descriptor that the service control manager
// keeps there; "" for anything else.
func (l RegLine) serviceValue() string {
	if l.Root != "HKR" {
		return ""
	}
	switch {
	case l.Subkey.Value == "":
		return spelled(serviceValues, l.Name.Value)
	case sameName(l.Subkey.Value, "Security") && sameName(l.Name.Value, "Security"):
		return "Security"
	case sameName(l.Name.Value, "ServiceDll"):
		return "ServiceDll"
	}
	return ""
}

var serviceValues = []string{"ImagePath", "ObjectName", "Start", "FailureCommand", "ServiceDll"}

// loadedValue returns the name of what the line sets, if HKR is the software key
// of a device or the key of a setup class: a co-installer, a class installer, a
// provider of property pages ("Registering a class installer" and "Specifying
// property page providers", Windows driver documentation).
func (l RegLine) loadedValue() string {
	if l.Root != "HKR" || l.Subkey.Value != "" {
		return ""
	}
	return spelled(loadedValues, l.Name.Value)
}

var loadedValues = []string{"CoInstallers32", "Installer32", "EnumPropPages32"}

// logValue returns "Security" if the line sets the descriptor of the event log
// whose key HKR is ("Eventlog key", Windows documentation).
func (l RegLine) logValue() string {
	if l.Root == "HKR" && l.Subkey.Value == "" && sameName(l.Name.Value, "CustomSD") {
		return "Security"
	}
	return ""
}
