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
	return readNoLink(name, limit, os.Lstat, Open)
}

// ReadNoLinkIn is [ReadNoLink] for a file in a directory, out of which no name leads.
func ReadNoLinkIn(dir *os.Root, name string, limit int64) ([]byte, error) {
	return readNoLink(name, limit, dir.Lstat, func(name string) (*os.File, error) { return OpenIn(dir, name, os.O_RDONLY) })
}

func readNoLink(name string, limit int64, stat func(string) (fs.FileInfo, error), open func(string) (*os.File, error)) ([]byte, error) {
	info, err := stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, ErrLink
	}
	if err := check(info, limit); err != nil {
		return nil, err
	}
	file, err := open(name)
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
