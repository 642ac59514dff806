package whql

import "slices"

const (
	driverStore    = 13
	absolutePath   = -1
	absolutePath16 = 65535 // the same, as "Using dirids" says
)

// Destination judges the directory that files are copied to, by its dirid.
func Destination(dirid int) Standing {
	switch {
	case dirid == driverStore:
		return Isolated
	case slices.Contains(exceptedDirids, dirid):
		return Excepted
	}
	return Forbidden
}

// Deprecated reports whether a dirid is one that packages are no longer to use, for
// whatever purpose.
func Deprecated(dirid int) bool {
	if dirid == absolutePath16 {
		dirid = absolutePath
	}
	return slices.Contains(deprecatedDirids, dirid)
}
