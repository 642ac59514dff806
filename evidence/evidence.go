package evidence

import (
	"slices"
	"strings"
	"sync"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/source"
)

// A Set is the evidence about the drivers of one INF file.
type Set struct {
	// Drivers are in the order in which the INF file names them, each name once.
	Drivers []*Driver
}

// Driver returns what is known of the driver whose binary has a name, in any case; nil if
// nothing was looked for or found.
func (s *Set) Driver(binary string) *Driver {
	if s == nil {
		return nil
	}
	for _, d := range s.Drivers {
		if d.Is(binary) {
			return d
		}
	}
	return nil
}

// A Driver is the driver of a service, with its witnesses.
type Driver struct {
	// Name is the base name of the service's binary, as "acme.sys".
	Name     string
	Binaries []*Binary
	// Source is what the source of the driver's project says; nil if there is none.
	Source *Source
	// Unread are the files that were found and say nothing, each with the reason.
	Unread []Unread
}

// Is reports whether the driver's binary has a name, in any case.
func (d *Driver) Is(binary string) bool { return strings.EqualFold(d.Name, binary) }

// An Origin says which file a fact comes from.
type Origin struct {
	// Path is the file as it is shown, with forward slashes.
	Path string
	// Local is set for a file of a git work tree that git does not track, unless the user
	// named it or the folder that it lies in.
	Local bool
}

// A Binary is one copy of a driver.
type Binary struct {
	Origin
	// SHA256 is the hash of the whole file in lower-case hexadecimal.
	SHA256 string
	*driver.Facts
}

// A Source is the source of the project that makes a driver.
type Source struct {
	// Origin is the project file.
	Origin
	// DriverType is that of the project, in lower case: "kmdf", "umdf", "wdm", "miniport" and
	// so on; "" where it is not known.
	DriverType string
	// Files are the files of the target that were read. Their names are paths as they are
	// shown.
	Files []source.File
	*source.Facts

	plain     plainFiles
	codesOnce sync.Once
	codes     *Codes
}

// Unread is a file that says nothing.
type Unread struct {
	Path string
	Why  string // a clause without a subject: "is cut short"
}

// For returns the driver with the binaries for an architecture alone, as "amd64", where it
// is known: a decoration of the INF file says which binary an install has. Where no binary
// says for which architecture it is, or arch is "", it is the driver itself.
func (d *Driver) For(arch string) *Driver {
	if d == nil || arch == "" {
		return d
	}
	one := *d
	one.Binaries = nil
	for _, b := range d.Binaries {
		if strings.EqualFold(b.Machine.String(), arch) {
			one.Binaries = append(one.Binaries, b)
		}
	}
	if len(one.Binaries) == len(d.Binaries) {
		return d
	}
	return &one
}

// Empty reports whether no witness says anything.
func (d *Driver) Empty() bool { return d == nil || len(d.Binaries) == 0 && d.Source == nil }

// Tracked returns the set without what is local: what everybody who has the repository sees.
func (s *Set) Tracked() *Set {
	if s == nil {
		return nil
	}
	tracked := &Set{}
	for _, d := range s.Drivers {
		tracked.Drivers = append(tracked.Drivers, d.Tracked())
	}
	return tracked
}

// Tracked returns the driver without the witnesses that are local.
func (d *Driver) Tracked() *Driver {
	if d == nil {
		return nil
	}
	one := *d
	one.Binaries = slices.DeleteFunc(slices.Clone(d.Binaries), func(b *Binary) bool { return b.Local })
	if d.Source != nil && d.Source.Local {
		one.Source = nil
	}
	return &one
}
