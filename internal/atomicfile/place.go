package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A place is a name in a directory that is held open: what becomes of the path to it,
// such as a directory that turns into a link, makes no difference any more.
type place struct {
	dir  *os.Root
	base string
}

// placeOf returns the place of a name. The part of it below the working directory,
// whose content may be anybody's, leads through no link out of that directory. What is
// above or beside is the user's own path.
func placeOf(name string) (place, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return place{}, err
	}
	dir, base := filepath.Dir(full), filepath.Base(full)
	below, inTree := belowHere(dir)
	if !inTree {
		root, err := os.OpenRoot(dir)
		return place{root, base}, err
	}
	here, err := os.OpenRoot(".")
	if err != nil {
		return place{}, err
	}
	defer here.Close()
	root, err := here.OpenRoot(below)
	if err != nil {
		if way := leadingOut(here, below); way != nil {
			err = way
		}
		return place{}, err
	}
	return place{root, base}, nil
}

// belowHere returns what the path of a directory has below the working directory, if it
// leads there. It compares directories, not names: there may be links above, and names
// in another case. A root of a file system is nobody's tree.
func belowHere(dir string) (below string, ok bool) {
	here, err := os.Stat(".")
	if err != nil {
		return "", false
	}
	for at := dir; ; at = filepath.Dir(at) {
		if filepath.Dir(at) == at {
			return "", false
		}
		if info, err := os.Stat(at); err == nil && os.SameFile(info, here) {
			below, err := filepath.Rel(at, dir)
			return below, err == nil
		}
	}
}

// leadingOut returns an error that names the first link on a path which leads out of a
// directory, or into it by an absolute path; nil if there is none.
func leadingOut(root *os.Root, path string) error {
	for at := range prefixes(path) {
		info, err := root.Lstat(at)
		if err != nil {
			return nil
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if _, err := root.Stat(at); err != nil {
			to, _ := root.Readlink(at)
			return fmt.Errorf("the directory %s is a link to %s, and no output follows a link that may lead out of the working directory; name where it leads to", at, to)
		}
	}
	return nil
}

// prefixes yields the directories on a relative path, from above.
func prefixes(path string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := 1; i < len(path); i++ {
			if os.IsPathSeparator(path[i]) && !yield(path[:i]) {
				return
			}
		}
		yield(path)
	}
}

// close lets the directory go.
func (p place) close() {
	if p.dir != nil {
		_ = p.dir.Close()
	}
}

// temporary makes a new file in the directory, under a name that is free.
func (p place) temporary(create func(name string) (*os.File, error)) (*os.File, string, error) {
	for range 100 {
		name := temporaryName(p.base)
		file, err := create(name)
		if !errors.Is(err, fs.ErrExist) {
			return file, name, err
		}
	}
	return nil, "", errors.New("no free name for a temporary file beside it")
}
