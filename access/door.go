package access

import (
	"errors"
	"fmt"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// frameworkDefault is what KMDF gives a device of the stack that has a name and no
// descriptor (core/fxdevice.cpp of its source, lines 1055 to 1066).
const frameworkDefault = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"

// doorRows returns the rows of what the drivers of a file make, those included of which the
// file replaces the descriptor.
func doorRows(objects []*Object, e *evidence.Set) (rows []Row) {
	if e == nil {
		return nil
	}
	reached := reachesOf(objects)
	for _, d := range e.Drivers {
		doors := d.Doors()
		by, port := reached.of(d.Name), portDefault(d.Source)
		for i := range doors {
			rows = append(rows, doorRow(d, &doors[i], by, port))
		}
	}
	return rows
}

// doorRow is the row of a door. Its cells are known where nothing but the code decides them.
// Port is the descriptor of a port that has the default.
func doorRow(d *evidence.Driver, door *evidence.Door, by reach, port string) Row {
	kind := inf.KindDevice
	if door.Kind == evidence.Port {
		kind = inf.KindPort
	}
	o := &Object{Object: &inf.Object{Kind: kind, Name: door.Name.Value}, Rights: RightsKind(kind), Driver: d}
	row := Row{
		Object: o, Door: door, Origin: NotRead, Cells: unknownCells(), Namespace: doorNamespace(door, by),
		Contested: contested(door, by), replaced: door.Kind == evidence.StackDevice && by.replaces(),
	}
	text := ""
	switch {
	case door.SDDL.State == evidence.Given:
		text, row.Origin = door.SDDL.Value, CodeDescriptor
	case door.Kind == evidence.Port && door.Default:
		text, row.Origin = port, CodeDescriptor
	case door.Kind == evidence.StackDevice && door.SDDL.State == evidence.Null && door.Name.State == evidence.Given:
		text, row.Origin = frameworkDefault, FrameworkDefault
	}
	if text == "" {
		row.Origin = NotRead
		return row
	}
	evaluation := &Evaluation{rights: o.Rights}
	sd, err := sddl.Parse(text)
	evaluation.SD = sd
	if errors.As(err, &evaluation.Err) {
		evaluation.Status, row.Origin = Malformed, NotRead
	}
	o.Effective = &Descriptor{Object: o, Evaluation: evaluation}
	o.Descriptors = []*Descriptor{o.Effective}
	if evaluation.Status == Parsed && row.Contested == "" {
		row.fill()
	}
	return row
}

// portDefault is what FltBuildDefaultSecurityDescriptor builds (fltkernel.h documentation):
// the rights that the driver asks for, for SYSTEM and administrators. It is "" where the
// calls ask for several, or for some that are not read.
func portDefault(s *evidence.Source) string {
	if s == nil {
		return ""
	}
	text := ""
	for i := range s.Calls {
		c := &s.Calls[i]
		if c.Name != "FltBuildDefaultSecurityDescriptor" || len(c.Arguments) < 2 {
			continue
		}
		rights, known := c.Arguments[1].Number.Get()
		one := fmt.Sprintf("D:(A;;%#x;;;SY)(A;;%#[1]x;;;BA)", rights)
		if !known || text != "" && text != one {
			return ""
		}
		text = one
	}
	return text
}

// doorNamespace says whether the names below a door are guarded. Windows asks the flags of
// the device at the top of the stack, so that those of a device below another do not tell.
func doorNamespace(door *evidence.Door, by reach) Namespace {
	switch {
	case door.Kind == evidence.Port:
		return NoNamespace
	case !door.SecureOpen:
		return NotShown
	case door.Kind == evidence.ControlDevice:
		return GuardedByFramework
	case by&filtersAbove != 0 || by&servesBeside != 0:
		return NotShown
	case door.Kind == evidence.Device:
		return GuardedByDriver
	case door.Kind == evidence.StackDevice:
		return GuardedByFramework
	}
	return NotShown
}

// contested says why what the code passes may not be what applies; "" where it is.
func contested(door *evidence.Door, by reach) string {
	stack := "if it is in the stack of a device that the INF file installs, "
	switch door.Kind {
	case evidence.Port: // nothing else reaches it
		return ""
	case evidence.ControlDevice, evidence.NetworkDevice: // it is in no stack, but may have a setup class
		stack = ""
		by &= classIsSet
	case evidence.StackDevice:
		stack = ""
	case evidence.ChildDevice:
		return "the INF file of the device that the driver enumerates, or its setup class, may set another"
	}
	switch {
	case by&setsOne != 0 && stack != "":
		return stack + "the INF file's descriptor applies"
	case by&setsOne != 0 && !by.replaces():
		return "the INF file may set another for some of the devices that the driver serves"
	case door.Kind == evidence.StackDevice && by&servesBeside != 0, door.Kind == evidence.StackDevice && by&(setsOne|leavesOne|maySetOne) == 0:
		return "the INF file of a device that the driver filters may set another"
	case by&maySetOne != 0:
		return stack + "the INF file may set another"
	case by&classMaySet != 0:
		return stack + "the setup class may set another"
	case by&classIsSet != 0:
		return "if the driver names the setup class for it, the descriptor of the class applies"
	case door.Kind == evidence.FrameworkDevice:
		return "if it is a device that the driver enumerates, the INF file of that device, or its setup class, may set another"
	}
	return ""
}

// doorReason is [Row.Reason] for a door.
func (r *Row) doorReason() string {
	d := r.Object.Effective
	switch {
	case d != nil && d.Status == Malformed:
		return "Windows does not accept the descriptor"
	case d != nil:
		return r.Contested
	case r.Door.Other.Path != "":
		return "the files that make it do not agree about the descriptor"
	}
	why := "the code makes the descriptor at run time, or passes it in a way that is not read"
	switch null := r.Door.SDDL.State == evidence.Null; {
	case r.Door.Kind == evidence.Port && r.Door.Default:
		return "the driver admits SYSTEM and administrators alone, with rights that are not read"
	case r.Door.Kind == evidence.Port:
		return "the descriptor of the port is not read"
	case r.Door.Kind == evidence.NetworkDevice:
		return "the descriptor that NdisRegisterDeviceEx takes is not read"
	case r.Door.Call == "IoCreateDevice":
		why = "IoCreateDevice takes no descriptor, so that the system's default applies, which for most device types lets everyone read and write"
	case null && r.Door.Kind == evidence.ChildDevice:
		return "the code passes no descriptor, and then KMDF makes a device that the driver enumerates without its name"
	case null:
		why = "the code passes no descriptor"
	}
	if r.Contested != "" {
		why += "; " + r.Contested
	}
	return why
}
