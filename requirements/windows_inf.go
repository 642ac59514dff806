package requirements

import (
	"slices"
	"strings"
)

// A WindowsSection is an install section of an INF file that comes with Windows, with what
// is public of it: that the file has it, with the companions of an install section, and
// whether its .Services section associates a service with the device. InfVerif holds the
// INF files of Windows to the same isolation as others and judges only the lines of the
// file that it is given. A section that is known here therefore leaves no question open
// but who may open a device.
type WindowsSection struct {
	File string // such as winusb.inf
	Name string // of the install section, such as WINUSB.NT
	// Service is the service that the .Services section associates with the device; "" for
	// a filter, or for none.
	Service string
}

// WindowsSectionOf returns the known section that Needs means by a name, which may be that of
// a companion, such as WINUSB.NT.Services. It reports false for a name that is not known.
func WindowsSectionOf(needed string) (WindowsSection, bool) {
	for _, s := range windowsSections {
		if s.is(needed) {
			return s, true
		}
	}
	return WindowsSection{}, false
}

// HasWindowsSection reports whether a file is known to have the section that Needs means by a
// name.
func HasWindowsSection(file, needed string) bool {
	return slices.ContainsFunc(windowsSections, func(s WindowsSection) bool { return strings.EqualFold(s.File, file) && s.is(needed) })
}

// OfWindows reports whether a file is one of Windows of which sections are known.
func OfWindows(file string) bool {
	return slices.ContainsFunc(windowsSections, func(s WindowsSection) bool { return strings.EqualFold(s.File, file) })
}

// is reports whether Needs means the section, or a companion of it, by a name.
func (s WindowsSection) is(needed string) bool {
	if len(needed) < len(s.Name) || !strings.EqualFold(needed[:len(s.Name)], s.Name) {
		return false
	}
	rest := strings.ToLower(needed[len(s.Name):])
	return rest == "" || companionSuffixes[rest]
}
