package witness

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/internal/bounded"
)

// A namedDriver is a driver that the user named. It stands for those that are found.
type namedDriver struct {
	path   string
	binary *evidence.Binary
	used   atomic.Bool // it is the driver of some INF file
}

// is reports whether it is a driver to look for.
func (n *namedDriver) is(w wanted) bool {
	is := func(name string) bool { return strings.EqualFold(filepath.Base(n.path), name) }
	return is(w.name) || slices.ContainsFunc(w.files, is)
}

// Name adds a driver that the user named, before anything is searched. The error is a clause
// whose subject is the file.
func (f *Finder) Name(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return errors.New(why(err))
	}
	r := f.cache.get(path, info, func() ([]byte, error) { return bounded.ReadFile(path, driver.MaxSize) })
	if r.err != nil {
		return errors.New(why(r.err))
	}
	f.named = append(f.named, &namedDriver{path: path, binary: &evidence.Binary{
		Origin: evidence.Origin{Path: filepath.ToSlash(path)}, SHA256: r.sha256, Facts: r.facts,
	}})
	return nil
}

// Unpaired returns the paths of the drivers that were named and that no INF file installs.
func (f *Finder) Unpaired() (paths []string) {
	if f == nil {
		return nil
	}
	for _, n := range f.named {
		if !n.used.Load() {
			paths = append(paths, filepath.ToSlash(n.path))
		}
	}
	return paths
}
