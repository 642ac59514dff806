package rules

import (
	"fmt"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

var codesOnAnyHandle = &Rule{Meta: Meta{
	ID:      "INF227",
	Name:    "codes-on-any-handle",
	Summary: "Each control code that the driver handles asks for no access, so any handle is enough to send it.",
	Why: "An I/O control code carries the access that the caller's handle needs: Windows refuses a code with FILE_READ_ACCESS on a handle without read access, and lets one with FILE_ANY_ACCESS pass on any handle. " +
		"Where all codes of a driver have FILE_ANY_ACCESS, the descriptor of the device decides only who can open it: whoever can read can send every code. " +
		"A code that only reports something may be meant to be open. The rule does not read what a code does, so it is a note of the strict preset. " +
		"It counts the codes that the driver's source compares with something. It is silent where one of them has no value in the source, where a table names others, where a file of the source was not read, and where the driver calls IoValidateDeviceIoControlAccess, by which it can refuse codes itself.",
	Bad: `#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_ACME_CALIBRATE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)

VOID AcmeControl(WDFREQUEST Request, ULONG IoControlCode)
{
    switch (IoControlCode) {
    case IOCTL_ACME_READ:
    case IOCTL_ACME_CALIBRATE:
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}
`,
	Good: `#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_ACME_CALIBRATE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)

VOID AcmeControl(WDFREQUEST Request, ULONG IoControlCode)
{
    switch (IoControlCode) {
    case IOCTL_ACME_READ:
    case IOCTL_ACME_CALIBRATE:
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}
`,
	InCode:   true,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.9,
	CWE: []string{"CWE-782"}, Presets: fromStrict,
	References: []Reference{refIOCTL, refModel, refChecklist},
	Item:       "access",
}, Check: func(p *Pass) {
	tracked := p.Evidence.Tracked()
	if tracked == nil {
		return
	}
	for _, d := range tracked.Drivers {
		if c := d.Codes(); c != nil && c.Whole && c.Listed == 0 && !c.Validated && c.Count(evidence.AnyAccess) == len(c.Handled) {
			p.Report(p.openCodes(d, c))
		}
	}
}}

// openCodes makes a finding about a driver of which each code asks for no access.
func (p *Pass) openCodes(d *evidence.Driver, c *evidence.Codes) Finding {
	all := c.Handled
	message := fmt.Sprintf("the control code that %s handles asks for no access (FILE_ANY_ACCESS)", short(d.Name, maxName))
	if len(all) > 1 {
		message = fmt.Sprintf("each of the %d control codes that %s handles asks for no access (FILE_ANY_ACCESS)", len(all), short(d.Name, maxName))
	}
	f := p.Code(d.Source, all[0].Place, "", message)
	f.Because = "whoever can open the device can send them, even on a handle without the right to read or write"
	f.Remedy = "where a code changes something, ask for FILE_WRITE_ACCESS in its CTL_CODE, or check the handle with IoValidateDeviceIoControlAccess"
	for _, code := range all[1:] {
		f.Related = append(f.Related, Related{
			Span: inf.Span{Start: code.Place.Start, End: code.Place.End}, File: d.Source.File(code.Place.File), Message: "this code, too",
		})
	}
	return f
}
