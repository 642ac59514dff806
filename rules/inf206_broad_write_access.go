package rules

import (
	"fmt"

	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

var broadWriteAccess = &Rule{Meta: Meta{
	ID:      "INF206",
	Name:    "broad-write-access",
	Summary: "Ordinary users may write to the device.",
	Why: "I/O control codes with FILE_WRITE_ACCESS ask for write access. A program that has it talks to kernel code on equal terms with the driver's own service: " +
		"the drivers that attackers bring along to attack the kernel are mostly signed ones with a device that everyone may write to. " +
		"It is a note for devices of a setup class whose devices are there for users, such as audio, cameras and serial ports, and only of the strict preset where their descriptor is word for word the system's default. Other rules report ACEs (access control entries) for guests, for network callers and for sandboxed code.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;WD)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)" ; the Acme service
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.8,
	CWE: []string{"CWE-732", "CWE-276"}, Presets: fromDefault,
	References: []Reference{refModel, refChecklist, refIOCTL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.devices {
		writes := sddl.KindDevice.WriteBits()
		grants := withoutControl(d, grantsTo(d, writes, ordinaryUsers))
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, writes, "%s may write to %s")
		f.Because += ", so any of their programs can send the driver control codes that ask for write access"
		f.Remedy = "remove the ACE, or grant " + p.ownService(d) + " instead" + ownACEs(d, grants)
		if class, isForUsers := facts.UserClass(p.Facts); isForUsers {
			if constant, _ := d.SD.DeviceConstant(); constant.Name == usualDefault && !p.Strict() {
				continue // the line changes nothing for devices that are there for users
			}
			f.Severity = Note
			f.Because += fmt.Sprintf("; devices of the class %s are usually there for users, so this may be meant", class)
		}
		p.Report(f)
	}
}}

// usualDefault names the descriptor that gives everybody what the system's default for
// most device types gives them ("Controlling device access").
const usualDefault = "SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX"
