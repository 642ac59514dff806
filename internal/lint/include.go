package lint

import (
	"path/filepath"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
)

// Includable reports whether a name is looked for beside a file: the plain name of
// an INF file, without any directory. What an INF file says never leads elsewhere.
func Includable(name string) bool {
	for i := range len(name) {
		c := name[i]
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || c != '.' && c != '_' && c != '-' && c != ' ') {
			return false
		}
	}
	return IsINF(name) && filepath.IsLocal(name) // on Windows, CON.inf is a device
}

// Beside returns a function that finds the INF files which the file at a path
// includes in its own directory. None may be larger than the limit, in bytes.
func Beside(path string, limit int64) func(name string) *inf.File {
	return func(name string) *inf.File {
		if !Includable(name) {
			return nil
		}
		other := filepath.Join(filepath.Dir(path), name)
		src, err := bounded.ReadFile(other, limit)
		if err != nil {
			return nil
		}
		return inf.Parse(other, src)
	}
}
