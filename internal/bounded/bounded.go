// Package bounded reads files and streams up to a limit. It leaves alone what is no
// regular file: a pipe would be waited for, and some devices do something when they
// are opened.
package bounded

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// ErrNotRegular is the error for a directory, a pipe or a device.
var ErrNotRegular = errors.New("not a regular file")

// A SizeError is the error for what is larger than the limit.
type SizeError struct {
	Size  int64 // 0 if only known to be larger
	Limit int64
}

func (e *SizeError) Error() string {
	return fmt.Sprintf("larger than %d bytes", e.Limit)
}

// ReadFile reads the named file, of at most limit bytes.
func ReadFile(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil {
		err = check(info, limit)
	}
	if err != nil {
		return nil, err
	}
	return read(name, limit)
}

// read is ReadFile for what was a regular file a moment ago.
func read(name string, limit int64) ([]byte, error) {
	file, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return Read(file, limit)
}

// Open opens a file for [Read]. What should be a regular file may be a pipe by now, and
// is not to be waited for.
func Open(name string) (*os.File, error) { return os.OpenFile(name, os.O_RDONLY|nonblock, 0) }

// OpenIn opens a file in a directory, and waits for no pipe.
func OpenIn(dir *os.Root, name string, flag int) (*os.File, error) {
	return dir.OpenFile(name, flag|nonblock, 0)
}

// Read reads an open file, of at most limit bytes.
func Read(file *os.File, limit int64) ([]byte, error) {
	info, err := file.Stat()
	if err == nil {
		err = check(info, limit)
	}
	if err == nil && file.SetReadDeadline(time.Time{}) == nil {
		err = ErrNotRegular // one that may be waited for, such as /proc/kmsg
	}
	if err != nil {
		return nil, err
	}
	return readAll(file, limit, info.Size())
}

func check(info fs.FileInfo, limit int64) error {
	switch {
	case !info.Mode().IsRegular():
		return ErrNotRegular
	case info.Size() > limit:
		return &SizeError{info.Size(), limit}
	}
	return nil
}

// ReadAll reads what a reader has, at most limit bytes.
func ReadAll(r io.Reader, limit int64) ([]byte, error) { return readAll(r, limit, 0) }

// readAll reads about as many bytes as are expected: a file may grow, and those in
// /proc have no size.
func readAll(r io.Reader, limit, expected int64) ([]byte, error) {
	var data bytes.Buffer
	data.Grow(int(expected) + bytes.MinRead)
	if _, err := data.ReadFrom(&io.LimitedReader{R: r, N: limit + 1}); err != nil {
		return nil, err
	}
	if int64(data.Len()) > limit {
		return nil, &SizeError{Limit: limit}
	}
	return data.Bytes(), nil
}
