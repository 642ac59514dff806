package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A knownClass is a device setup class that Microsoft defines.
type knownClass struct {
	name, guid string
	traits     classTraits
}

type classTraits uint8

const (
	forUsers   classTraits = 1 << iota // any user opens its devices by design
	forStorage                         // disks, volumes and their controllers, whose defaults are stricter
	forFilters                         // file system filter drivers, which have no devices of their own
	reserved                           // not for drivers of vendors
)

// systemClass returns Microsoft's setup class that the file installs devices of.
// It is nil for a class of somebody else, and where the file does not tell; known
// is false for the latter. The GUID decides where there is one, since it does for
// Windows.
func systemClass(f *inf.File) (class *knownClass, known bool) {
	version := f.Version()
	guid, name := version.ClassGUID, version.Class
	if guid != nil && guid.Value(1) != "" {
		return systemClassBy(guid, func(c *knownClass, text string) bool { return strings.EqualFold(c.guid, text) })
	}
	if name != nil && name.Value(1) != "" {
		return systemClassBy(name, func(c *knownClass, text string) bool { return strings.EqualFold(c.name, text) })
	}
	return nil, false
}

func systemClassBy(e *inf.Entry, is func(*knownClass, string) bool) (class *knownClass, known bool) {
	for i := range systemClasses {
		if c := &systemClasses[i]; is(c, e.Value(1)) {
			return c, true
		}
	}
	return nil, e.Field(1).Known() && e.Value(1) != noClass
}

// A fileClass is what systemClass tells of a file.
type fileClass struct {
	class *knownClass
	known bool
}

// systemClass returns the class of the file.
func (p *Pass) systemClass() (class *knownClass, known bool) {
	c := p.views.class.get(func() (c fileClass) {
		c.class, c.known = systemClass(p.File)
		return c
	})
	return c.class, c.known
}

// noClass is the GUID that stands for no class at all.
const noClass = "{00000000-0000-0000-0000-000000000000}"

// userClass reports whether the devices of the file's setup class are there for
// ordinary users, and the name of the class.
func (p *Pass) userClass() (class string, isForUsers bool) {
	if c, _ := p.systemClass(); c != nil && c.traits&forUsers != 0 {
		return c.name, true
	}
	return "", false
}

// filterClass reports whether the file's setup class is one of file system
// filters.
func (p *Pass) filterClass() bool {
	c, _ := p.systemClass()
	return c != nil && c.traits&forFilters != 0
}
