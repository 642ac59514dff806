package requirements

import "slices"

const (
	driverStore    = 13
	absolutePath   = -1
	absolutePath16 = 65535 // the same, as "Using dirids" says
)

// Destination judges the directory that files are copied to, by its dirid.
func (r *Rules) Destination(dirid int) Standing {
	switch {
	case dirid == driverStore:
		return Isolated
	case slices.Contains(exceptedDirids, number(dirid)), !r.deprecates && slices.Contains(deprecatedDirids, number(dirid)):
		return Excepted
	}
	return Forbidden
}

// Deprecated reports whether a dirid is one that packages are no longer to use, for
// whatever purpose.
func (r *Rules) Deprecated(dirid int) bool {
	return r.deprecates && slices.Contains(deprecatedDirids, number(dirid))
}

// number returns the one number of a directory that has two.
func number(dirid int) int {
	if dirid == absolutePath16 {
		return absolutePath
	}
	return dirid
}
