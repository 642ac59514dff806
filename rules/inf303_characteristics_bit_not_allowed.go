package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var characteristicsBitNotAllowed = &Rule{Meta: Meta{
	ID:      "INF303",
	Name:    "characteristics-bit-not-allowed",
	Summary: "DeviceCharacteristics have bits that an INF file may not set.",
	Why: "Of the characteristics of a device an INF file may set FILE_REMOVABLE_MEDIA (0x1), FILE_READ_ONLY_DEVICE (0x2), FILE_FLOPPY_DISKETTE (0x4), FILE_WRITE_ONCE_MEDIA (0x8) and FILE_DEVICE_SECURE_OPEN (0x100), " +
		"which hold for the whole device stack. What becomes of other bits is not documented. " +
		"Most often one is there because 0x100 was meant: 100 is 0x64, 0100 is an octal number, and 0x10 and 0x1000 lie next to it. The descriptor then does not guard the names below the device, though the line looks as if it did.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
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
		f := p.On(o, s, fmt.Sprintf(
			"DeviceCharacteristics of %s have %s, which an INF file may not set: the documentation allows 0x1, 0x2, 0x4, 0x8 and 0x100 (FILE_DEVICE_SECURE_OPEN) only. Write %#x.",
			name(o), characteristicWords(foreign), n&^foreign))
		if misspelledSecureOpen(s) {
			f.Message = fmt.Sprintf("`%s` as DeviceCharacteristics of %s stands for %s, not for FILE_DEVICE_SECURE_OPEN: no descriptor guards the names below the device. Did you mean 0x100?",
				s.Value.Value, name(o), characteristicWords(n))
			f.Fixes = []Fix{{"set FILE_DEVICE_SECURE_OPEN", false, []inf.Edit{{Span: s.Value.Span(), New: "0x100"}}}}
		}
		p.Report(f)
	}
}}
