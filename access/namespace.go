package access

import (
	"slices"

	"github.com/inflint/inflint/inf"
)

// SecureOpen is FILE_DEVICE_SECURE_OPEN, a bit of DeviceCharacteristics (wdm.h).
const SecureOpen = 0x100

// A Namespace says whether a device's descriptor guards the names below the
// device: the opens of \Device\Acme\anything.
type Namespace uint8

// The answers.
const (
	NoNamespace Namespace = iota // the object is no device
	Guarded                      // SecureOpen is set
	ByFramework                  // not set, but the device's framework sets it in code
	Unguarded                    // not set
	NotKnown                     // the value, or part of the install, is not in the file
)

var namespaceNames = [...]string{"", "guarded", "guarded by the framework", "not guarded", "not known"}

// String returns the answer in a few words; "" for what is no device.
func (n Namespace) String() string { return namespaceNames[n] }

// NamespaceOf tells how the names below a device are guarded. For a setup class
// it tells what the class's devices start from.
func NamespaceOf(o *Object) Namespace {
	if o.Kind != inf.KindDevice && o.Kind != inf.KindClass || o.Install == nil {
		return NoNamespace
	}
	if s := o.Value("DeviceCharacteristics"); s != nil {
		n, ok := s.Value.Uint()
		switch {
		case !s.Value.Known():
			return NotKnown
		case ok && n&SecureOpen != 0:
			return Guarded
		}
	}
	switch {
	case o.External:
		return NotKnown
	case o.Kind == inf.KindDevice && o.Install.Framework() != inf.NoFramework:
		return ByFramework
	case slices.ContainsFunc(o.Install.External, func(r *inf.Reach) bool { return !r.Name.Known() }):
		return NotKnown // may be the sections of a framework
	}
	return Unguarded
}
