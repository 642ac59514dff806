package access

import (
	"strings"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
)

// Unguarded says why nothing shows that the names below the device of a row are guarded,
// where its Namespace is NotShown: a clause with a subject and a verb. It has no words of the
// files in it, but calls the driver what the caller says.
func (r *Row) Unguarded(name string) string {
	switch {
	case r.Door != nil && (r.Door.SecureOpen || r.Door.Kind == evidence.ChildDevice || r.Door.Kind == evidence.FrameworkDevice):
		return "the device of another driver may stand above it, with flags of its own"
	case r.Door != nil:
		return "no call that is read gives it FILE_DEVICE_SECURE_OPEN"
	case r.Object.Value("UpperFilters") != nil:
		return "the INF file puts a filter above it, which has flags of its own"
	}
	return unguarded(r.Object.Below(), name)
}

func unguarded(b evidence.Below, name string) string {
	if b.Other.Path != "" {
		return "the files of " + name + " do not agree"
	}
	switch b.Reason {
	case driver.UserMode:
		return name + " runs in user mode, and a driver of Windows makes the device"
	case driver.PortLibrary:
		return portLibrary(b.Function) + " makes the device, not " + name
	case driver.FilterDriver:
		return name + " is a KMDF filter, which takes over the flags of the device below"
	case driver.BoundOnly:
		return name + " is bound to KMDF, but nothing shows that the framework makes the device"
	case driver.CallsNotRead:
		return "not each call of " + name + " that makes a device can be read"
	case driver.FlagsWritten:
		return "code of " + name + " may change the flags of a device after it is made"
	case driver.MayLeaveDevice:
		return name + " is a KMDF driver that may leave its device to another, as filters and miniports do"
	case driver.CallsDiffer:
		return "not each device that " + name + " makes gets FILE_DEVICE_SECURE_OPEN"
	case driver.NoCallPasses:
		return "no call in " + name + " passes FILE_DEVICE_SECURE_OPEN, and it can be set later"
	}
	return "nothing shows how " + name + " makes the device"
}

// portLibraries name the port libraries by the beginning of their functions.
var portLibraries = []struct{ prefix, name string }{
	{"Ndis", "NDIS"}, {"Pc", "PortCls"}, {"StorPort", "Storport"}, {"ScsiPort", "ScsiPort"}, {"VideoPort", "VideoPort"},
	{"Dxgk", "the DirectX graphics kernel"}, {"Hid", "the HID class driver"}, {"Ks", "kernel streaming"},
	{"Class", "the storage class library"}, {"StreamClass", "the stream class driver"}, {"USBCAMD", "USBCAMD"},
}

// portLibrary names the library that a function belongs to.
func portLibrary(function string) string {
	for _, l := range portLibraries {
		if strings.HasPrefix(function, l.prefix) {
			return l.name
		}
	}
	return "a port library"
}
