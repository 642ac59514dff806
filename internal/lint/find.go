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
)

// An Input is a file to lint.
type Input struct {
	// Path is the name for display, and where to read the file from unless
	// Reader is set.
	Path   string
	Reader io.Reader
	// Include finds the INF files that one with a Reader includes; nil if it stands
	// in no directory.
	Include func(name string) *inf.File
	// Err is set when the file cannot be had.
	Err error

	src []byte // its bytes, once they have been read
}

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Find yields the inputs that paths stand for, in order and each once:
//
//   - a file, whatever its name is;
//   - a directory: all .inf and .inx files below it, in any case, but for those
//     in .git directories and behind symbolic links to directories;
//   - a pattern with *, ?, [ or {, and ** for any directories;
//   - [Stdin]: what stdin has, under the name stdinName.
//
// What cannot be found or opened is an input with an error.
func Find(paths []string, stdin io.Reader, stdinName string) iter.Seq[Input] {
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
		for _, path := range paths {
			if path == Stdin {
				if !once(Input{Path: stdinName, Reader: stdin}) {
					return
				}
			} else if !find(path, once) {
				return
			}
		}
	}
}

// find yields the inputs of one path. It reports false when yield did.
func find(path string, yield func(Input) bool) bool {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return walk(path, yield)
	case err == nil && !info.Mode().IsRegular():
		return yield(Input{Path: path, Err: errors.New("not a regular file; name a file or a directory")})
	case err == nil:
		return yield(Input{Path: path})
	case isPattern(path) && !errors.Is(err, fs.ErrPermission): // to Windows, no name at all
		return glob(path, yield)
	case errors.Is(err, fs.ErrNotExist), windows && strings.Contains(path, `"`):
		return yield(Input{Path: path, Err: errors.New(notFound(path, windows))})
	}
	return yield(Input{Path: path, Err: reason(err)})
}

func glob(pattern string, yield func(Input) bool) bool {
	names, err := match(pattern)
	switch {
	case err != nil:
		return yield(Input{Path: pattern, Err: fmt.Errorf("not a valid pattern: %w", err)})
	case len(names) == 0:
		return yield(Input{Path: pattern, Err: errors.New("no file matches the pattern")})
	}
	for _, name := range names {
		if !find(name, yield) {
			return false
		}
	}
	return true
}

func walk(root string, yield func(Input) bool) bool {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if !yield(Input{Path: path, Err: reason(err)}) {
				return errStopped
			}
		case d.IsDir():
			if d.Name() == ".git" {
				return fs.SkipDir
			}
		case isINF(path) && isFile(path, d):
			if !yield(Input{Path: path}) {
				return errStopped
			}
		}
		return nil
	})
	return err == nil
}

var errStopped = errors.New("stopped")

func isINF(path string) bool {
	ext := filepath.Ext(path)
	return strings.EqualFold(ext, ".inf") || strings.EqualFold(ext, ".inx")
}

// isFile follows symbolic links to files, and passes over pipes and devices.
func isFile(path string, d fs.DirEntry) bool {
	if d.Type().IsRegular() {
		return true
	}
	if d.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// reason leaves the path out of an error, since it is named already.
func reason(err error) error {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
