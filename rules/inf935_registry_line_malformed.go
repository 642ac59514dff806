package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var registryLineMalformed = &Rule{Meta: Meta{
	ID:      "INF935",
	Name:    "registry-line-malformed",
	Summary: "A line about the registry has a root, a flag or data that does not fit, or a path of Windows that is not the same everywhere.",
	Why: "SetupAPI skips a line without a known root (1224) and makes what it can of data that does not fit its type: bytes that are no bytes (1267), numbers that are none (1268), a bit mask of more than a byte (1262), an append to what is no list (1265), a custom type that is a known one (1263) or lacks its flag (1264). " +
		"A path is kept as it stands: `C:\\Windows` is another directory on some machines (1257), and a dirid such as `%11%` is replaced when the package is added, which may be on another machine than the one that it is for (1258): `%%SystemRoot%%` is right in both cases. A COM class has its server inside the process (1325).",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,Key,1,12,zz
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,Key,1,12,a0
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refAddReg, refBitReg, refDelReg}, InfVerif: []string{"1224", "1257", "1258", "1262", "1263", "1264", "1265", "1266", "1267", "1268", "1325"},
	Item: "registry-lines",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	for _, s := range facts.RegistrySections(p.Facts) {
		if s.Section().File != p.File {
			continue
		}
		c := registryCheck{p, s, s.First.Install}
		for _, e := range s.Section().Entries() {
			if line, ok := inf.ParseRegLine(e); ok {
				c.line(line)
			} else if e.Field(1).Known() && len(e.Fields) > 1 && e.Key == nil {
				c.wrong("1224", e.Field(1), e, fmt.Sprintf("`%s` is not a root of the registry", e.Value(1)), "Windows skips the line", "write HKR, or HKLM, HKCR, HKCU or HKU where the key has to be named in full")
			}
		}
	}
}}

// A registryCheck looks at the lines of one section.
type registryCheck struct {
	*Pass
	*facts.RegistrySection
	install *inf.Install
}

func (c registryCheck) wrong(code string, at *inf.Field, e *inf.Entry, message, because, remedy string) {
	c.require(Finding{InfVerif: code, Span: fieldOrLine(at, e), Entry: e, Message: message, Because: because, Remedy: remedy}, c.install)
}

// line looks at a line with a root.
func (c registryCheck) line(l inf.RegLine) {
	if !l.Flags.Known() {
		return
	}
	switch c.Role() {
	case inf.RoleBitReg:
		c.bits(l)
	case inf.RoleDelReg:
		if l.Bits&regDeleteFromList == regDeleteFromList && (l.Value == nil || l.Value.Value == "") {
			c.wrong("1266", l.Flags, l.Entry, "this line deletes from a list and does not say what", "Windows deletes nothing", "write the text that is to go")
		}
	case inf.RoleAddReg:
		c.data(l)
		c.comClass(l)
	}
}

