package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/inflint/inflint/internal/bounded"
)

// Errors of an [Original]. Some are wrapped with what could not be done.
var (
	ErrChanged  = errors.New("the file has changed in the meantime; run this again")
	ErrReadOnly = errors.New("the file is read-only; make it writable first")
	ErrOwner    = errors.New("a new version would belong to somebody else; run this as the owner of the file")
	ErrLinks    = errors.New("the file has several names (hard links), and the others would keep the old text")
)

// An Original is a file that was read, to be replaced by a new version. What was read
// and what is replaced is one file, whatever becomes of links and directories on the
// way to it.
type Original struct {
	place
	file *os.File
	info fs.FileInfo
	data []byte
}

// Open reads a file of at most limit bytes. A link that is named is followed once. Where
// below is not "", the file was found below that directory: no link leads to it, or out
// of there.
func Open(below, name string, limit int64) (o *Original, data []byte, err error) {
	o = &Original{}
	defer func() {
		if err != nil {
			o.Close()
			o = nil
		}
	}()
	if below == "" {
		err = o.named(name)
	} else {
		err = o.found(below, name)
	}
	if err != nil {
		return o, nil, err
	}
	if o.info, err = o.file.Stat(); err != nil {
		return o, nil, err
	}
	if !o.isThere() {
		return o, nil, ErrChanged
	}
	o.data, err = bounded.Read(o.file, limit)
	return o, o.data, err
}

// named opens a file first, and then the directory that it is in.
func (o *Original) named(name string) (err error) {
	if info, err := os.Stat(name); err != nil {
		return err
	} else if !info.Mode().IsRegular() {
		return bounded.ErrNotRegular // some devices do something when they are opened
	}
	if o.file, err = bounded.Open(name); err != nil {
		return err
	}
	if info, err := os.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	}
	if name, err = filepath.Abs(name); err != nil {
		return err
	}
	o.base = filepath.Base(name)
	o.dir, err = os.OpenRoot(filepath.Dir(name))
	return err
}

// found opens a file from a directory downwards.
func (o *Original) found(below, name string) error {
	rest, err := filepath.Rel(below, name)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(below)
	if err != nil {
		return err
	}
	defer root.Close()
	o.base = filepath.Base(rest)
	if o.dir, err = root.OpenRoot(filepath.Dir(rest)); err != nil {
		return err
	}
	if info, err := o.dir.Lstat(o.base); err != nil {
		return err
	} else if !info.Mode().IsRegular() {
		return bounded.ErrNotRegular
	}
	o.file, err = bounded.OpenIn(o.dir, o.base, os.O_RDONLY)
	return err
}

// isThere reports whether the file still stands in its place.
func (o *Original) isThere() bool {
	info, err := o.dir.Lstat(o.base)
	return err == nil && info.Mode().IsRegular() && os.SameFile(info, o.info)
}

// unchanged reports whether it has the bytes that were read.
func (o *Original) unchanged() bool {
	current, err := io.ReadAll(io.NewSectionReader(o.file, 0, int64(len(o.data))+1))
	return err == nil && bytes.Equal(current, o.data) && o.isThere()
}

// Close lets the file go.
func (o *Original) Close() {
	if o.file != nil {
		_ = o.file.Close()
	}
	o.close()
}

// Replace puts a new version in the place of the file, if its bytes are still those that
// were read and it may be written. The new version has what else the file has: mode,
// owner, access lists and extended attributes. If something of it cannot be kept, the
// file stays as it was. Links says that other names of the file may keep the old text.
func (o *Original) Replace(data []byte, links bool) error {
	if err := o.replaceable(links); err != nil {
		return err
	}
	file, temp, err := o.temporary(o.begin)
	if err != nil {
		return err
	}
	if _, err = file.Write(data); err == nil {
		err = o.keep(file)
	}
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil && !o.unchanged() {
		err = ErrChanged
	}
	if err == nil {
		_ = o.file.Close() // Windows replaces no file that is open
		err = o.swap(temp)
	}
	if err != nil {
		_ = o.dir.Remove(temp)
	}
	return err
}

// replaceable returns why the file is not to be replaced.
func (o *Original) replaceable(links bool) error {
	info, err := o.file.Stat()
	if err != nil {
		return err
	}
	if !o.isThere() {
		return ErrChanged
	}
	if info.Mode().Perm()&0o222 == 0 {
		return ErrReadOnly // also for those whom no mode keeps from writing
	}
	// A rename asks the directory only.
	file, err := bounded.OpenIn(o.dir, o.base, os.O_WRONLY)
	if errors.Is(err, fs.ErrPermission) {
		return ErrReadOnly
	} else if err != nil {
		return err
	}
	_ = file.Close()
	names, err := countNames(o.file)
	if err == nil && names > 1 && !links {
		err = ErrLinks
	}
	return err
}
