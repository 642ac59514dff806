package driver

// Guard is the answer to the question whether names below the driver's device are checked
// with the device's descriptor.
type Guard int

const (
	// GuardNotKnown is said where nothing shows that they are.
	GuardNotKnown Guard = iota
	// GuardedByFramework is said where KMDF makes the device.
	GuardedByFramework
	// GuardedByDriver is said where each call that makes a device passes the flag.
	GuardedByDriver
)

func (g Guard) String() string {
	return [...]string{"not known", "guarded by the framework", "guarded by the driver"}[g]
}

// Reason is why the answer is what it is.
type Reason int

// There is one reason for each answer that a reader should be told.
const (
	// NoCreateSeen: the file imports nothing that makes a device. It may still find it by name.
	NoCreateSeen Reason = iota
	// UserMode: the driver runs in user mode, and the reflector has the device.
	UserMode
	// PortLibrary: a port library makes the device, not the driver.
	PortLibrary
	// FilterDriver: the driver is a KMDF filter, and takes the flags of the device below.
	FilterDriver
	// BoundOnly: the driver is bound to KMDF, but nothing shows that KMDF makes its device.
	BoundOnly
	// FrameworkMakesDevice: KMDF makes the device, and sets the flag.
	FrameworkMakesDevice
	// CallsNotRead: the driver makes devices itself, and not each call was read.
	CallsNotRead
	// CallsDiffer: some calls pass the flag and some do not.
	CallsDiffer
	// NoCallPasses: each call was read, and none passes the flag. The driver can set it later.
	NoCallPasses
	// EveryCallPasses: each call was read, and each passes the flag.
	EveryCallPasses
	// FlagsWritten: each call was read, but code after one may give its device other flags, as
	// that of a filter which takes those of the device below.
	FlagsWritten
	// MayLeaveDevice: the code has the offset of WdfFdoInitSetFilter or WdfDeviceMiniportCreate,
	// which can also be one in a structure of the driver's own.
	MayLeaveDevice
)

// Below is an answer with its reason.
type Below struct {
	Guard      Guard
	Reason     Reason
	Function   string // the function of the port library
	Confidence Confidence
}

// NamesBelow answers whether names below the device are guarded, as far as the driver
// decides it. There is no answer "not guarded": an INF file, a class, or a later line of
// the driver can set FILE_DEVICE_SECURE_OPEN.
func (f *Facts) NamesBelow() Below {
	unknown := func(r Reason, c Confidence) Below { return Below{Reason: r, Confidence: c} }
	creates := len(f.imported(createDevice, createDeviceSecure)) > 0
	switch {
	case f.Model == UMDF:
		return unknown(UserMode, Certain)
	case len(f.PortLibraries) > 0:
		return Below{Reason: PortLibrary, Function: f.PortLibraries[0], Confidence: Certain}
	case f.Filter:
		return unknown(FilterDriver, High)
	case creates && !f.AllCreatesRead:
		return unknown(CallsNotRead, NotKnown)
	case creates:
		return f.createdBelow()
	case f.Model == KMDF && f.Framework != nil && (f.Framework.seen[fdoInitSetFilter] || f.Framework.seen[deviceMiniportCreate]):
		return unknown(MayLeaveDevice, NotKnown)
	case f.Model == KMDF && f.MakesDevice:
		return Below{Guard: GuardedByFramework, Reason: FrameworkMakesDevice, Confidence: High}
	case f.Model == KMDF:
		return unknown(BoundOnly, NotKnown)
	}
	return unknown(NoCreateSeen, NotKnown)
}

// createdBelow is NamesBelow where each call that makes a device was read.
func (f *Facts) createdBelow() Below {
	with, without, written := 0, 0, false
	for _, d := range f.Doors {
		if d.Kind != Device {
			continue
		}
		written = written || d.flagsWritten
		flags, ok := d.Characteristics.Get()
		switch {
		case !ok:
			return Below{Reason: CallsNotRead}
		case flags&SecureOpen != 0:
			with++
		default:
			without++
		}
	}
	below := BelowOfCalls(with, without, written)
	switch {
	case below.Reason != NoCallPasses || f.Model != KMDF:
		return below
	case f.MakesDevice: // KMDF may make the device of the INF file
		return Below{Reason: CallsDiffer, Confidence: High}
	}
	return Below{Reason: BoundOnly}
}

// BelowOfCalls answers for a driver that makes its devices itself, of which so many calls pass
// FILE_DEVICE_SECURE_OPEN and so many do not. Written says that code may write the flags of a
// device later.
func BelowOfCalls(with, without int, written bool) Below {
	switch {
	case written:
		return Below{Reason: FlagsWritten, Confidence: High}
	case with > 0 && without > 0:
		return Below{Reason: CallsDiffer, Confidence: High}
	case with > 0:
		return Below{Guard: GuardedByDriver, Reason: EveryCallPasses, Confidence: High}
	case without > 0:
		return Below{Reason: NoCallPasses, Confidence: High}
	}
	return Below{Reason: CallsNotRead}
}
