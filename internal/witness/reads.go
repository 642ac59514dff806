package witness

import (
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/internal/lint"
)

// Reads reports whether inflint may read a file of this name that nobody named: an INF file in
// a directory or one that another includes, a driver, a project, or C and C++ source.
func Reads(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".sys", ".vcxproj", ".props", ".targets", ".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp", ".hxx", ".inl":
		return true
	}
	return lint.IsINF(name) || strings.EqualFold(filepath.Base(name), "sources")
}
