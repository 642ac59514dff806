package source

import (
	"path/filepath"
	"strings"
)

// IsName reports whether a name ends like that of C or C++ source, or of a header, in any
// case.
func IsName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp", ".hxx", ".inl":
		return true
	}
	return false
}
