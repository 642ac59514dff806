package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A Class is a device setup class that Microsoft defines.
type Class struct {
	Name, GUID string
	Traits     Traits
}

// Traits say what is special about the devices of a class.
type Traits uint8

// The traits.
const (
	ForUsers   Traits = 1 << iota // any user opens its devices by design
	ForStorage                    // disks, volumes and their controllers, whose defaults are stricter
	ForFilters                    // file system filter drivers, which have no devices of their own
	Reserved                      // not for drivers of vendors
	OfPort                        // a driver of Windows makes the devices, or nobody in the kernel does
)

// A fileClass is Microsoft's setup class that a file installs devices of, or nil.
type fileClass struct {
	class *Class
	known bool
}

var systemClass = fact[fileClass]{findSystemClass}

// SystemClass returns Microsoft's setup class that the file installs devices of.
// It is nil for a class of somebody else, and where the file does not tell; known
// is false for the latter. The GUID decides where there is one, since it does for
// Windows.
func SystemClass(f *Facts) (class *Class, known bool) {
	c := systemClass.of(f)
	return c.class, c.known
}

func findSystemClass(f *Facts) fileClass {
	version := f.File.Version()
	guid, name := version.ClassGUID, version.Class
	if guid != nil && guid.Value(1) != "" {
		return classIn(guid, func(c *Class) string { return c.GUID })
	}
	if name != nil && name.Value(1) != "" {
		return classIn(name, func(c *Class) string { return c.Name })
	}
	return fileClass{}
}

// classIn returns the class that a line of [Version] means, by its name or its GUID.
func classIn(e *inf.Entry, by func(*Class) string) fileClass {
	if c := lookupClass(e.Value(1), by); c != nil {
		return fileClass{c, true}
	}
	return fileClass{nil, e.Field(1).Known() && e.Value(1) != noClass}
}

// noClass is the GUID that stands for no class at all.
const noClass = "{00000000-0000-0000-0000-000000000000}"

// ClassNamed returns Microsoft's setup class of a name, or nil.
func ClassNamed(name string) *Class {
	return lookupClass(name, func(c *Class) string { return c.Name })
}

func lookupClass(text string, by func(*Class) string) *Class {
	for i := range systemClasses {
		if strings.EqualFold(by(&systemClasses[i]), text) {
			class := systemClasses[i] // the table stays ours
			return &class
		}
	}
	return nil
}

// UserClass reports whether the devices of the file's setup class are there for
// ordinary users, and the name of the class.
func UserClass(f *Facts) (class string, forUsers bool) {
	if c, _ := SystemClass(f); c != nil && c.Traits&ForUsers != 0 {
		return c.Name, true
	}
	return "", false
}
