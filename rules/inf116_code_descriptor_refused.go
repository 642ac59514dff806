package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/rules/facts"
)

var codeDescriptorRefused = &Rule{Meta: Meta{
	ID:      "INF116",
	Name:    "code-descriptor-refused",
	Summary: "IoCreateDeviceSecure does not take the descriptor that the driver's code passes.",
	Why: "IoCreateDeviceSecure and the functions of KMDF that pass a descriptor on to it take only a part of SDDL: a protected DACL of ACEs (access control entries) that allow, with generic and standard rights or a number that begins with 0x, for a dozen SID aliases. " +
		"They make no device with a text that is no descriptor. The documentation says the same of a descriptor outside of that part: there the finding is a note. " +
		"The rule reads the descriptor in the driver's source, where it points at it, or in the binary: then it points at the line of the INF file that names the driver.",
	Bad: `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeControl");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GA;;BA)");
` + exampleControlDevice,
	Good: `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeControl");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GA;;;BA)");
` + exampleControlDevice,
	InCode:   true,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 2.5,
	CWE: []string{"CWE-1286"}, Presets: fromDefault,
	References: []Reference{refDeviceSDDL, refCreateSecure},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for _, d := range facts.Doors(p.Facts) {
		if d.Door.SDDL.State != evidence.Given || d.Door.Kind == evidence.Port || d.Object.Effective == nil {
			continue
		}
		of := d.Object.Effective
		var f Finding
		switch beyond := beyondCode(of); {
		case of.Status == access.Malformed:
			wrong, expected, told := strings.Cut(of.Err.Msg, "; expected ")
			f = onDoor(d, fmt.Sprintf("%s passes a text for %s that is no descriptor: %s", driverName(d), doorName(d.Door), wrong))
			f.Because = fmt.Sprintf("the call makes no device with `%s` (%s)", short(d.Door.SDDL.Value, maxName), passedAt(d.Door))
			if told {
				f.Remedy = "in the code, write " + expected
			}
		case beyond != "":
			f = onDoor(d, fmt.Sprintf("IoCreateDeviceSecure is not documented to take the descriptor that %s gives %s", driverName(d), doorName(d.Door)))
			f.Because = fmt.Sprintf("it has %s (%s)", beyond, passedAt(d.Door))
			f.Remedy = "in the code, write a protected DACL of allow ACEs for the aliases that the routine takes, such as `" + secureDescriptor + "`"
			f.Severity = Note
		default:
			continue
		}
		p.Report(f)
	}
}}

// beyondCode says what IoCreateDeviceSecure does not take of a descriptor; "" if it takes it.
func beyondCode(d *access.Descriptor) string {
	if d.Status != access.Parsed {
		return ""
	}
	beyond := d.SD.CheckDeviceSubset()
	if len(beyond) == 0 {
		return ""
	}
	return beyond[0].Msg
}
