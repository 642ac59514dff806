package inf

import "strings"

// This file picks out of add-registry-sections the lines that matter to security.

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

// linesOf returns the lines of an add-registry-section that matter. Several installs,
// and several files, share such sections, so the answer is kept.
func (x *extractor) linesOf(s *Section) *regLines {
	if s.Entries(); !s.registry {
		return &x.none
	}
	if s.sortLines(); s.lines == nil {
		return &x.none
	}
	return s.lines
}

// HKROnly reports whether no line of an add-registry-section names a key by its full
// name.
func (s *Section) HKROnly() bool {
	s.sortLines()
	return s.hkrOnly
}

func (s *Section) sortLines() { s.linesOnce.Do(s.sortedLines) }

func (s *Section) sortedLines() {
	var lines regLines
	s.hkrOnly = true
	for _, e := range s.Entries() {
		line, ok := ParseRegLine(e)
		s.hkrOnly = s.hkrOnly && (!ok || line.Root == "HKR")
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
	if !lines.empty() { // few sections have any
		s.lines = &lines
	}
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

// globalLine finds out whether a line writes one of the descriptors that Windows
// keeps in the registry.
func globalLine(line RegLine) (kind ObjectKind, name string, ok bool) {
	if line.Root == "HKR" || line.Name == nil {
		return 0, "", false
	}
	for _, g := range globalKeys {
		if g.root != line.Root || g.name != "*" && !strings.EqualFold(g.name, line.Name.Value) {
			continue
		}
		name, ok := matchKey(g.key, line.Subkey.Value)
		switch {
		case !ok:
		case g.name == "*", name == "":
			return g.kind, line.Name.Value, true
		default:
			return g.kind, name, true
		}
	}
	return 0, "", false
}

// matchKey compares the name of a key with a pattern, and returns the part that
// the * of the pattern stands for.
func matchKey(pattern, key string) (part string, ok bool) {
	before, after, star := strings.Cut(pattern, "*")
	key = strings.Trim(key, `\`)
	if len(key) < len(before)+len(after) || !strings.EqualFold(key[:len(before)], before) ||
		!strings.EqualFold(key[len(key)-len(after):], after) {
		return "", false
	}
	part = key[len(before) : len(key)-len(after)]
	if !star {
		return "", part == ""
	}
	return part, part != "" && !strings.Contains(part, `\`)
}
