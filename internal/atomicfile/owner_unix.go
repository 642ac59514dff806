//go:build unix

package atomicfile

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives a new file the owner and the group of the old one, and the mode
// again, of which a change of the owner may take something away.
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
	return file.Chmod(old.Mode().Perm())
}
