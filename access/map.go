package access

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// An Origin says where the descriptor of an object comes from.
type Origin uint8

// The origins of a descriptor.
const (
	OwnDescriptor    Origin = iota // a line for the object itself
	ClassDescriptor                // a line for its setup class
	SystemDefault                  // Windows chooses one
	NotInFile                      // the file does not tell; see [Row.Reason]
	CodeDescriptor                 // the driver's code passes one
	FrameworkDefault               // KMDF chooses one
	NotRead                        // the driver's code does not tell; see [Row.Reason]
)

var originNames = [...]string{"own", "setup class", "system default", "not in this file", "driver", "framework default", "not read"}

// String returns the origin in words.
func (o Origin) String() string { return originNames[o] }

// A Row is a line of the access map: an object, and what each principal may do with
// it.
type Row struct {
	Object *Object
	// Door is the call of the driver that makes the object; nil for an object of the INF file.
	// Where it is set, the object has no install, and its descriptor is no setting of the file.
	Door *evidence.Door
	// Contested says why another descriptor than the door's may apply; "" where it does not.
	Contested string
	Origin    Origin
	Cells     Cells
	// Named are the callers that the descriptor names besides the standard ones. MoreNamed
	// is how many of these are not looked into.
	Named     []NamedCaller
	MoreNamed int
	// Namespace tells how the names below a device are guarded.
	Namespace Namespace
	// Constant is the name that wdmsec.h has for the descriptor of a device
	// (SDDL_DEVOBJ_…); "" for any other.
	Constant string
	// Idle are the lines for a device that set a descriptor without effect, where none of
	// them has effect.
	Idle []*Descriptor

	// replaced is set for a door that has no descriptor of its own in the end: that of the INF
	// file applies, and the file's device has a row.
	replaced bool
}

// Map returns the access map of a file: its installed objects that have a
// descriptor, or for which Windows chooses one, in the order of the file; then what its
// drivers make, as far as the evidence shows it.
func Map(f *inf.File, e *evidence.Set) []Row { return Rows(Of(f, e), e) }

// Rows returns the access map of objects that [Of] returned.
func Rows(objects []*Object, e *evidence.Set) []Row {
	var rows []Row
	known := map[*Evaluation]*Row{}               // of each descriptor, the first row: many objects may share it
	elsewhere := map[*inf.Install][]*Descriptor{} // of devices, in keys where they mean nothing
	for _, o := range objects {
		if !o.mapped() && o.Install != nil && len(o.Descriptors) > 0 {
			elsewhere[o.Install] = append(elsewhere[o.Install], o.Descriptors...)
		}
	}
	for _, o := range objects {
		if !o.mapped() {
			continue
		}
		row := rowOf(o, known)
		if o.Kind == inf.KindDevice && row.Origin != OwnDescriptor {
			row.Idle = o.idle(elsewhere[o.Install])
		}
		rows = append(rows, row)
	}
	return append(rows, Doors(objects, e)...)
}

// Doors returns the rows of what the drivers of a file make, given the file's objects.
func Doors(objects []*Object, e *evidence.Set) []Row {
	return slices.DeleteFunc(doorRows(objects, e), func(r Row) bool { return r.replaced })
}

// idle returns the descriptors of a device that have no effect, with those among some of
// its install that stand in a key where they mean nothing.
func (o *Object) idle(elsewhere []*Descriptor) (list []*Descriptor) {
	for _, d := range o.Descriptors {
		if d.Setting.Effect != inf.Effective {
			list = append(list, d)
		}
	}
	for _, d := range elsewhere {
		if d.Setting.Effect == inf.WrongSection && strings.EqualFold(d.Setting.Name, "Security") {
			list = append(list, d)
		}
	}
	return list
}

// mapped reports whether an object has a place in the access map: one that is
// installed, and that the file secures, or could be expected to.
func (o *Object) mapped() bool {
	switch {
	case o.Install == nil, o.Kind == inf.KindClass && o.Install.PassedOver():
		return false
	case len(o.Object.Descriptors) > 0:
		return o.Effective != nil || o.Object.Descriptors[0].Effect != inf.WrongSection
	}
	return o.Kind != inf.KindKey && o.Kind != inf.KindFile && o.Kind != inf.KindInterface
}

func rowOf(o *Object, known map[*Evaluation]*Row) Row {
	row := Row{Object: o, Origin: originOf(o), Cells: unknownCells(), Namespace: NamespaceOf(o)}
	d := o.Effective
	if d == nil || d.Status != Parsed {
		return row
	}
	if same := known[d.Evaluation]; same != nil && same.Object.Rights == o.Rights {
		row.Cells, row.Constant, row.Named, row.MoreNamed = same.Cells, same.Constant, same.Named, same.MoreNamed
		return row
	}
	row.fill()
	kept := row
	known[d.Evaluation] = &kept
	return row
}

// fill sets what follows from the effective descriptor, which is parsed.
func (r *Row) fill() {
	o, d := r.Object, r.Object.Effective
	if o.Rights == sddl.KindDevice {
		if c, ok := d.SD.DeviceConstant(); ok {
			r.Constant = c.Name
		}
	}
	for p := range r.Cells {
		r.Cells[p] = cellOf(d.Check(Principal(p)), o.Rights)
	}
	r.Named, r.MoreNamed = NamedCallersOf(d.SD, o.Rights)
}

func originOf(o *Object) Origin {
	d := o.Effective
	switch {
	case d == nil || d.Status == Empty:
		if o.External || o.Unread || isDevice(o.Kind) {
			return NotInFile
		}
		return SystemDefault
	case d.Status == Malformed, d.Status == Undecodable:
		return NotInFile
	case d.Object != o:
		return ClassDescriptor
	}
	return OwnDescriptor
}

// Targets returns the descriptions of the devices that a device object stands for,
// each once: all Models lines that lead to its install. Other objects have none.
func (r *Row) Targets() []string {
	if r.Object.Kind != inf.KindDevice || r.Door != nil {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	for _, t := range r.Object.Install.Targets {
		if name := t.Description(); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}
