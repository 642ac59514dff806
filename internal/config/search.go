package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/inflint/inflint/internal/bounded"
)

// maxSize is more than any configuration needs.
const maxSize = 256 << 10

// A Search finds the configuration of files: the file [Name] in the directory of
// the file or the nearest one above it. Its zero value is ready for use. It reads
// each configuration once, and is not safe for concurrent use.
type Search struct {
	known map[string]found // by directory
}

type found struct {
	file *File
	err  error
}

// File returns the configuration of the file at a path, or nil if there is none.
// The file itself need not exist.
func (s *Search) File(path string) (*File, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	result := s.in(filepath.Dir(absolute))
	return result.file, result.err
}

func (s *Search) in(dir string) found {
	if result, ok := s.known[dir]; ok {
		return result
	}
	var result found
	name := filepath.Join(dir, Name)
	if _, err := os.Lstat(name); err == nil {
		result.file, result.err = Load(display(name))
	} else if parent := filepath.Dir(dir); parent != dir {
		result = s.in(parent)
	}
	if s.known == nil {
		s.known = map[string]found{}
	}
	s.known[dir] = result
	return result
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

// Load reads the configuration file at a path.
func Load(path string) (*File, error) {
	shown := filepath.ToSlash(path)
	src, err := read(path)
	if err != nil {
		if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
			err = pathError.Err
		}
		return nil, &Error{File: shown, Msg: "cannot read the configuration: " + err.Error()}
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return Parse(shown, filepath.Dir(absolute), src)
}

func read(path string) ([]byte, error) {
	src, err := bounded.ReadFile(path, maxSize)
	tooLarge := (*bounded.SizeError)(nil)
	switch {
	case errors.Is(err, bounded.ErrNotRegular):
		err = fmt.Errorf("%w; name or put a file there", err)
	case errors.As(err, &tooLarge):
		err = errors.New("the file is larger than 256 KiB; is it the right one?")
	}
	return src, err
}
