package driver

// DoorKind is the kind of a door.
type DoorKind int

const (
	// Device is made by IoCreateDevice, or by wdmsec's IoCreateDeviceSecure. The file does
	// not say whether it joins the stack of a PnP device.
	Device DoorKind = iota + 1
	// FrameworkDevice is made by KMDF from the init structure that the driver was given for
	// the device that the INF file installs.
	FrameworkDevice
	// ControlDevice is made by KMDF and stands in no stack: no INF file reaches it.
	ControlDevice
	// Port is a minifilter's communication port. No INF file reaches it.
	Port
	// ChildDevice is made by KMDF for a device on the driver's bus: the driver's own INF file
	// does not reach it.
	ChildDevice
	// AnyFrameworkDevice is made by KMDF, in a driver that makes control devices or children
	// too: the file does not show which of them it is.
	AnyFrameworkDevice
	// NetworkDevice is made by NDIS for the driver, beside the devices of its adapters. No
	// INF file reaches it, unless the driver passes the GUID of a class.
	NetworkDevice
)

func (k DoorKind) String() string {
	return [...]string{"", "device", "framework device", "control device", "communication port",
		"child device", "device made by KMDF", "network device"}[k]
}

// A Door is something that user mode may open, with the arguments that the call passes as
// literals. One door is one place in the code: the compiler may have copied it, and it may
// run more than once, so doors are not a count of devices.
type Door struct {
	Kind DoorKind
	// Call is the function whose call makes the door, and At its place in the image: the
	// address of the call relative to the image's base. At is unknown where calls are not
	// read, which is everywhere but on amd64.
	Call string
	At   Maybe[uint32]
	// Name is what the object is called, as \Device\Acme.
	Name Maybe[Text]
	// SDDL is the descriptor that is passed.
	SDDL            Maybe[Text]
	Type            Maybe[uint32]
	Characteristics Maybe[uint32]
	Exclusive       Maybe[bool]
	// DefaultDescriptor says of a port that the file imports FltBuildDefaultSecurityDescriptor,
	// which admits SYSTEM and administrators. It does not say that the port gets it.
	DefaultDescriptor bool
	Confidence        Confidence

	flagsWritten bool // code after the call may give the device other flags
}

// Text is a string argument. A null pointer is no empty text.
type Text struct {
	Null  bool
	Value string
}

// SecureOpen is FILE_DEVICE_SECURE_OPEN, a bit of the characteristics of a device (wdm.h).
const SecureOpen = 0x100

// characteristicsAt is where a DEVICE_OBJECT has its flags, on processors of 64 bits.
const characteristicsAt = 0x34
