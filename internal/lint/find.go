package lint

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
)

// An Input is a file to lint.
type Input struct {
	// Path is the name to show, and the place of the file unless Reader is set.
	Path   string
	Reader io.Reader
	// Beside are the files that one with a Reader can include; nil if it stands in no
	// directory.
	Beside Neighbours
	// Around is the tree that one with a Reader stands in, and Inside its path there; nil if
	// it stands in none.
	Around Tree
	Inside string
	// Reading says how the file is read; MaxText is not taken from it.
	Reading inf.Options
	// MaxSize bounds the file, and those that it includes; 0 is [DefaultMaxSize].
	MaxSize Size
	// Named is set for standard input and for a file that the user named: if that is no
	// INF file, it is a mistake.
	Named bool
	// Source is set for an INF file that nobody named, which is linted for what lies in the
	// source of its drivers: then that alone is found.
	Source *NamedSource
	// Below is the directory below which the file was found.
	Below string
	// Link is set for a symbolic link that was found.
	Link bool
	// Err is set if the file cannot be read.
	Err error

	turn int // in a run
}

// ErrNoMatch is the error of a pattern that no file matches.
var ErrNoMatch = errors.New("no file matches the pattern; check the spelling and the working directory")

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Find yields the inputs that paths stand for, in order and each once:
//
//   - a file, whatever its name is;
//   - a directory: all files below it whose names [IsINF] knows, except for
//     those in .git directories;
//   - a pattern with *, ?, [ or {, and ** for any directories: all files;
//   - [Stdin]: what stdin has, under the name stdinName.
//
// On their way from a directory or through a pattern, links to directories are not
// followed, and pipes and devices are passed over. What cannot be found or opened is
// an input with an error.
//
// Find calls listed, unless it is nil, for each directory that it goes through, before
// what it yields from there.
func Find(paths []string, stdin io.Reader, stdinName string, listed func(dir string, entries []fs.DirEntry)) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		once := yield
		if len(paths) > 1 { // one alone names no file twice
			seen := map[string]bool{}
			once = func(in Input) bool {
				key := fileKey(in.Path, windows)
				switch {
				case in.Reader != nil:
				case seen[key]:
					return true
				default:
					seen[key] = true
				}
				return yield(in)
			}
		}
		f := finder{yield: once, told: listed}
		for _, path := range paths {
			if path == Stdin {
				if !once(Input{Path: stdinName, Reader: stdin, Named: true}) {
					return
				}
			} else if !f.find(path) {
				return
			}
		}
	}
}

// A finder yields inputs. Its methods report false when yield did.
type finder struct {
	yield func(Input) bool
	told  func(dir string, entries []fs.DirEntry)
	below string // from where it looks
}

// find yields the inputs of one path.
func (f *finder) find(path string) bool {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return f.walk(path)
	case err == nil && !info.Mode().IsRegular():
		return f.yield(Input{Path: path, Err: errNotRegular()})
	case err == nil:
		return f.yield(Input{Path: path, Named: true})
	case isPattern(path) && !errors.Is(err, fs.ErrPermission): // to Windows, no name at all
		return f.glob(path)
	case errors.Is(err, fs.ErrNotExist), windows && strings.Contains(path, `"`):
		return f.yield(Input{Path: path, Err: errors.New(notFound(path, windows))})
	}
	return f.yield(Input{Path: path, Err: reason(err)})
}

func (f *finder) glob(pattern string) bool {
	below, names, closed, err := match(pattern)
	f.below = below
	switch {
	case err != nil:
		return f.yield(Input{Path: pattern, Err: fmt.Errorf("not a valid pattern: %w", err)})
	case len(names)+len(closed) == 0:
		return f.yield(Input{Path: pattern, Err: ErrNoMatch})
	}
	for _, name := range names {
		if !f.listed(name) {
			return false
		}
	}
	for _, in := range closed {
		if !f.yield(in) {
			return false
		}
	}
	return true
}

// listed yields a name in a directory if it is a file or leads to one. A link that
// leads nowhere may be the lock of an editor.
func (f *finder) listed(path string) bool {
	in := Input{Path: path, Below: f.below}
	info, err := os.Lstat(path)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		in.Link = true
		info, err = os.Stat(path)
	}
	switch {
	case err == nil && info.Mode().IsRegular():
		return f.yield(in)
	case err == nil, errors.Is(err, fs.ErrNotExist):
		return true
	}
	in.Err = reason(err)
	return f.yield(in)
}

func (f *finder) walk(root string) bool {
	if info, err := os.Lstat(root); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		root += string(filepath.Separator) // a link that is named is followed
	}
	f.below = root
	return f.walkDir(root, strings.TrimSuffix(filepath.Join(root, "x"), "x"))
}

// walkDir yields the inputs in a directory and below, whose names begin with a prefix.
// It puts names together for those alone that count, as filepath.WalkDir cannot.
func (f *finder) walkDir(dir, prefix string) bool {
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil:
		if !f.yield(Input{Path: dir, Err: reason(err)}) {
			return false
		}
	case f.told != nil:
		f.told(dir, entries)
	}
	for _, d := range entries {
		more := true
		switch name := d.Name(); {
		case d.IsDir():
			if name != ".git" {
				below := prefix + name + string(filepath.Separator)
				more = f.walkDir(below[:len(below)-1], below)
			}
		case !IsINF(name):
		case d.Type().IsRegular():
			more = f.yield(Input{Path: prefix + name, Below: f.below})
		case d.Type()&fs.ModeSymlink != 0:
			more = f.listed(prefix + name)
		}
		if !more {
			return false
		}
	}
	return true
}

func errNotRegular() error {
	return fmt.Errorf("%w; name a file or a directory, or - for standard input", bounded.ErrNotRegular)
}

// IsINF reports whether a name ends like that of an INF file, or of a file from which a
// build makes one, in any case.
func IsINF(name string) bool {
	return strings.EqualFold(filepath.Ext(name), ".inf") || inf.IsTemplate(name)
}

// reason leaves the path out of an error, since it is named already.
func reason(err error) error {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
