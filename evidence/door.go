package evidence

import (
	"fmt"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/source"
)

// A Kind is the kind of a door.
type Kind uint8

// The kinds of doors.
const (
	// Device is made by IoCreateDevice or IoCreateDeviceSecure. Whether it joins the stack of
	// a PnP device is not known.
	Device Kind = iota + 1
	// StackDevice is made by KMDF for the stack of a PnP device: the INF file's descriptor
	// reaches it.
	StackDevice
	// ChildDevice is made by KMDF for a device that the driver enumerates. The INF file of
	// that device reaches it.
	ChildDevice
	// ControlDevice is made by KMDF and stands in no stack: no INF file reaches it.
	ControlDevice
	// FrameworkDevice is made by KMDF, and is one of the three above.
	FrameworkDevice
	// Port is a minifilter's communication port: no INF file reaches it.
	Port
	// NetworkDevice is made by NDIS, beside the devices of the driver's adapters: no INF file
	// reaches it.
	NetworkDevice
)

func (k Kind) String() string {
	return [...]string{"", "device", "device of the stack", "child device", "control device", "framework device", "communication port", "network device"}[k]
}

// A Text is an argument that a call passes. The zero Text is not known.
type Text struct {
	State State
	Value string // where the State is Given
}

// A State says what is known of an argument.
type State uint8

// The states.
const (
	Unknown State = iota
	Null          // the call passes none
	Given
)

// A Door is a device or a port that the driver's code makes, at one place of the code. The
// place may be run more than once, or never.
type Door struct {
	Kind Kind
	Origin
	// Call is the function whose call makes the door. At says where the call is: as
	// "0x1185", the address relative to the image's base, or as "12:5", line and column; ""
	// where it is not known.
	Call, At string
	// Machine is the architecture of the binary, as "amd64"; "" for source.
	Machine string
	// SHA256 is the hash of the binary; "" for source.
	SHA256 string
	// Source has the door as package source read it; nil for one of a binary.
	Source *source.Door
	// Name is what Windows knows it by, as \Device\Acme. Null is none, or one that is made up.
	Name Text
	// SDDL is the descriptor that the code passes.
	SDDL Text
	// Type and Flags are the DeviceType and the DeviceCharacteristics that the call passes; nil
	// where they are not known.
	Type, Flags *uint32
	// AllRead says that the witness shows every call that makes a device, of which this is
	// one. False is "not known".
	AllRead bool
	// SecureOpen says that the names below it are guarded. False is "not known".
	SecureOpen bool
	// Default says that a port has the descriptor which admits SYSTEM and administrators
	// alone. False is "not known".
	Default bool
	// Other is a witness that says otherwise about the descriptor; then SDDL is not known.
	Other Origin
}

// Named reports whether the door can be found: it has a name that is known, or is of a kind
// that exists only to be opened.
func (d *Door) Named() bool {
	return d.Name.State == Given || d.Kind.Apart()
}

// Apart reports whether a door of the kind is in no stack that an INF file could reach, and
// exists only to be opened.
func (k Kind) Apart() bool { return k == ControlDevice || k == Port || k == NetworkDevice }

// mostDoors is how many doors of a driver are held against each other, which takes time that
// grows with their square. No person wrote a driver with more: what they pass is not known.
const mostDoors = 1000

// Doors are what the driver's code makes and callers can find by a name, or by a descriptor
// of its own. What several witnesses say alike comes once, from the first of them.
func (d *Driver) Doors() []Door {
	if d.Empty() {
		return nil
	}
	var all []Door
	for _, b := range d.Binaries {
		below := b.NamesBelow()
		for i := range b.Doors {
			one := b.door(&b.Doors[i])
			switch {
			case one.Kind == StackDevice && below.Guard == driver.GuardedByFramework:
				one.SecureOpen = true
			case one.Kind == Device && below.Reason == driver.FlagsWritten:
				one.SecureOpen = false
			}
			all = append(all, one)
		}
	}
	if d.Source != nil {
		for i := range d.Source.Doors {
			all = append(all, d.Source.door(&d.Source.Doors[i]))
		}
	}
	var doors []Door
	for i := range all {
		one := &all[i]
		if len(all) > mostDoors {
			one.SDDL, one.SecureOpen, one.Default = Text{}, false, false
		}
		if !one.Named() && one.SDDL.State != Given {
			continue
		}
		if len(all) > mostDoors || !merge(doors, one) {
			doors = append(doors, *one)
		}
	}
	return doors
}

