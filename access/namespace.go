package access

import (
	"slices"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

// SecureOpen is FILE_DEVICE_SECURE_OPEN, a bit of DeviceCharacteristics (wdm.h).
const SecureOpen = 0x100

// A Namespace says whether a device's descriptor guards the names below the
// device: the opens of \Device\Acme\anything. Where the file does not set the flag, the
// driver may, which the file does not show.
type Namespace uint8

// The answers.
const (
	NoNamespace  Namespace = iota // the object is no device, or a driver of Windows makes it
	Guarded                       // the file sets SecureOpen
	GuardedClass                  // Windows has it in the key of the setup class
	ByFramework                   // not set, but the driver uses a framework, which sets it where it makes the device
	NotSet                        // not set
	NotKnown                      // the value, or part of the install, is not in the file
	// These come from the driver: see [Object.Below].
	GuardedByFramework // KMDF makes the device
	GuardedByDriver    // every call of the driver that makes a device sets it
	NotShown           // the driver is at hand, and does not show it
)

var namespaceNames = [...]string{"", "guarded", "guarded", "not known", "not known", "not known", "guarded by the framework", "guarded by the driver", "not known"}

// String returns the answer in a few words; "" for what has no names below.
func (n Namespace) String() string { return namespaceNames[n] }

// guards reports whether the names below are guarded.
func (n Namespace) guards() bool { return n == Guarded || n == GuardedClass || n.byDriver() }

// byDriver reports whether the driver guards the names below.
func (n Namespace) byDriver() bool { return n == GuardedByFramework || n == GuardedByDriver }

// NamespaceOf tells how the names below a device are guarded. For a setup class
// it tells what the class's devices start from.
func NamespaceOf(o *Object) Namespace {
	if o.Kind != inf.KindDevice && o.Kind != inf.KindClass || o.Install == nil {
		return NoNamespace
	}
	value := o.Value("DeviceCharacteristics")
	if value != nil {
		n, ok := value.Value.Uint()
		switch {
		case !value.Value.Known():
			return NotKnown
		case ok && n&SecureOpen != 0:
			return Guarded
		}
	}
	unknownName := func(r *inf.Reach) bool { return !r.Name.Known() }
	switch {
	case o.External || o.Unread:
		return NotKnown
	case o.Kind == inf.KindClass:
		return NotSet
	case value == nil && o.guardedByWindows():
		return GuardedClass
	case value == nil && OfPortDriver(o.Install):
		return NoNamespace
	case o.Driver != nil:
		return o.shownNamespace()
	case o.Install.Framework() != inf.NoFramework:
		return ByFramework
	case slices.ContainsFunc(o.Install.External, unknownName):
		return NotKnown // may be the sections of a framework
	}
	return NotSet
}

// Below says what the driver of a device shows of the names below it: the zero Below where
// nothing is known of the driver.
func (o *Object) Below() evidence.Below {
	if o.shown == nil {
		return evidence.Below{}
	}
	return o.shown.below
}

// shownNamespace is what the driver shows. A filter above the device has flags of its own: Windows
// asks those of the device at the top of the stack ("Controlling Device Namespace Access").
func (o *Object) shownNamespace() Namespace {
	if o.Value("UpperFilters") != nil {
		return NotShown
	}
	switch o.Below().Guard {
	case driver.GuardedByFramework:
		return GuardedByFramework
	case driver.GuardedByDriver:
		return GuardedByDriver
	}
	return NotShown
}

// guardedByWindows reports whether the setup class of a device is one for which Windows
// has a descriptor and SecureOpen.
func (o *Object) guardedByWindows() bool {
	class := o.systemClass()
	return class != nil && class.Traits&inf.Guarding != 0
}

// systemClass returns Microsoft's setup class of a device, or nil.
func (o *Object) systemClass() *inf.SystemClass {
	class, _ := o.Install.Section.File.SystemClass()
	return class
}
