package access

import (
	"strings"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/source"
)

// usually is what applies to most devices that nobody secures.
const usually = "for most device types the system's default lets everyone read and write"

// rest is what applies to a device if its driver sets no descriptor.
const rest = ": its setup class or bus driver may give it one, and " + usually

// byKMDF is what KMDF does where it is not known what the driver says.
const byKMDF = "unless the driver says otherwise, KMDF lets only SYSTEM and administrators open a device that has a name, and one without a name has what its bus driver gives it"

// Usual says what is usual where it is not known who may do what; "" where nothing is.
func (r *Row) Usual() string {
	if r.Known() || !strings.HasSuffix(r.Reason(), usually) {
		return ""
	}
	return "read and write for everyone"
}

// shownFallback is what applies to a device without a descriptor in the INF file as far as
// its driver shows it; "" where the INF file decides.
func shownFallback(d *evidence.Driver, b evidence.Below) string {
	if b.Other.Path != "" {
		return ""
	}
	switch b.Reason {
	case driver.UserMode:
		return "its driver runs in user mode, and secures no device" + rest
	case driver.PortLibrary:
		return "a driver of Windows makes the device"
	case driver.FrameworkMakesDevice, driver.FilterDriver:
		if leavesDevices(d) {
			return "the driver gives it no descriptor and no name (KMDF)" + rest
		}
		return byKMDF
	case driver.EveryCallPasses, driver.NoCallPasses, driver.CallsDiffer:
		if createsPlainly(d) {
			return "the driver makes its devices with IoCreateDevice, which takes no descriptor" + rest
		}
		return either
	case driver.CallsNotRead, driver.FlagsWritten, driver.BoundOnly, driver.NoCreateSeen:
		// The INF file may call it a KMDF driver, but the binary does not bear it out.
		if len(d.Binaries) > 0 {
			return either
		}
	}
	return ""
}

// leavesDevices reports whether the source shows that a KMDF driver gives the devices of the
// stack neither a name nor a descriptor.
func leavesDevices(d *evidence.Driver) bool {
	s := d.Source
	if s == nil || !s.Whole() {
		return false
	}
	doors := d.Doors()
	for i := range doors {
		if k := doors[i].Kind; k == evidence.StackDevice || k == evidence.FrameworkDevice || k == evidence.Device {
			return false
		}
	}
	seen := false
	for i := range s.Doors {
		door := &s.Doors[i]
		if door.Kind != source.FrameworkDevice && door.Kind != source.UnknownDevice {
			continue
		}
		name, named := door.Name.Get()
		sd, secured := door.SDDL.Get()
		if door.Kind == source.UnknownDevice || !named || !name.Null || !secured || !sd.Null {
			return false
		}
		seen = true
	}
	return seen
}

// createsPlainly reports whether a driver that makes its devices itself, with calls that are
// all read, passes a descriptor with none.
func createsPlainly(d *evidence.Driver) bool {
	seen := false
	for _, b := range d.Binaries {
		for i := range b.Doors {
			if b.Doors[i].Call != "IoCreateDevice" {
				return false
			}
			seen = true
		}
		if b.Model == driver.KMDF {
			return false
		}
	}
	if s := d.Source; s != nil {
		if s.Has("WdfDeviceCreate") || s.Has("IoCreateDeviceSecure") || s.Has("WdmlibIoCreateDeviceSecure") {
			return false
		}
		seen = seen || s.Has("IoCreateDevice")
	}
	return seen
}

// filedFallback is what the INF file alone tells of a device whose setup class has nothing.
// KMDF creates a device that has a name and no descriptor with SDDL_DEVOBJ_SYS_ALL_ADM_ALL
// ("Controlling Device Access in KMDF Drivers").
func (o *Object) filedFallback() string {
	switch {
	case OfPortDriver(o.Install):
		return "a driver of Windows makes the device"
	case o.Install.Framework() == inf.KMDF:
		return byKMDF
	}
	return either
}
