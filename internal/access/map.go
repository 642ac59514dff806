package access

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// A Level is what a cell of the access map shows: the most that a principal may do.
type Level uint8

// The levels, each with those before it in mind. Full stands for control over the
// descriptor or its owner, with which a principal can give itself the rest.
const (
	NoAccess Level = iota
	OpenOnly       // some right, but neither to read nor to write
	ReadOnly
	ReadWrite // or writing alone
	FullControl
	UnknownAccess // the file does not tell
)

var levelNames = [...]string{"none", "open only", "read", "write", "full control", "unknown"}

// String returns the level in words.
func (l Level) String() string { return levelNames[l] }

// LevelOf returns the level of some rights.
func LevelOf(r Rights) Level {
	switch {
	case r&Control != 0:
		return FullControl
	case r&Write != 0:
		return ReadWrite
	case r&Read != 0:
		return ReadOnly
	case r != 0:
		return OpenOnly
	}
	return NoAccess
}

// An Origin says where the descriptor of an object comes from.
type Origin uint8

// The origins of a descriptor.
const (
	OwnDescriptor   Origin = iota // a line for the object itself
	ClassDescriptor               // a line for its setup class
	SystemDefault                 // Windows chooses one
	NotInFile                     // the sections of another INF file may set one
)

var originNames = [...]string{"own", "setup class", "system default", "not in this file"}

// String returns the origin in words.
func (o Origin) String() string { return originNames[o] }

// A Row is a line of the access map: an object, and what each principal may do with
// it.
type Row struct {
	Object *Object
	Origin Origin
	// Cells has one cell for each of [Principals].
	Cells [principalCount]Cell
	// Namespace tells how the names below a device are guarded.
	Namespace Namespace
	// Constant is the name that wdmsec.h has for the descriptor of a device
	// (SDDL_DEVOBJ_…); "" for any other.
	Constant string
}

// A Cell is what a principal may do with an object.
type Cell struct {
	Level   Level
	Rights  Rights
	Granted sddl.AccessMask // with generic rights mapped
	// ACEs are the indexes of the entries of the DACL that grant it.
	ACEs []int
}

// Map returns the access map of a file: its installed objects that have a
// descriptor, or for which Windows chooses one, in the order of the file.
func Map(f *inf.File) []Row {
	var rows []Row
	for _, o := range Of(f) {
		if o.mapped() {
			rows = append(rows, rowOf(o))
		}
	}
	return rows
}

// mapped reports whether an object has a place in the access map: one that is
// installed, and that the file secures, or could be expected to.
func (o *Object) mapped() bool {
	switch {
	case o.Install == nil:
		return false
	case len(o.Object.Descriptors) > 0:
		return o.Effective != nil || o.Object.Descriptors[0].Effect != inf.WrongSection
	}
	return o.Kind != inf.KindKey && o.Kind != inf.KindFile && o.Kind != inf.KindInterface
}

func rowOf(o *Object) Row {
	row := Row{Object: o, Origin: originOf(o), Namespace: NamespaceOf(o)}
	for p := range row.Cells {
		row.Cells[p].Level = UnknownAccess
	}
	d := o.Effective
	if d == nil || d.Status != Parsed {
		return row
	}
	if o.Rights == sddl.KindDevice {
		if c, ok := d.SD.DeviceConstant(); ok {
			row.Constant = c.Name
		}
	}
	for p := range row.Cells {
		result := d.Check(Principal(p))
		rights := RightsOf(o.Rights, result.Granted)
		row.Cells[p] = Cell{LevelOf(rights), rights, result.Granted, result.ACEs(result.Granted)}
	}
	return row
}

func originOf(o *Object) Origin {
	d := o.Effective
	switch {
	case d == nil && o.External:
		return NotInFile
	case d == nil, d.Status == Malformed, d.Status == Empty, d.Status == Undecodable:
		return SystemDefault
	case d.Object != o:
		return ClassDescriptor
	}
	return OwnDescriptor
}
