// Package atomicfile writes files that are there as a whole or not at all: what a
// reader finds under the name is the old content or the new, never a part of it,
// also after a full disk, an error or a kill.
package atomicfile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A File is a new version of a file, which takes the place of the old one when it
// is committed. It stands beside the old one until then.
type File struct {
	*os.File
	path string // where it goes; "" for what cannot be replaced
	done bool
}

// Create begins a new version of the named file, whether there is one already or
// not. A symbolic link stays, and the file behind it is replaced. Its mode is kept.
// What is no regular file, such as a terminal or a pipe, is written as it is.
func Create(name string) (*File, error) {
	path, mode := name, fs.FileMode(0o666)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil, &fs.PathError{Op: "write", Path: name, Err: errors.New("is a directory")}
	case err == nil && !info.Mode().IsRegular():
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		return &File{File: file}, err
	case err == nil:
		mode = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(name); err != nil {
			return nil, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	file, err := create(path, mode)
	if err != nil {
		return nil, err
	}
	if info != nil {
		err = file.Chmod(mode) // the umask may have taken something away
	}
	f := &File{File: file, path: path}
	if err != nil {
		f.Abort()
		return nil, err
	}
	return f, nil
}

// create makes a file beside the named one, under a name that is free.
func create(path string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	for range 100 {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%s.tmp", base, rand.Text()[:8]))
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
	return nil, &fs.PathError{Op: "write", Path: path, Err: errors.New("no free name for a temporary file beside it")}
}

// Commit puts the new version in the place of the old one. If that fails, the old
// one is as it was, and the new one is gone.
func (f *File) Commit() error {
	if f.path == "" {
		return f.Close()
	}
	err := f.Sync()
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error is the one that matters
	}
	f.done = true
	return err
}

// Abort drops the new version, unless it is committed.
func (f *File) Abort() {
	if f.done {
		return
	}
	f.done = true
	_ = f.Close()
	if f.path != "" {
		_ = os.Remove(f.Name())
	}
}
