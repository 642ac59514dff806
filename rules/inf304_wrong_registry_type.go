package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var wrongRegistryType = &Rule{Meta: Meta{
	ID:      "INF304",
	Name:    "wrong-registry-type",
	Summary: "A line writes a security value with a registry type that Windows does not take.",
	Why: "The fourth field of an AddReg line, the flags, gives the type of the value; if the field is empty or no number, the value is REG_SZ. " +
		"Windows takes Security as REG_SZ, or as the bytes of a descriptor, and DeviceCharacteristics, DeviceType and Exclusive as REG_DWORD (0x10001). " +
		"`HKR,,DeviceCharacteristics,,0x100` stores the text \"0x100\", and does not set FILE_DEVICE_SECURE_OPEN; Windows does not use a descriptor of another type, and leaves the device to the default of its setup class or of the system. " +
		"The descriptors of event channels (ChannelAccess) and of event logs (CustomSD) are REG_SZ. For services, WMI GUIDs and COM servers, Windows keeps the bytes of a descriptor in the registry. " +
		"The finding is a warning for UpperFilters and LowerFilters, which are REG_MULTI_SZ (0x10000).",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 7.5,
	CWE: []string{"CWE-843", "CWE-1188"}, Presets: fromDefault,
	References: []Reference{refAddReg, refProperties, refEventlogKey, refCOMLaunch, refPorting}, InfVerif: []string{"1225", "1431"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	for _, l := range facts.DeviceLines(p.Facts) {
		o, s := l.Object, l.Setting
		types := registryTypes(s.Name)
		kind := s.Reg.Bits & inf.RegTypeMask
		if s.Effect == inf.Discarded || s.Value == nil || slices.Contains(types, kind) || !s.Reg.Flags.Known() {
			continue
		}
		f := p.On(o, s, fmt.Sprintf("this line writes %s of %s as %s", s.Name, name(o), regTypeName(kind)))
		f.Because = takenAs(types)
		if !facts.IsFilter(s.Name) {
			f.Because += ", and does not use this one"
		}
		if _, number := s.Reg.Flags.Uint(); !number {
			f.Because = fmt.Sprintf("`%s` is no number, so the type is REG_SZ; %s", s.Reg.Flags.Value, f.Because)
		}
		f.Remedy = "write `" + registryLine(s) + "`"
		if s.Reg.Flags.Span().Len() > 0 {
			f.Span = s.Reg.Flags.Span()
		}
		if facts.IsFilter(s.Name) {
			f.Severity = Warning
		}
		f.fixType(s, types[0])
		p.Report(f)
	}
	for d := range p.Settings {
		p.typeElsewhere(d)
	}
}}

// typeElsewhere reports a descriptor in another key than that of a device or of a setup
// class, in SDDL, with a type that is none for it.
func (p *Pass) typeElsewhere(d *access.Descriptor) {
	o, s := d.Object, d.Setting
	if s.Reg == nil || s.Effect != inf.Effective && s.Effect != inf.Overridden || s.Value == nil || !s.Reg.Flags.Known() ||
		!s.Value.Known() || !isDescriptor(s.Value.Value) {
		return
	}
	kind := s.Reg.Bits & inf.RegTypeMask
	f := p.On(o, s, fmt.Sprintf("this line writes the descriptor of %s as %s", name(o), regTypeName(kind)))
	if s.Reg.Flags.Span().Len() > 0 {
		f.Span = s.Reg.Flags.Span()
	}
	switch {
	case o.Kind == inf.KindEventChannel && kind&1 != 0: // a number or bytes
		f.Message = fmt.Sprintf("this line writes %s of %s as %s", s.Label.Value, name(o), regTypeName(kind))
		f.Because, f.Remedy = takenAs([]uint32{0}), "delete the flags of the line"
		f.wakesWith(Fix{"write it as REG_SZ", true, []inf.Edit{withFlags(s, s.Reg.Bits&^inf.RegTypeMask)}})
	case o.Kind == inf.KindService && kind != inf.RegTypeBinary:
		f.Because, f.Remedy = "Windows keeps it in this key as REG_BINARY", "write `Security = \"…\"` in the service-install-section"
	case (o.Kind == inf.KindWMIGUID || o.Kind == inf.KindCOMLaunch || o.Kind == inf.KindCOMAccess) && kind != inf.RegTypeBinary:
		f.Because, f.Remedy = takenAs([]uint32{inf.RegTypeBinary}), "write the bytes, which `inflint sddl` prints"
	default:
		return
	}
	p.Report(f)
}

// takenAs says as which types Windows takes a value.
func takenAs(types []uint32) string {
	var words []string
	for _, t := range types {
		words = append(words, fmt.Sprintf("%s (flags %#x)", regTypeName(t), t))
	}
	return "Windows takes the value only as " + strings.Join(words, " or ")
}

// fixType sets the type in the flags of a line. It does what the author meant if
// the value is then one that means something. Bytes are left alone, since they
// read otherwise as another type.
func (f *Finding) fixType(s *inf.Setting, kind uint32) {
	bits := s.Reg.Bits
	if bits&1 != 0 && kind&1 == 0 || bits&inf.RegTypeMask == inf.RegTypeBinary {
		return
	}
	offer := func(fix Fix) { f.Fixes = []Fix{fix} }
	safe := s.Value.Known()
	switch s.Name {
	case "DeviceCharacteristics":
		n, ok := characteristicsOf(s)
		safe = ok && foreignCharacteristics(n) == 0 && n&access.SecureOpen != 0
	case "DeviceType", "Exclusive":
		_, ok := s.Value.Uint()
		safe = safe && ok
	case "Security":
		safe, offer = safe && facts.IsDescriptor(s.Value.Value), f.wakesWith
	}
	offer(Fix{"write it as " + regTypeName(kind), safe, []inf.Edit{withFlags(s, bits&^inf.RegTypeMask|kind)}})
}
