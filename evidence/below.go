package evidence

import (
	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/source"
)

// A Below answers whether the names below a driver's device are guarded by the device's
// descriptor, as far as the driver decides it.
type Below struct {
	driver.Below
	// Witness is the file that the answer comes from; its Path is "" where there is none.
	Witness Origin
	// Framework is the version of KMDF that the witness is bound to, as "KMDF 1.15".
	Framework string
	// Other is the file that contradicts the witness: then the answer is unknown.
	Other Origin
}

// NamesBelow asks all witnesses. The answer is known only where no witness contradicts it.
func (d *Driver) NamesBelow() Below {
	if d.Empty() {
		return Below{}
	}
	var answer Below
	for i, said := range d.said() {
		switch {
		case i == 0:
			answer = said
		case contradicts(answer, said):
			return Below{Below: driver.Below{Reason: answer.Reason}, Witness: answer.Witness, Other: said.Witness}
		case said.Confidence > answer.Confidence, overrules(said, answer):
			answer = said
		}
	}
	return answer
}

// said is what each witness says.
func (d *Driver) said() (list []Below) {
	for _, b := range d.Binaries {
		one := Below{Below: b.NamesBelow(), Witness: b.Origin}
		if b.Framework != nil {
			one.Framework = b.Framework.String()
		}
		list = append(list, one)
	}
	if d.Source != nil {
		list = append(list, Below{Below: d.Source.namesBelow(), Witness: d.Source.Origin})
	}
	return list
}

// contradicts reports whether two witnesses cannot both be right. One that does not know is
// silent. One that sees the flags written says nothing about the calls.
func contradicts(a, b Below) bool {
	silent := func(x Below) bool { return x.Confidence == driver.NotKnown }
	return !silent(a) && !silent(b) && a.Reason != b.Reason && !overrules(a, b) && !overrules(b, a)
}

// overrules reports whether one witness shows that the flags are written, and the other only
// what the calls pass.
func overrules(a, b Below) bool {
	switch b.Reason {
	case driver.EveryCallPasses, driver.NoCallPasses, driver.CallsDiffer:
		return a.Reason == driver.FlagsWritten
	}
	return false
}

// namesBelow answers from source. It claims that KMDF makes the device only where the
// target has all of it: the driver object, the device, and nothing else that makes or
// changes one. DriverType alone is a hint (four of 111 drivers with DriverType KMDF are WDM
// drivers after all).
func (s *Source) namesBelow() driver.Below {
	unknown := func(r driver.Reason) driver.Below { return driver.Below{Reason: r} }
	switch {
	case s.DriverType == "umdf":
		return driver.Below{Reason: driver.UserMode, Confidence: driver.High}
	case !s.Whole():
		return unknown(driver.CallsNotRead)
	}
	if name := s.portFunction(); name != "" {
		return driver.Below{Reason: driver.PortLibrary, Function: name, Confidence: driver.High}
	}
	kmdf := s.Has("WdfDriverCreate")
	creates := s.Has("IoCreateDevice") || s.Has("IoCreateDeviceSecure") || s.Has("WdmlibIoCreateDeviceSecure")
	switch {
	case s.Has("WdfFdoInitSetFilter"):
		return driver.Below{Reason: driver.FilterDriver, Confidence: driver.High}
	case creates && !kmdf:
		return s.createdBelow()
	case creates:
		return unknown(driver.CallsNotRead)
	case s.Has("WdfDeviceMiniportCreate"):
		return unknown(driver.MayLeaveDevice)
	case kmdf && s.FlagsNamed:
		return unknown(driver.FlagsWritten)
	case kmdf && s.Has("WdfDeviceCreate"):
		return driver.Below{Guard: driver.GuardedByFramework, Reason: driver.FrameworkMakesDevice, Confidence: driver.High}
	case kmdf:
		return unknown(driver.BoundOnly)
	}
	return unknown(driver.NoCreateSeen)
}

// createdBelow is namesBelow for a driver that makes its devices itself.
func (s *Source) createdBelow() driver.Below {
	with, without := 0, 0
	for i := range s.Doors {
		d := &s.Doors[i]
		if d.Kind != source.Device {
			continue
		}
		flags, known := d.Characteristics.Get()
		switch {
		case !known || d.Confidence == source.NotKnown:
			return driver.Below{Reason: driver.CallsNotRead}
		case flags&driver.SecureOpen != 0:
			with++
		default:
			without++
		}
	}
	return driver.BelowOfCalls(with, without, s.FlagsNamed)
}
