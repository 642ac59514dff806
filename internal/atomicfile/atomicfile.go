// Package atomicfile writes files that are there as a whole or not at all: what a
// reader finds under the name is the old content or the new, never a part of it,
// also after a full disk, an error or a kill. It writes into the directory that it has
// opened, and through no link.
package atomicfile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A File is a new version of a file, which takes the place of the old one when it
// is committed. It stands beside the old one until then.
type File struct {
	*os.File
	place             // where it goes; none for what cannot be replaced
	temp  string      // its name until then
	old   fs.FileInfo // of what it replaces; nil if there is nothing
	done  bool
}

// Create begins a new version of the named file, whether there is one already or
// not. Its mode is kept. A symbolic link in the place of the file is an error: who
// made it would choose what is replaced. What is no regular file, such as a terminal or
// a pipe, is written as it is, and so are the open files of this process, such as
// /dev/stdout.
func Create(name string) (*File, error) {
	if stream, ok, err := openStream(name); ok || err != nil {
		return &File{File: stream}, err
	}
	if name == "" || os.IsPathSeparator(name[len(name)-1]) {
		return nil, &fs.PathError{Op: "write", Path: name, Err: errors.New("is no name of a file")}
	}
	if isDevice(name) {
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		return &File{File: file}, err
	}
	p, err := placeOf(name)
	if err != nil {
		return nil, err
	}
	f, err := p.create()
	if err != nil {
		p.close()
		return nil, err
	}
	return f, nil
}

func (p place) create() (*File, error) {
	mode := fs.FileMode(0o666)
	info, err := p.dir.Lstat(p.base)
	switch {
	case err == nil && info.IsDir():
		return nil, errors.New("is a directory")
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		to, _ := p.dir.Readlink(p.base)
		return nil, fmt.Errorf("is a link to %s, and no output follows a link; name where it leads to, or remove the link", to)
	case err == nil && !info.Mode().IsRegular():
		return p.inPlace(info)
	case err == nil:
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	file, temp, err := p.temporary(func(name string) (*os.File, error) {
		return p.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	})
	if err != nil {
		return nil, err
	}
	f := &File{File: file, place: p, temp: temp, old: info}
	if info != nil {
		err = file.Chmod(mode) // the umask may have taken something away
	}
	if err != nil {
		f.Abort()
		return nil, err
	}
	return f, nil
}

// inPlace opens a device or a pipe. It may have become a file since it was looked at.
func (p place) inPlace(info fs.FileInfo) (*File, error) {
	file, err := p.dir.OpenFile(p.base, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	if opened, err := file.Stat(); err != nil || !os.SameFile(info, opened) {
		_ = file.Close()
		return nil, ErrChanged
	}
	p.close()
	return &File{File: file}, nil
}

func temporaryName(base string) string { return fmt.Sprintf(".%s.%s.tmp", base, rand.Text()[:8]) }

// isDevice reports whether Windows has a device of a name, in every directory.
func isDevice(name string) bool {
	base := filepath.Base(name)
	return base != "." && base != ".." && !filepath.IsLocal(base) && !os.IsPathSeparator(base[0])
}

// Replaces returns what the new version will replace; nil for nothing, or a device.
func (f *File) Replaces() fs.FileInfo { return f.old }

// SamePlace reports whether two new versions go to one file. Names that differ in case
// alone may be one.
func (f *File) SamePlace(other *File) bool {
	if f.dir == nil || other.dir == nil {
		return false
	}
	if f.old != nil && other.old != nil && os.SameFile(f.old, other.old) {
		return true
	}
	mine, err := f.dir.Stat(".")
	if err != nil {
		return false
	}
	its, err := other.dir.Stat(".")
	return err == nil && os.SameFile(mine, its) && strings.EqualFold(f.base, other.base)
}

// Commit puts the new version in the place of the old one. If that fails, the old
// one is as it was, and the new one is gone.
func (f *File) Commit() error {
	if f.dir == nil {
		return f.Close()
	}
	err := f.Sync()
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = f.dir.Rename(f.temp, f.base)
	}
	if err != nil {
		_ = f.dir.Remove(f.temp) // the first error is the one that matters
	}
	f.done = true
	f.close()
	return err
}

// Abort drops the new version, unless it is committed.
func (f *File) Abort() {
	if f.done {
		return
	}
	f.done = true
	_ = f.Close()
	if f.dir != nil {
		_ = f.dir.Remove(f.temp)
		f.close()
	}
}
