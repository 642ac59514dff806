package atomicfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"

	"github.com/inflint/inflint/internal/bounded"
)

// Errors of [Replace]. Some are wrapped with what could not be done.
var (
	ErrChanged  = errors.New("the file has changed in the meantime; run this again")
	ErrReadOnly = errors.New("the file is read-only; make it writable first")
	ErrOwner    = errors.New("a new version would belong to somebody else; run this as the owner of the file")
)

// Replace puts a new version in the place of the named file, if its bytes are still
// the old ones and it may be written. Its mode and its owner are kept, and a symbolic
// link stays.
func Replace(name string, old, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return ErrChanged // a pipe would be waited for
	}
	if info.Mode().Perm()&0o222 == 0 {
		return ErrReadOnly // also for those whom no mode keeps from writing
	}
	// A rename asks the directory only.
	if file, err := os.OpenFile(name, os.O_WRONLY, 0); err == nil {
		_ = file.Close()
	} else if errors.Is(err, fs.ErrPermission) {
		return ErrReadOnly
	} else {
		return err
	}
	f, err := Create(name)
	if err != nil {
		return err
	}
	defer f.Abort()
	if err := keepOwner(f.File, info); err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	current, err := bounded.ReadFile(name, int64(len(old)))
	if err != nil || !bytes.Equal(current, old) {
		return ErrChanged
	}
	return f.Commit()
}
