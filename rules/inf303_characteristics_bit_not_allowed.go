package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var characteristicsBitNotAllowed = &Rule{Meta: Meta{
	ID:      "INF303",
	Name:    "characteristics-bit-not-allowed",
	Summary: "DeviceCharacteristics has bits that an INF file may not set.",
	Why: "An INF file may set these characteristics of a device: FILE_REMOVABLE_MEDIA (0x1), FILE_READ_ONLY_DEVICE (0x2), FILE_FLOPPY_DISKETTE (0x4), FILE_WRITE_ONCE_MEDIA (0x8) and FILE_DEVICE_SECURE_OPEN (0x100). " +
		"They hold for the whole device stack. What Windows does with other bits is not documented. " +
		"Most often the author meant 0x100: 100 is 0x64, 0100 is an octal number, and 0x10 and 0x1000 lie next to it. The line then looks as if the descriptor guarded the names below the device, and does not set the flag for it.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 6.5,
	CWE: []string{"CWE-693"}, Presets: fromDefault,
	References: []Reference{refAddReg, refCharacteristics, refNamespace},
	Item:       "namespace",
}, Check: func(p *Pass) {
	for _, l := range facts.DeviceLines(p.Facts) {
		o, s := l.Object, l.Setting
		n, ok := characteristicsOf(s)
		foreign := foreignCharacteristics(n)
		if s.Name != "DeviceCharacteristics" || s.Effect != inf.Effective || !ok || foreign == 0 ||
			s.Reg.Bits&inf.RegTypeMask != inf.RegTypeDWord {
			continue
		}
		f := p.On(o, s, fmt.Sprintf("DeviceCharacteristics of %s has %s, which an INF file may not set", name(o), characteristicWords(foreign)))
		f.Because = "the documentation allows only 0x1, 0x2, 0x4, 0x8 and 0x100 (FILE_DEVICE_SECURE_OPEN), and does not say what others do"
		f.Remedy = fmt.Sprintf("write %#x", n&^foreign)
		if misspelledSecureOpen(s) {
			f.Message = fmt.Sprintf("`%s` in DeviceCharacteristics of %s is not FILE_DEVICE_SECURE_OPEN (0x100)", s.Value.Value, name(o))
			f.Because = fmt.Sprintf("Windows reads %s: no descriptor guards the names below the device, unless the driver sets the flag in its code", characteristicWords(n))
			f.Remedy = "write 0x100, if you mean FILE_DEVICE_SECURE_OPEN"
			f.Fixes = []Fix{{"set FILE_DEVICE_SECURE_OPEN", false, []inf.Edit{{Span: s.Value.Span(), New: "0x100"}}}}
		}
		p.Report(f)
	}
}}
