package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// A place is a name in a directory that is held open: what becomes of the path to it,
// such as a directory that turns into a link, makes no difference any more.
type place struct {
	dir  *os.Root
	base string
}

// placeOf returns the place of a name. The part of it below the top of the working tree,
// whose content may be anybody's, leads through no link out of that tree. What is above
// or beside is the user's own path.
func placeOf(name string) (place, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return place{}, err
	}
	dir, base := filepath.Dir(full), filepath.Base(full)
	top, below, inTree := belowTop(dir)
	if !inTree {
		root, err := os.OpenRoot(dir)
		return place{root, base}, err
	}
	tree, err := os.OpenRoot(top)
	if err != nil {
		return place{}, err
	}
	defer tree.Close()
	root, err := tree.OpenRoot(below)
	if err != nil {
		if way := leadingOut(tree, below); way != nil {
			err = way
		}
		return place{}, err
	}
	return place{root, base}, nil
}

// belowTop returns what the path of a directory has below the top of the working tree,
// if it leads there. It compares directories, not names: there may be links above, and
// names in another case. A root of a file system is nobody's tree.
func belowTop(dir string) (top, below string, ok bool) {
	top = topOfTree()
	tree, err := os.Stat(top)
	if err != nil {
		return "", "", false
	}
	for at := dir; filepath.Dir(at) != at; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, tree) {
			below, err := filepath.Rel(at, dir)
			return top, below, err == nil
		}
	}
	return "", "", false
}

// topOfTree returns the directory of the git working tree that the working directory is
// in; where there is none, the working directory.
func topOfTree() string {
	here, err := os.Getwd()
	if err != nil {
		return "."
	}
	for at := here; filepath.Dir(at) != at; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
	}
	return here
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
			return fmt.Errorf("the directory %s is a link to %s, and no output follows a link that may lead out of the working tree; name where it leads to", at, to)
		}
	}
	return nil
}

// prefixes yields the directories on a relative path, from above.
func prefixes(path string) iter.Seq[string] {
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
