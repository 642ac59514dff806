package inf

import "cmp"

// A Host is a machine that an INF file may be installed on.
type Host struct {
	Arch                string // x86, ia64, amd64, arm or arm64
	Major, Minor, Build int
	// ProductType is 1 for a workstation, 2 for a domain controller, 3 for a
	// server; SuiteMask has the VER_SUITE_* bits.
	ProductType, SuiteMask int
}

// Allows reports whether a section with the decoration may be used on a host: the
// architecture is the same, the version of Windows at least the one given, the
// product type equal, and all bits of the suite mask are there. A build number
// counts only for the version that it is given with. A decoration without
// architecture (NT) is for any.
func (d Decoration) Allows(h Host) bool {
	if d.Arch != "" && d.Arch != AnyArch && d.Arch != fold(h.Arch) {
		return false
	}
	switch c := compareVersion(d, h.Major, h.Minor); {
	case c > 0, c == 0 && d.Build != Any && d.Build > h.Build:
		return false
	case d.ProductType != Any && d.ProductType != h.ProductType:
		return false
	}
	return d.SuiteMask == Any || d.SuiteMask&h.SuiteMask == d.SuiteMask
}

// compareVersion compares the version in a decoration with another one. A part
// that is not given compares as 0, so that it restricts nothing.
func compareVersion(d Decoration, major, minor int) int {
	return cmp.Or(cmp.Compare(max(d.Major, 0), major), cmp.Compare(max(d.Minor, 0), minor))
}

// Compare orders decorations that a host allows as Windows prefers them: the
// highest version first, then the one that says more about product and suite, then
// one with an architecture, then any decoration before none.
func (d Decoration) Compare(other Decoration) int {
	given := func(n int) int { return min(max(n, Any), 0) } // Any or 0
	named := func(text string) int { return min(len(text), 1) }
	return cmp.Or(
		cmp.Compare(max(d.Major, 0), max(other.Major, 0)),
		cmp.Compare(max(d.Minor, 0), max(other.Minor, 0)),
		cmp.Compare(max(d.Build, 0), max(other.Build, 0)),
		cmp.Compare(given(d.ProductType), given(other.ProductType)),
		cmp.Compare(given(d.SuiteMask), given(other.SuiteMask)),
		cmp.Compare(named(d.Arch), named(other.Arch)),
		cmp.Compare(named(d.Text), named(other.Text)),
	)
}

// Select returns the Models section that Windows on a host takes for a line of
// [Manufacturer], and its decoration. It is nil when no decoration fits or the
// section is not there; one that is there but empty keeps the devices from being
// installed. Source: documentation of the [Manufacturer] section.
func (f *File) Select(manufacturer *Entry, h Host) (*Section, Decoration) {
	models := manufacturer.Value(1)
	var best Decoration
	var section *Section
	for i := 1; i <= len(manufacturer.Fields); i++ {
		text, name := "", models
		if i > 1 {
			text = manufacturer.Value(i)
			name = models + "." + text
		}
		d, ok := ParseDecoration(text)
		if !ok || i > 1 && text == "" || !d.Allows(h) {
			continue
		}
		if s := f.Section(name); s != nil && (section == nil || d.Compare(best) > 0) {
			section, best = s, d
		}
	}
	return section, best
}
