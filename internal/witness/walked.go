package witness

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Listed takes what a folder has, so that the Finder need not list it again. A walk calls it
// before anything is searched.
func (f *Finder) Listed(dir string, entries []fs.DirEntry) {
	if f == nil {
		return
	}
	var l listing
	for _, e := range entries {
		name := e.Name()
		key := ""
		if e.IsDir() {
			key = strings.ToLower(name)
		} else if key = strings.ToLower(name); !brief(key) {
			continue
		}
		if l == nil {
			l = listing{}
		}
		l[key] = append(l[key], entry{name, e.Type()})
	}
	if f.walked == nil {
		f.walked = map[string]listing{}
	}
	f.walked[f.absolute(dir)] = l
}

// walkedIn returns what a walk has seen of a folder.
func (f *Finder) walkedIn(folder string) (listing, bool) {
	l, known := f.walked[folder]
	return l, known
}

// hasGit reports whether a folder is the top of a git working tree.
func (f *Finder) hasGit(folder string) bool {
	if l, known := f.walked[folder]; known {
		return len(l[".git"]) > 0
	}
	_, err := os.Lstat(filepath.Join(folder, ".git"))
	return err == nil
}

// absolute returns an absolute path, with no link followed.
func (f *Finder) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(f.here(), path)
}
