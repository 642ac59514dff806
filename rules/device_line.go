package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// This file is about the flags of the lines that set the values of a device: the
// fourth field of an AddReg line, with the type of the value and what is to be
// done with it.

// regTypeName names the type in some flags.
func regTypeName(bits uint32) string {
	switch bits & inf.RegTypeMask {
	case 0:
		return "REG_SZ"
	case inf.RegTypeBinary:
		return "REG_BINARY"
	case inf.RegTypeDWord:
		return "REG_DWORD"
	case inf.RegTypeMultiSZ:
		return "REG_MULTI_SZ"
	case inf.RegTypeExpandSZ:
		return "REG_EXPAND_SZ"
	case 0x20001:
		return "REG_NONE"
	case 0xB0001:
		return "REG_QWORD"
	}
	return fmt.Sprintf("type %#x", bits>>16)
}

// registryTypes returns the types that Windows takes a device value as, the usual
// one first (documentation of the AddReg directive).
func registryTypes(value string) []uint32 {
	switch value {
	case "Security":
		return []uint32{0, inf.RegTypeBinary}
	case "UpperFilters", "LowerFilters":
		return []uint32{inf.RegTypeMultiSZ}
	}
	return []uint32{inf.RegTypeDWord}
}

// registryLine is how to write a device value. Where the value of a line is known
// and no bytes, it is kept.
func registryLine(s *inf.Setting) string {
	value := "…"
	if s.Value != nil && s.Value.Value != "" && s.Value.Known() && s.Reg.Bits&inf.RegTypeMask != inf.RegTypeBinary {
		value = s.Value.Value
	}
	switch s.Name {
	case "Security":
		return fmt.Sprintf(`HKR,,Security,,"%s"`, value)
	case "DeviceCharacteristics":
		if value == "…" {
			value = "0x100"
		}
	}
	return fmt.Sprintf("HKR,,%s,%#x,%s", s.Name, registryTypes(s.Name)[0], value)
}

// deviceLines calls yield for each line of an add-registry-section that writes a
// device value to the key of a device or of a setup class, where Windows looks for
// it, whatever becomes of the value. Lines that several installs lead to come
// once.
func (p *Pass) deviceLines(yield func(*access.Object, *inf.Setting) bool) {
	for _, l := range p.views.deviceLines.get(p.collectDeviceLines) {
		if !yield(l.object, l.setting) {
			return
		}
	}
}

type deviceLine struct {
	object  *access.Object
	setting *inf.Setting
}

func (p *Pass) collectDeviceLines() (lines []deviceLine) {
	seen := set[*inf.Entry]{}
	for o, s := range p.allSettings {
		if o.Kind != inf.KindDevice && o.Kind != inf.KindClass || s.Reg == nil || s.Reg.Root != "HKR" ||
			!isSecurityValue(s.Name) && !isFilter(s.Name) || s.Effect == inf.WrongSection || s.Effect == inf.Unreached || s.Reach.Role != inf.RoleAddReg || !seen.add(s.Entry) {
			continue
		}
		lines = append(lines, deviceLine{o, s})
	}
	return lines
}

type writtenValue struct {
	object *access.Object
	name   string
}

// written reports whether a line of an object's own sets a value.
func (p *Pass) written(o *access.Object, name string) bool {
	written := p.views.written.get(func() map[writtenValue]bool {
		written := map[writtenValue]bool{}
		for o, s := range p.allSettings {
			if s.Effect == inf.Effective {
				written[writtenValue{o, s.Name}] = true
			}
		}
		return written
	})
	return written[writtenValue{o, name}]
}

// isSecurityValue reports whether a value of that name, in the key of a device or
// of a setup class, decides who may open devices.
func isSecurityValue(name string) bool {
	return strings.EqualFold(name, "Security") || strings.EqualFold(name, "DeviceCharacteristics") ||
		strings.EqualFold(name, "DeviceType") || strings.EqualFold(name, "Exclusive")
}

// isFilter reports whether a value of that name, there, adds drivers to devices.
func isFilter(name string) bool {
	return strings.EqualFold(name, "UpperFilters") || strings.EqualFold(name, "LowerFilters")
}

// withFlags returns the change that gives a line other flags. Flags of 0 are left
// out, as is usual for REG_SZ.
func withFlags(s *inf.Setting, bits uint32) inf.Edit {
	text := ""
	if bits != 0 {
		text = fmt.Sprintf("%#x", bits)
	}
	return inf.Edit{Span: s.Reg.Flags.Span(), New: text}
}
