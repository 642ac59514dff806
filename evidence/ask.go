package evidence

import (
	"slices"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/source"
)

// This file is about what one witness is enough for.

// Whole reports whether all of the target was read, so that its calls are all there are.
func (s *Source) Whole() bool {
	return len(s.Unread) == 0 && len(s.Hidden) == 0 && len(s.Shadowed) == 0
}

// Stacks reports whether it is certain that KMDF makes the device that the driver puts into
// a stack, so that what the driver makes by IoCreateDevice stands in none. False is "not
// known": a binary does not tell for which device it calls WdfDeviceCreate.
func (d *Driver) Stacks() bool {
	return d != nil && d.Source != nil && d.Source.Whole() && d.Source.Has("WdfDriverCreate") && !d.PortLibrary() &&
		slices.ContainsFunc(d.Source.Doors, func(door source.Door) bool {
			return door.Kind == source.FrameworkDevice && door.Condition == ""
		})
}

// Rewrites reports whether a witness calls a function that can give an object another
// descriptor, perhaps a door.
func (d *Driver) Rewrites() bool {
	for _, name := range []string{"ZwSetSecurityObject", "ObSetSecurityObjectByPointer"} {
		if d.Source != nil && d.Source.Has(name) || slices.ContainsFunc(d.Binaries, func(b *Binary) bool {
			return slices.ContainsFunc(b.Imports, func(i driver.Import) bool { return i.Name == name })
		}) {
			return true
		}
	}
	return false
}

// PortLibrary reports whether a witness says that the driver leaves its device to a port
// library.
func (d *Driver) PortLibrary() bool {
	return d.Source != nil && d.Source.portFunction() != "" ||
		slices.ContainsFunc(d.Binaries, func(b *Binary) bool { return len(b.PortLibraries) > 0 })
}

// portFunction returns the function by which the target leaves its device to a port library;
// "" where it calls none.
func (s *Source) portFunction() string {
	for _, name := range driver.PortFunctions() {
		if s.Has(name) {
			return name
		}
	}
	return ""
}
