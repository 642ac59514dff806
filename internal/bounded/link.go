package bounded

import (
	"errors"
	"io/fs"
	"os"
)

// ErrLink is the error for a symbolic link where none is to be followed.
var ErrLink = errors.New("a symbolic link")

// ReadNoLink is [ReadFile] for a name that nobody has given, and that may be a link to
// any file of the user's. A link is [ErrLink], also one that has just come.
func ReadNoLink(name string, limit int64) ([]byte, error) {
	info, err := os.Lstat(name)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, ErrLink
	}
	if err := check(info, limit); err != nil {
		return nil, err
	}
	file, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	opened, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case !os.SameFile(info, opened):
		return nil, ErrLink
	}
	return Read(file, limit)
}
