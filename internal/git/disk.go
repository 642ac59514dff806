package git

import (
	"bytes"
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/lint"
)

// A disk tells which files of the repository are in the working tree.
type disk struct {
	root string
	dirs map[string]bool // whether it is a directory, and so are all above it
}

// has reports whether there is a regular file. As to git, what a link to a directory
// has does not belong to the repository.
func (d *disk) has(name string) bool {
	info, err := os.Lstat(d.place(name))
	return err == nil && info.Mode().IsRegular() && d.isDir(path.Dir(name))
}

func (d *disk) isDir(name string) bool {
	is, known := d.dirs[name]
	if !known {
		info, err := os.Lstat(d.place(name))
		is = err == nil && info.IsDir() && d.isDir(path.Dir(name))
		d.dirs[name] = is
	}
	return is
}

func (d *disk) place(name string) string { return filepath.Join(d.root, filepath.FromSlash(name)) }

// same reports whether the working tree has a file as the revision has it, but for line
// ends and the encoding, which a checkout may change; and whether it is in UTF-16 there.
// What cannot be read is not the same: an error will tell.
func (r *Revision) same(name string) (same, utf16 bool) {
	const limit = int64(lint.DefaultMaxSize)
	now, err := bounded.ReadFile(filepath.Join(r.Root(), filepath.FromSlash(name)), limit)
	if err != nil {
		return false, false
	}
	src, err := r.readINF(name, limit)
	if err != nil || bytes.Equal(src, now) {
		return err == nil, false
	}
	file := inf.Parse(name, now)
	utf16 = isUTF16(file)
	return oneLineEnd(inf.Parse(name, marked(src, utf16)).Text) == oneLineEnd(file.Text), utf16
}

// parse reads a file of the revision, which has a name for display, as Windows would read
// what a checkout makes of it. That can be UTF-16 where the repository has UTF-8
// (working-tree-encoding), as like is, the version of the working tree.
func (r *Revision) parse(path, display string, limit int64, like *inf.File) (*inf.File, error) {
	src, err := r.readINF(path, limit)
	if err != nil {
		return nil, err
	}
	file := like.Options().Parse(display, marked(src, isUTF16(like)))
	includes := r.shelf.Includes(neighbours{r, path, display}, lint.Size(limit))
	includes.Reading = like.Options()
	file.Include = includes.File
	return file, nil
}

// marked returns a stored version with a byte order mark if it is in UTF-8 and the version
// of the working tree in UTF-16.
func marked(src []byte, utf16 bool) []byte {
	if utf16 && utf8.Valid(src) {
		return append([]byte("\xEF\xBB\xBF"), src...)
	}
	return src
}

func isUTF16(f *inf.File) bool {
	switch f.Encoding {
	case inf.UTF16LE, inf.UTF16LEBOM, inf.UTF16BE, inf.UTF16BEBOM:
		return true
	}
	return false
}

// readINF is ReadFile for an INF file.
func (r *Revision) readINF(path string, limit int64) ([]byte, error) {
	src, err := r.ReadFile(path, limit)
	if err == nil && bytes.HasPrefix(src, []byte("version https://git-lfs.github.com/spec/")) {
		return nil, errPointer
	}
	return src, err
}

var errPointer = errors.New("the repository has no more than a pointer of Git LFS to it, and nothing is fetched; keep INF files out of LFS")

// oneLineEnd returns a text with line ends of one kind.
func oneLineEnd(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
