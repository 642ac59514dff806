package git

import (
	"bytes"
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
// ends and the encoding, which a checkout may change. What cannot be read is not the
// same: an error will tell.
func (r *Revision) same(name string) bool {
	src, err := r.ReadFile(name, int64(lint.DefaultMaxSize))
	if err != nil {
		return false
	}
	now, err := bounded.ReadFile(filepath.Join(r.Root(), filepath.FromSlash(name)), int64(lint.DefaultMaxSize))
	if err != nil {
		return false
	}
	if bytes.Equal(src, now) {
		return true
	}
	file := inf.Parse(name, now)
	return text(src, file) == lines(file.Text)
}

// text returns the text of the stored version of a file. A checkout can make UTF-16 of
// UTF-8 (working-tree-encoding), which Windows then reads as such.
func text(stored []byte, file *inf.File) string {
	switch file.Encoding {
	case inf.UTF16LE, inf.UTF16LEBOM, inf.UTF16BE, inf.UTF16BEBOM:
		if utf8.Valid(stored) {
			stored = append([]byte("\xEF\xBB\xBF"), stored...)
		}
	}
	return lines(inf.Parse(file.Name, stored).Text)
}

// lines returns a text with line ends of one kind.
func lines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
