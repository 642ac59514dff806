package witness

import (
	"bytes"
	"container/list"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/internal/bounded"
)

// A Cache keeps what driver binaries and projects say. A file on the disk counts as the same
// while its path, size, time and identity are. Several goroutines may use it.
type Cache struct {
	past past
	// sources has what source says, with its text.
	sources past
	mu      sync.Mutex
	known   map[string]*list.Element
	kept    list.List // drivers, of *kept; what was asked for last is in front
	// reading holds those off that read a large file while another one does.
	reading sync.Mutex
}

// maxKept is how many drivers a Cache keeps.
const maxKept = 256

type kept struct {
	path string
	info fs.FileInfo // nil for a file of a revision, which does not change
	read func() read
}

// read is what became of reading a driver.
type read struct {
	facts  *driver.Facts
	sha256 string
	err    error
}

// get returns what the driver at a path says, which load reads. It is read once, also if
// several ask for it at the same time.
func (c *Cache) get(path string, info fs.FileInfo, load func() ([]byte, error)) read {
	c.mu.Lock()
	e := c.known[path]
	if e != nil && same(e.Value.(*kept).info, info) {
		c.kept.MoveToFront(e)
	} else {
		if e != nil {
			c.kept.Remove(e)
		}
		one := &kept{path: path, info: info, read: sync.OnceValue(func() read { return c.read(info, load) })}
		if c.known == nil {
			c.known = map[string]*list.Element{}
		}
		e = c.kept.PushFront(one)
		c.known[path] = e
		for c.kept.Len() > maxKept {
			gone := c.kept.Remove(c.kept.Back()).(*kept)
			delete(c.known, gone.path)
		}
	}
	c.mu.Unlock()
	return e.Value.(*kept).read()
}

func same(old, now fs.FileInfo) bool {
	if old == nil || now == nil {
		return old == nil && now == nil
	}
	return old.Size() == now.Size() && old.ModTime().Equal(now.ModTime()) && os.SameFile(old, now)
}

// large is the size of files of which one at a time is read.
const large = 8 << 20

func (c *Cache) read(info fs.FileInfo, load func() ([]byte, error)) read {
	if info == nil || info.Size() > large {
		c.reading.Lock()
		defer c.reading.Unlock()
	}
	src, err := load()
	if err != nil {
		return read{err: err}
	}
	if bytes.HasPrefix(src, []byte("version https://git-lfs.github.com/spec/")) {
		_, oid, _ := bytes.Cut(src, []byte("oid sha256:"))
		return read{err: pointerError{string(oid[:min(len(oid), hex.EncodedLen(sha256.Size))])}}
	}
	facts, err := driver.Read(src)
	if err != nil {
		return read{err: err}
	}
	sum := sha256.Sum256(src)
	return read{facts: facts, sha256: hex.EncodeToString(sum[:])}
}

// A pointerError is the error for a pointer of Git LFS in the place of a file. The file has the
// hash that the pointer gives.
type pointerError struct{ sha256 string }

func (pointerError) Error() string { return "a pointer of Git LFS, and not the file" }

// why says in a clause without a subject why a file says nothing.
func why(err error) string {
	var size *bounded.SizeError
	var path *fs.PathError
	var unreadable *driver.Error
	switch {
	case errors.As(err, &size):
		return "is larger than 64 MiB"
	case errors.Is(err, bounded.ErrNotRegular):
		return "is no regular file"
	case errors.Is(err, bounded.ErrLink):
		return "is a symbolic link"
	case errors.As(err, &unreadable):
		return "is no driver that can be read: " + unreadable.Reason
	case errors.As(err, new(pointerError)):
		return "is " + err.Error()
	case errors.As(err, &path):
		err = path.Err
	}
	return "cannot be read: " + strings.TrimSpace(err.Error())
}
