package witness

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/git"
)

// maxCopies is how many copies of a driver are read. A package has one for each architecture.
const maxCopies = 8

// binaries adds the copies of a driver that the package has, and those that say nothing.
func (s *search) binaries(w wanted, d *evidence.Driver) {
	found := s.copies(w)
	if len(found) > maxCopies { // which of them are right, nobody knows
		for _, name := range found[:maxCopies] {
			d.Unread = append(d.Unread, evidence.Unread{Path: s.show(name), Why: "is one of more than 8 copies"})
		}
		return
	}
	for _, name := range found {
		if s.TrackedOnly && !s.tracks(name) {
			continue
		}
		r := s.read(name)
		if r.err != nil {
			d.Unread = append(d.Unread, evidence.Unread{Path: s.show(name), Why: why(r.err)})
			continue
		}
		d.Binaries = append(d.Binaries, &evidence.Binary{Origin: s.origin(name), SHA256: r.sha256, Facts: r.facts})
	}
}

// hasDrivers reports whether there may be binaries in the folder of the INF file or below.
func (s *search) hasDrivers() bool {
	for name, entries := range s.brief(s.folder) {
		if strings.HasSuffix(name, ".sys") || entries[0].mode.IsDir() {
			return true
		}
	}
	return false
}

// copies finds the files: where the INF file says that they lie, or else beside it, or else
// in folders named after architectures.
func (s *search) copies(w wanted) []string {
	for _, places := range []func(file string, listed []string) []string{s.listed, s.beside, s.byArchitecture} {
		var found []string
		seen := map[string]bool{}
		for i, file := range w.files {
			for _, name := range places(strings.ReplaceAll(file, `\`, "/"), w.folders[i]) {
				if !seen[name] {
					seen[name] = true
					found = append(found, name)
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// listed finds a file in the folders that the INF file lists.
func (s *search) listed(file string, folders []string) (found []string) {
	for _, folder := range folders {
		name := strings.ReplaceAll(folder, `\`, "/") + "/" + file
		if !strings.Contains("/"+name+"/", "/../") { // nothing of a package lies above it
			found = append(found, s.find(s.folder, name)...)
		}
	}
	return found
}

func (s *search) beside(file string, _ []string) []string { return s.find(s.folder, path.Base(file)) }

// byArchitecture finds a file below the INF file: in x64, in x64/Release, in Release or in
// Release/x64.
func (s *search) byArchitecture(file string, _ []string) (found []string) {
	file = path.Base(file)
	for _, dir := range s.folders(s.folder) {
		inside := ofConfiguration
		switch {
		case ofConfiguration(dir):
			inside = ofArchitecture
		case !ofArchitecture(dir):
			continue
		}
		found = append(found, s.find(dir, file)...)
		for _, below := range s.folders(dir) {
			if inside(below) {
				found = append(found, s.find(below, file)...)
			}
		}
	}
	return found
}

func ofArchitecture(folder string) bool {
	switch strings.ToLower(path.Base(folder)) {
	case "amd64", "x64", "x86", "i386", "win32", "arm", "arm64", "ia64":
		return true
	}
	return false
}

func ofConfiguration(folder string) bool {
	name := strings.ToLower(path.Base(folder))
	return strings.Contains(name, "release") || strings.Contains(name, "debug")
}

// read reads a driver, or returns what is known of it.
func (s *search) read(name string) read {
	if d, onDisk := s.Tree.(disk); onDisk {
		return s.readFrom(d, name)
	}
	found := s.cache.get(s.Version()+":"+name, nil, func() ([]byte, error) { return s.Read(name, driver.MaxSize) })
	// Of a file in Git LFS the revision has the hash, and the working tree the file.
	var pointer pointerError
	if revision, is := s.Tree.(*git.Revision); is && errors.As(found.err, &pointer) {
		if file := s.readFrom(disk{revision.Root()}, name); file.err == nil && file.sha256 == pointer.sha256 {
			return file
		}
	}
	return found
}

func (s *search) readFrom(d disk, name string) read {
	info, err := d.stat(name)
	switch {
	case err != nil:
		return read{err: err}
	case info.Mode()&fs.ModeSymlink != 0:
		return read{err: bounded.ErrLink}
	case !info.Mode().IsRegular():
		return read{err: bounded.ErrNotRegular}
	case info.Size() > driver.MaxSize:
		return read{err: &bounded.SizeError{Size: info.Size(), Limit: driver.MaxSize}}
	}
	return s.cache.get(d.root+"/"+name, info, func() ([]byte, error) { return d.Read(name, driver.MaxSize) })
}