// merge adds to a door among some what another witness says of the same one, and reports
// whether there is such a door. Doors are recognised by their kind and name. Of doors
// without a known name nobody can tell whether they are the same, unless all of it is alike.
func merge(doors []Door, one *Door) bool {
	for i := range doors {
		d := &doors[i]
		switch {
		case !d.Kind.mayBe(one.Kind), d.Name != one.Name:
			continue
		case d.SDDL == one.SDDL && d.Default == one.Default:
		case d.Path == one.Path, d.Name.State != Given: // perhaps another door
			continue
		}
		d.SecureOpen = d.SecureOpen && one.SecureOpen
		switch {
		case d.SDDL == one.SDDL && d.Default == one.Default:
		case d.SDDL.State == Unknown && d.Other.Path == "":
			d.SDDL = one.SDDL
		case one.SDDL.State == Unknown:
		default:
			d.SDDL, d.Other = Text{}, one.Origin
		}
		if d.Kind == FrameworkDevice {
			d.Kind = one.Kind
		}
		d.Type, d.Flags = agreed(d.Type, one.Type), agreed(d.Flags, one.Flags)
		return true
	}
	return false
}

// agreed returns what two witnesses say; nil where they differ, or one does not know.
func agreed(a, b *uint32) *uint32 {
	if a == nil || b == nil || *a != *b {
		return nil
	}
	return a
}

// mayBe reports whether two witnesses may speak of one door: source often tells which kind
// of framework device it is, and a binary does not.
func (k Kind) mayBe(other Kind) bool {
	framework := func(k Kind) bool { return k == StackDevice || k == ChildDevice || k == ControlDevice }
	return k == other || k == FrameworkDevice && framework(other) || other == FrameworkDevice && framework(k)
}

var ofBinary = [...]Kind{
	driver.Device: Device, driver.FrameworkDevice: StackDevice, driver.ControlDevice: ControlDevice, driver.Port: Port,
	driver.ChildDevice: ChildDevice, driver.AnyFrameworkDevice: FrameworkDevice, driver.NetworkDevice: NetworkDevice,
}

func (b *Binary) door(d *driver.Door) Door {
	door := Door{Kind: ofBinary[d.Kind], Origin: b.Origin, Call: d.Call, Machine: b.Machine.String(), SHA256: b.SHA256}
	if at, ok := d.At.Get(); ok {
		door.At = fmt.Sprintf("%#x", at)
	}
	if t, ok := d.Name.Get(); ok {
		door.Name = text(t.Null, t.Value)
	}
	if t, ok := d.SDDL.Get(); ok {
		door.SDDL = text(t.Null, t.Value)
	} else if d.Call == "IoCreateDevice" { // which takes none
		door.SDDL = Text{State: Null}
	}
	door.Type, door.Flags = number(d.Type.Get()), number(d.Characteristics.Get())
	door.SecureOpen = door.Flags != nil && *door.Flags&driver.SecureOpen != 0 || d.Kind == driver.ControlDevice
	door.AllRead = b.AllCreatesRead
	return door
}

var ofSource = [...]Kind{
	source.Device: Device, source.FrameworkDevice: StackDevice, source.ChildDevice: ChildDevice,
	source.ControlDevice: ControlDevice, source.UnknownDevice: FrameworkDevice, source.Port: Port,
}

func (s *Source) door(d *source.Door) Door {
	door := Door{
		Kind: ofSource[d.Kind], Origin: Origin{Path: d.Place.File, Local: s.Local},
		Call: d.Call, At: fmt.Sprintf("%d:%d", d.Place.Line, d.Place.Column), Source: d,
	}
	if t, ok := d.Name.Get(); ok {
		door.Name = text(t.Null, t.Value)
	}
	if t, ok := d.SDDL.Get(); ok {
		door.SDDL = text(t.Null, t.Value)
	}
	door.Type, door.Flags = number(d.Type.Get()), number(d.Characteristics.Get())
	door.SecureOpen = door.Flags != nil && *door.Flags&driver.SecureOpen != 0 && !s.FlagsNamed
	door.AllRead = s.Whole()
	door.Default, _ = d.DefaultDescriptor.Get()
	return door
}

func text(null bool, value string) Text {
	if null {
		return Text{State: Null}
	}
	return Text{State: Given, Value: value}
}

func number(n uint32, known bool) *uint32 {
	if !known {
		return nil
	}
	return &n
}
