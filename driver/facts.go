package driver

import "debug/pe"

// Machine is the processor a file is for, as its COFF header has it.
type Machine uint16

// The machines that are read.
const (
	X86   Machine = pe.IMAGE_FILE_MACHINE_I386
	AMD64 Machine = pe.IMAGE_FILE_MACHINE_AMD64
	ARM   Machine = pe.IMAGE_FILE_MACHINE_ARMNT
	ARM64 Machine = pe.IMAGE_FILE_MACHINE_ARM64
)

func (m Machine) known() bool { return m == X86 || m == ARM || m.wide() }
func (m Machine) wide() bool  { return m == AMD64 || m == ARM64 }

// String has the name that a decoration of an INF file has, without NT.
func (m Machine) String() string {
	switch m {
	case X86:
		return "x86"
	case AMD64:
		return "amd64"
	case ARM:
		return "arm"
	case ARM64:
		return "arm64"
	}
	return "unknown"
}

// Confidence says how far a fact can be trusted.
type Confidence int

// A fact is certain where the format of the file decides it, and high where code was read
// that could in theory be reached in another way than it looks.
const (
	NotKnown Confidence = iota
	High
	Certain
)

func (c Confidence) String() string { return [...]string{"not known", "high", "certain"}[c] }

// Model is the framework that a driver is bound to.
type Model int

// A driver without a framework calls the kernel itself (WDM), or a port library.
const (
	ModelUnknown Model = iota
	NoFramework
	KMDF
	UMDF
)

func (m Model) String() string {
	return [...]string{"unknown", "no framework", "KMDF", "UMDF"}[m]
}

// native is the subsystem of what the kernel loads.
const native = 1

// Facts is what a file says of the devices that its driver makes.
type Facts struct {
	Machine   Machine
	Subsystem uint16 // native, 1, is the kernel's
	Version   Maybe[Version]
	Imports   []Import

	Model Model
	// Framework is the record that binds the driver to KMDF, or nil.
	Framework *Framework
	// PortLibraries are the imported functions by which the driver leaves its device to a
	// port library, as NdisMRegisterMiniportDriver.
	PortLibraries []string
	// Filter says that the driver loads WdfFdoInitSetFilter from KMDF's table: its device has
	// the flags of the device below. False is "not seen".
	Filter bool
	// MakesDevice says that the driver loads WdfDeviceCreate from KMDF's table. False is "not seen".
	MakesDevice bool
	// SecureLibrary says that the file has wdmsec's IoCreateDeviceSecure in it. It does not
	// say that the driver calls it, and false does not say that it has none.
	SecureLibrary bool
	// Doors are the devices and ports whose making was read.
	Doors []Door
	// AllCreatesRead says that each reference to IoCreateDevice, and to wdmsec's function, is
	// a call among the doors. False is "not known".
	AllCreatesRead bool
}

// imported has the imports of these names.
func (f *Facts) imported(names ...string) []Import {
	var found []Import
	for _, i := range f.Imports {
		for _, name := range names {
			if i.Name == name {
				found = append(found, i)
			}
		}
	}
	return found
}
