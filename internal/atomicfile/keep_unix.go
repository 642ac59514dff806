//go:build unix

package atomicfile

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// countNames returns how many names a file has.
func countNames(file *os.File) (uint64, error) {
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	return uint64(info.Sys().(*syscall.Stat_t).Nlink), nil
}

// swap puts the new version of a file in the place of the old one.
func (o *Original) swap(temp string) error { return o.dir.Rename(temp, o.base) }

// keep gives a new file what the old one has besides its bytes.
func (o *Original) keep(file *os.File) error {
	info, err := o.file.Stat()
	if err != nil {
		return err
	}
	if err := keepOwner(file, info); err != nil {
		return err
	}
	if err := keepAttributes(file, o.file); err != nil {
		return err
	}
	// A change of the owner takes something of the mode away, and so does the umask.
	return file.Chmod(info.Mode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky))
}

// keepOwner gives a new file the owner and the group of the old one.
func keepOwner(file *os.File, old fs.FileInfo) error {
	current, err := file.Stat()
	if err != nil {
		return err
	}
	from, ok := old.Sys().(*syscall.Stat_t)
	to, okTo := current.Sys().(*syscall.Stat_t)
	if !ok || !okTo || from.Uid == to.Uid && from.Gid == to.Gid {
		return nil
	}
	if err := file.Chown(int(from.Uid), int(from.Gid)); err != nil {
		return fmt.Errorf("%w (user %d, group %d)", ErrOwner, from.Uid, from.Gid)
	}
	return nil
}