// comClass looks for COM classes whose server is a program of its own.
func (c registryCheck) comClass(l inf.RegLine) {
	key := strings.ToLower(facts.Subkey(l))
	server := key[strings.LastIndexByte(key, '\\')+1:]
	if server != "localserver32" && server != "localserver" || !strings.Contains(`\`+key, `\clsid\`) {
		return
	}
	c.wrong("1325", l.Subkey, l.Entry, fmt.Sprintf("this line registers the COM server `%s`", server), "packages bring COM servers inside the process only (InprocServer32)", "register the class with AddComServer, and start a program by a service")
}

// regDeleteFromList is FLG_DELREG_MULTI_SZ_DELSTRING.
const regDeleteFromList = 0x00018002

// bits looks at the mask of a BitReg line, its fifth field: one byte.
func (c registryCheck) bits(l inf.RegLine) {
	if l.Value == nil || !l.Value.Known() {
		return
	}
	if n, ok := l.Value.Uint(); ok && n > 0xff {
		c.wrong("1262", l.Value, l.Entry, fmt.Sprintf("the mask `%s` is more than a byte", l.Value.Value), "BitReg changes bits of one byte", "write a mask up to 0xff, and the number of the byte behind it")
	}
}

// data looks at the type and the data of an AddReg line.
func (c registryCheck) data(l inf.RegLine) {
	kind := l.Bits & inf.RegTypeMask
	custom := l.Bits >> 16
	switch {
	case l.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 && l.Bits&regDeleteFromList != regDeleteFromList:
		return
	case l.Bits&inf.RegAppend != 0 && kind != inf.RegTypeMultiSZ:
		c.wrong("1265", l.Flags, l.Entry, "this line appends to a value that is no list (REG_MULTI_SZ)", "Windows replaces the value", "write the type 0x10000 beside the flag 0x8, or remove the flag")
	case custom > 2 && l.Bits&inf.RegTypeBinary == 0:
		c.wrong("1264", l.Flags, l.Entry, fmt.Sprintf("the type 0x%x lacks the flag 0x1 for data in bytes", custom), "Windows takes the data for text", "write the flag as well")
	case custom == regMultiSZ:
		c.wrong("1263", l.Flags, l.Entry, "this line gives a list (REG_MULTI_SZ) in bytes", "Windows has a flag of its own for the type", "write 0x10000 and the texts")
	case kind == inf.RegTypeDWord || kind == regQWord:
		c.number(l, map[bool]int{true: 64, false: 32}[kind == regQWord])
	case kind == inf.RegTypeBinary:
		c.bytes(l)
	}
	if kind == 0 || kind == inf.RegTypeExpandSZ || kind == inf.RegTypeMultiSZ {
		c.paths(l)
	}
}

// regMultiSZ is REG_MULTI_SZ.
const regMultiSZ = 7

// regQWord is FLG_ADDREG_TYPE_QWORD.
const regQWord = 0x000b0001

// number looks at the data of a value with a number, which may be given byte by byte.
func (c registryCheck) number(l inf.RegLine, size int) {
	if l.Value == nil || len(l.Entry.Fields) > 5 || !l.Value.Known() || l.Value.Value == "" {
		return
	}
	text := strings.TrimPrefix(l.Value.Value, "-")
	digits, base := text, 10
	if len(text) > 2 && strings.EqualFold(text[:2], "0x") {
		digits, base = text[2:], 16
	}
	if _, err := strconv.ParseUint(digits, base, size); err != nil {
		c.wrong("1268", l.Value, l.Entry, fmt.Sprintf("`%s` is not a number of %d bits", l.Value.Value, size), "Windows writes another number", "write a decimal number, or a hexadecimal one with 0x")
	}
}

// bytes looks at the data of a binary value.
func (c registryCheck) bytes(l inf.RegLine) {
	for n := 5; n <= len(l.Entry.Fields); n++ {
		field := l.Entry.Field(n)
		text := strings.TrimPrefix(strings.ToLower(field.Value), "0x")
		if !field.Known() || field.Value == "" {
			continue
		}
		if len(text) > 2 || strings.Trim(text, "0123456789abcdef") != "" {
			c.wrong("1267", field, l.Entry, fmt.Sprintf("`%s` is not a byte from 00 to FF", field.Value), "Windows writes other data", "write each byte with two hexadecimal digits")
			return
		}
	}
}

// paths looks at a text for directories of Windows.
func (c registryCheck) paths(l inf.RegLine) {
	for n := 5; n <= len(l.Entry.Fields); n++ {
		field := l.Entry.Field(n)
		value := strings.ToLower(strings.TrimLeft(field.Value, `"`))
		if strings.HasPrefix(value, `c:\windows\`) || strings.HasPrefix(value, `c:\winnt\`) {
			c.wrong("1257", field, l.Entry, fmt.Sprintf("`%s` has the directory of Windows written out", field.Value), "Windows may be in another directory", "write `%%SystemRoot%%` instead, with the type 0x20000")
			return
		}
		for _, number := range diridsIn(field.Value) {
			if number == 10 || number == 11 || number == 12 {
				c.wrong("1258", field, l.Entry, fmt.Sprintf("`%s` depends on where the package is added", field.Value), "Windows replaces the dirid then, and not on the machine that the package is for", "write `%%SystemRoot%%\\…` with the type 0x20000")
				return
			}
		}
	}
}
