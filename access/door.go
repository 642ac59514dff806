package access

import (
	"errors"
	"slices"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

const (
	// frameworkDefault is what KMDF gives a device of the stack that has a name and no
	// descriptor (core/fxdevice.cpp of its source, lines 1055 to 1066).
	frameworkDefault = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
	// portDefault is what FltBuildDefaultSecurityDescriptor builds ("FltBuildDefaultSecurityDescriptor
	// function", fltkernel.h documentation), with all access to ports.
	portDefault = "D:(A;;0x1f0001;;;SY)(A;;0x1f0001;;;BA)"
)

// doorRows returns the rows of what the drivers of a file make.
func doorRows(objects []*Object, e *evidence.Set) (rows []Row) {
	if e == nil {
		return nil
	}
	for _, d := range e.Drivers {
		doors := d.Doors()
		secured, classed := reachOf(d, objects)
		for i := range doors {
			door := &doors[i]
			if door.Kind == evidence.StackDevice && secured {
				continue // the INF file's descriptor replaces it, and has a row
			}
			rows = append(rows, doorRow(d, door, secured, classed))
		}
	}
	return rows
}

// reachOf tells whether the INF file sets a descriptor for a device that a driver drives,
// and whether the setup class of one may have a descriptor in its own key.
func reachOf(d *evidence.Driver, objects []*Object) (secured, classed bool) {
	for _, o := range objects {
		if o.Kind != inf.KindDevice || o.Install == nil || !slices.ContainsFunc(o.Install.Services(), func(s inf.ServiceInstall) bool { return d.Is(s.Binary) }) {
			continue
		}
		secured = secured || o.Effective != nil || o.External || o.Unread
		class := o.systemClass()
		classed = classed || class != nil && class.Traits&(inf.Guarding|inf.ForStorage) != 0
	}
	return secured, classed
}

// doorRow is the row of a door. Its cells are known where nothing but the code decides them.
func doorRow(d *evidence.Driver, door *evidence.Door, secured, classed bool) Row {
	kind := inf.KindDevice
	if door.Kind == evidence.Port {
		kind = inf.KindPort
	}
	o := &Object{Object: &inf.Object{Kind: kind, Name: door.Name.Value}, Rights: RightsKind(kind), Driver: d}
	row := Row{Object: o, Door: door, Origin: NotInFile, Cells: unknownCells(), Namespace: NotShown}
	if kind == inf.KindPort {
		row.Namespace = NoNamespace
	}
	switch {
	case door.SecureOpen && door.Kind == evidence.Device:
		row.Namespace = GuardedByDriver
	case door.SecureOpen:
		row.Namespace = GuardedByFramework
	}
	text := ""
	switch {
	case door.SDDL.State == evidence.Given:
		text, row.Origin = door.SDDL.Value, CodeDescriptor
	case door.Kind == evidence.Port && door.Default:
		text, row.Origin = portDefault, CodeDescriptor
	case door.Kind == evidence.StackDevice && door.SDDL.State == evidence.Null && door.Name.State == evidence.Given:
		text, row.Origin = frameworkDefault, FrameworkDefault
	default:
		return row
	}
	evaluation := &Evaluation{rights: o.Rights}
	sd, err := sddl.Parse(text)
	evaluation.SD = sd
	if errors.As(err, &evaluation.Err) {
		evaluation.Status, row.Origin = Malformed, NotInFile
	}
	o.Effective = &Descriptor{Object: o, Evaluation: evaluation}
	o.Descriptors = []*Descriptor{o.Effective}
	row.Contested = contested(door, secured, classed)
	if evaluation.Status == Parsed && row.Contested == "" {
		row.fill()
	}
	return row
}

// contested says why what the code passes may not be what applies; "" where it is.
func contested(door *evidence.Door, secured, classed bool) string {
	switch {
	case door.Kind == evidence.ControlDevice || door.Kind == evidence.Port:
		return "" // nothing else reaches it
	case door.Kind == evidence.ChildDevice, door.Name.State == evidence.Null:
		return "the INF file of the device that the driver enumerates, or its setup class, may set another"
	case secured:
		return "if it is in the stack of the device that the INF file installs, the INF file's descriptor applies"
	case classed:
		return "if it is in the stack of the device that the INF file installs, the setup class may set another"
	}
	return ""
}

// doorReason is [Row.Reason] for a door.
func (r *Row) doorReason() string {
	d := r.Object.Effective
	switch {
	case d != nil && d.Status == Malformed:
		return "Windows does not accept the descriptor"
	case r.Contested != "":
		return r.Contested
	case d != nil:
		return ""
	case r.Door.Other.Path != "":
		return "the files that make it do not agree about the descriptor"
	case r.Object.Kind == inf.KindPort:
		return "the descriptor of the port is not read"
	case r.Door.Call == "IoCreateDevice":
		return "IoCreateDevice takes no descriptor: the system's default applies, which for most device types lets everyone read and write"
	}
	return "the code makes the descriptor at run time, or passes it in a way that is not read"
}
