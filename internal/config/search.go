package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/internal/bounded"
)

// MaxSize is the size of the largest configuration file. None needs as much.
const MaxSize = 256 << 10

const maxNearest = 1024

// A Search finds the configuration of a file: the file [Name] in its directory, or in the
// nearest one above. The zero value is ready for use. It reads each configuration once.
type Search struct {
	found   map[string]found // by directory in full, of those that have one
	nearest map[string]found // by directory, as paths begin and in full; of some
	here    string           // the working directory
}

type found struct {
	file *File
	err  error
}

// File returns the configuration of the file at a path, or nil if there is none.
// The file itself need not exist. File is not safe for concurrent use.
func (s *Search) File(path string) (*File, error) {
	written, _ := filepath.Split(path)
	result, ok := s.nearest[written]
	if !ok {
		dir, err := s.dirOf(path)
		if err != nil {
			return nil, err
		}
		result = s.from(dir)
		s.remember(written, result)
	}
	return result.file, result.err
}

// Above returns the configuration that the given one hides: the nearest further up. It
// returns nil if there is none. Above is not safe for concurrent use.
func (s *Search) Above(f *File) (*File, error) {
	parent := filepath.Dir(f.dir)
	if parent == f.dir {
		return nil, nil
	}
	result := s.from(parent)
	return result.file, result.err
}

// Listed tells the Search what a directory has. If that is no configuration, File does not
// look there. Listed is not safe for concurrent use.
func (s *Search) Listed(dir string, entries []fs.DirEntry) {
	for _, d := range entries {
		if strings.EqualFold(d.Name(), Name) {
			return
		}
	}
	above, name := filepath.Split(dir)
	result, ok := s.nearest[above]
	if !ok || strings.Trim(name, ".") == "" { // what is above .. is no part of the path
		full, err := s.dirOf(filepath.Join(dir, Name))
		parent := filepath.Dir(full)
		if err != nil || parent == full {
			return
		}
		result = s.from(parent)
	}
	s.remember(dir+string(filepath.Separator), result)
}

// Found returns what File has returned for a path, and does not look at the disk.
// Several goroutines may call it at once.
func (s *Search) Found(path string) *File {
	if len(s.found) == 0 {
		return nil
	}
	dir, err := s.dirOf(path)
	if err != nil {
		return nil
	}
	for {
		result, ok := s.found[dir]
		parent := filepath.Dir(dir)
		if ok || parent == dir {
			return result.file
		}
		dir = parent
	}
}

// from returns the configuration in a directory or the nearest one above it.
func (s *Search) from(dir string) found {
	result, ok := s.nearest[dir]
	if ok {
		return result
	}
	if result, ok = s.look(dir); !ok {
		if parent := filepath.Dir(dir); parent != dir {
			result = s.from(parent)
		}
	}
	s.remember(dir, result)
	return result
}

func (s *Search) remember(dir string, result found) {
	if s.nearest == nil || len(s.nearest) >= maxNearest {
		s.nearest = map[string]found{}
	}
	s.nearest[dir] = result
}

// look looks for a configuration in a directory.
func (s *Search) look(dir string) (result found, ok bool) {
	if result, ok = s.found[dir]; ok {
		return result, ok
	}
	name := dir + string(filepath.Separator) + Name
	if _, err := os.Lstat(name); err != nil {
		return found{}, false
	}
	// The tree may have made it a link to any file, and messages quote lines.
	result.file, result.err = load(display(filepath.Clean(name)), bounded.ReadNoLink)
	if s.found == nil {
		s.found = map[string]found{}
	}
	s.found[dir] = result
	return result, true
}

// dirOf returns the directory of a file in full.
func (s *Search) dirOf(path string) (string, error) {
	if !filepath.IsLocal(path) {
		absolute, err := filepath.Abs(path)
		return filepath.Dir(absolute), err
	}
	if s.here == "" { // which takes system calls to find out
		var err error
		if s.here, err = os.Getwd(); err != nil {
			return "", err
		}
	}
	return filepath.Join(s.here, filepath.Dir(path)), nil
}

// display returns the shortest name of a file: relative, if it is below the
// working directory.
func display(name string) string {
	if dir, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(relative) {
			return relative
		}
	}
	return name
}

// Load reads the configuration file that the user names.
func Load(path string) (*File, error) { return load(path, bounded.ReadFile) }

func load(path string, read func(path string, limit int64) ([]byte, error)) (*File, error) {
	shown := filepath.ToSlash(path)
	src, err := read(path, MaxSize)
	if err != nil {
		return nil, &Error{File: shown, Msg: "cannot read the configuration: " + unreadable(err).Error()}
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return Parse(shown, filepath.Dir(absolute), src)
}

// unreadable says what is wrong with a file that cannot be read.
func unreadable(err error) error {
	tooLarge, pathError := (*bounded.SizeError)(nil), (*fs.PathError)(nil)
	switch {
	case errors.Is(err, bounded.ErrNotRegular):
		return fmt.Errorf("%w; name or put a file there", err)
	case errors.Is(err, bounded.ErrLink):
		return fmt.Errorf("it is %w, which is followed only where --config names it; put a file there", err)
	case errors.As(err, &tooLarge):
		return errors.New("the file is larger than 256 KiB; is it the right one?")
	case errors.As(err, &pathError):
		return pathError.Err
	}
	return err
}
