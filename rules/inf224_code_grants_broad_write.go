package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

var codeGrantsBroadWrite = &Rule{Meta: Meta{
	ID:      "INF224",
	Name:    "code-grants-broad-write",
	Summary: "The driver's code gives a device a descriptor that lets ordinary users or sandboxed code write.",
	Why: "A driver can make devices besides the one that the INF file installs, such as a control device, and the INF file's Security does not reach these: what the call passes is what applies. " +
		"It also applies to a device of the stack where the INF file is silent. A program that may write to the device can send it control codes that ask for write access. " +
		"With GA, WD or WO for them the finding is an error, since these let their holder replace the descriptor. " +
		"It is a note for devices that may be in the stack of a device whose setup class is there for users, such as serial ports. " +
		"The rule reads the descriptor in the driver's source, where it points at it, or in the binary: then it points at the line of the INF file that names the driver. It is silent where the descriptor is made at run time, or may be replaced.",
	Bad: `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeControl");

NTSTATUS MakeControlDevice(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX);
    if (init == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    WdfDeviceInitAssignName(init, &Name);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
`,
	Good: `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeControl");

NTSTATUS MakeControlDevice(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL);
    if (init == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    WdfDeviceInitAssignName(init, &Name);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
`,
	InCode:   true,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 7.3,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refChecklist, refModel, refDeviceSDDL, refKMDFAccess},
	Item:       "access",
}, Check: func(p *Pass) {
	for _, d := range facts.Doors(p.Facts) {
		of := codedDescriptor(d)
		if of == nil {
			continue
		}
		if noDACL(of) {
			f := onDoor(d, fmt.Sprintf("%s gives %s a descriptor without a DACL", driverName(d), doorName(d.Door)))
			f.Because = fmt.Sprintf("it lets everybody, anonymous callers included, do everything (%s); %s", passedAt(d.Door), reached(d.Door))
			f.Remedy, f.Severity, f.Principals = closedInCode, Error, ids(of, everything, outsiders...)
			p.Report(f)
			continue
		}
		if f, ok := p.broadInCode(d, of); ok {
			p.Report(f)
		}
	}
}}

// closedInCode is what to do about the descriptor that code gives a device.
const closedInCode = "in the code, pass `" + secureDescriptor + "`, which lets in only SYSTEM and administrators, and add an ACE for who else needs the device"

// broadWrites returns the ACEs by which broad callers get control over a door, or else those
// by which they may write to it, with the rights that are meant.
func broadWrites(d *access.Descriptor) (grants []grant, rights sddl.AccessMask) {
	if grants = broadGrants(d, controls); len(grants) > 0 {
		return grants, controls
	}
	rights = d.Object.Rights.WriteBits()
	return broadGrants(d, rights), rights
}

// broadInCode makes a finding about what the code lets broad callers do.
func (p *Pass) broadInCode(d *facts.Door, of *access.Descriptor) (Finding, bool) {
	grants, rights := broadWrites(of)
	if len(grants) == 0 {
		return Finding{}, false
	}
	aces := of.DACL()
	first := &aces[grants[0].ace]
	may := "write"
	if rights == controls {
		may = "change it"
	}
	f := onDoor(d, fmt.Sprintf("%s gives %s a descriptor that lets %s %s", driverName(d), doorName(d.Door), names(aces, indexes(grants)), may))
	f.Because = fmt.Sprintf("`%s` grants %s (%s); %s", text(of, first.Spans.ACE), rightTo(of.Object.Rights, grants[0].bits), passedAt(d.Door), reached(d.Door))
	f.Remedy, f.Principals = closedInCode, ids(of, rights, outsiders...)
	if rights == controls {
		f.Severity = Error
	}
	class, isForUsers := facts.UserClass(p.Facts)
	if isForUsers && !d.Door.Kind.Apart() && rights != controls {
		if constant, _ := of.SD.DeviceConstant(); constant.Name == usualDefault && !p.Strict() {
			return Finding{}, false // what the system's default gives them
		}
		f.Severity = Note
		f.Because += fmt.Sprintf("; devices of the class %s are usually there for users, so this may be meant", class)
	}
	return f, true
}
