package inf

import "strings"

// A SystemClass is a device setup class that Microsoft defines.
type SystemClass struct {
	Name, GUID string
	Traits     ClassTraits
}

// ClassTraits say what is special about the devices of a class.
type ClassTraits uint8

// The traits.
const (
	ForUsers   ClassTraits = 1 << iota // any user opens its devices by design
	ForStorage                         // disks, volumes and their controllers, whose defaults are stricter
	ForFilters                         // file system filter drivers, which have no devices of their own
	Reserved                           // not for drivers of vendors
	OfPort                             // a driver of Windows makes the devices, or nobody in the kernel does
	Guarding                           // its key has a descriptor and FILE_DEVICE_SECURE_OPEN, for devices without their own
)

// SystemClass returns Microsoft's setup class that the file installs devices of.
// It is nil for a class of somebody else, and where the file does not tell; known
// is false for the latter. The GUID decides where there is one, since it does for
// Windows.
func (f *File) SystemClass() (class *SystemClass, known bool) {
	guid, name := f.version.ClassGUID, f.version.Class
	if guid != nil && guid.Value(1) != "" {
		return classIn(guid, func(c *SystemClass) string { return c.GUID })
	}
	if name != nil && name.Value(1) != "" {
		return classIn(name, func(c *SystemClass) string { return c.Name })
	}
	return nil, false
}

// classIn returns the class that a line of [Version] means, by its name or its GUID.
func classIn(e *Entry, by func(*SystemClass) string) (class *SystemClass, known bool) {
	if c := lookupClass(e.Value(1), by); c != nil {
		return c, true
	}
	return nil, e.Field(1).Known() && e.Value(1) != noClass
}

// noClass is the GUID that stands for no class at all.
const noClass = "{00000000-0000-0000-0000-000000000000}"

// SystemClassNamed returns Microsoft's setup class of a name, or nil.
func SystemClassNamed(name string) *SystemClass {
	return lookupClass(name, func(c *SystemClass) string { return c.Name })
}

func lookupClass(text string, by func(*SystemClass) string) *SystemClass {
	for i := range systemClasses {
		if strings.EqualFold(by(&systemClasses[i]), text) {
			class := systemClasses[i] // the table stays ours
			return &class
		}
	}
	return nil
}

// PassedOver reports whether Windows does not read the install section at all:
// [ClassInstall32] is read only while the setup class is not installed yet, and
// Microsoft's classes are from the start (documentation of the INF ClassInstall32
// section). One of file system filters may be missing until the first filter comes.
func (in *Install) PassedOver() bool {
	if in.Kind != ClassInstall {
		return false
	}
	class, _ := in.Section.File.SystemClass()
	return class != nil && class.Traits&ForFilters == 0
}
