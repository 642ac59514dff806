package rules

import (
	"fmt"

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

// withFlags returns the change that gives a line other flags. Flags of 0 are left
// out, as is usual for REG_SZ.
func withFlags(s *inf.Setting, bits uint32) inf.Edit {
	text := ""
	if bits != 0 {
		text = fmt.Sprintf("%#x", bits)
	}
	return inf.Edit{Span: s.Reg.Flags.Span(), New: text}
}
