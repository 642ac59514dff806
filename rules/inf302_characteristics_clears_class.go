package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var characteristicsClearsClass = &Rule{Meta: Meta{
	ID:      "INF302",
	Name:    "characteristics-clears-class",
	Summary: "DeviceCharacteristics of the device clears FILE_DEVICE_SECURE_OPEN, which its setup class sets.",
	Why: "Windows does not combine DeviceCharacteristics of a device with that of its setup class: the device's value replaces the class's, even if it is 0. " +
		"A class sets FILE_DEVICE_SECURE_OPEN (0x100) so that descriptors guard the names below its devices. A device with a line of its own loses the flag: " +
		"callers that may not open the device can still open `\\Device\\Acme\\anything`. KMDF sets the flag itself, so the rule passes over devices for which the INF file shows a framework.",
	Bad: `[Version]
Signature = "$Windows NT$"
Class = AcmeInstruments
ClassGuid = {3b7e1c40-52a6-4c0e-9a6f-21d1f0c8b7aa}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[ClassInstall32]
AddReg = Acme.Class

[Acme.Class]
HKR,,,,"Acme Instruments"
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT.HW]
AddReg = Acme.Device

[Acme.Device]
HKR,,DeviceCharacteristics,0x10001,0
`,
	Good: `[Version]
Signature = "$Windows NT$"
Class = AcmeInstruments
ClassGuid = {3b7e1c40-52a6-4c0e-9a6f-21d1f0c8b7aa}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[ClassInstall32]
AddReg = Acme.Class

[Acme.Class]
HKR,,,,"Acme Instruments"
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT.HW]
AddReg = Acme.Device

[Acme.Device]
HKR,,DeviceCharacteristics,0x10001,0x100
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.5,
	CWE: []string{"CWE-1188", "CWE-693"}, Presets: fromDefault,
	References: []Reference{refAddReg, refNamespace, refCharacteristics},
	Item:       "namespace",
}, Check: func(p *Pass) {
	clearing := p.clearedSecureOpen()
	for _, o := range p.Objects {
		device, class := clearing[o].device, clearing[o].class
		if device == nil {
			continue
		}
		n, _ := characteristicsOf(device)
		with := fmt.Sprintf("%#x", n|access.SecureOpen)
		f := p.On(o, device, fmt.Sprintf("DeviceCharacteristics of %s clears FILE_DEVICE_SECURE_OPEN (0x100) of its setup class", name(o)))
		f.Because = "the value replaces that of the class: unless the driver sets the flag or checks names in its code, callers that the security descriptor keeps out can open `\\Device\\…\\any name`"
		f.Remedy = fmt.Sprintf("write %s, or delete the line", with)
		f.Related = append(f.Related, Related{Span: class.Span(), File: class.Entry.Section.File, Message: "the class sets it here"})
		if device.Value != nil {
			f.Fixes = []Fix{{"keep FILE_DEVICE_SECURE_OPEN of the class", false, []inf.Edit{{Span: device.Value.Span(), New: with}}}}
		}
		p.Report(f)
	}
}}
