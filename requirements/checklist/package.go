package checklist

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A Package is a driver package: the INF files of a folder, or one INF file.
type Package struct {
	// Name is the folder, or the INF file.
	Name string
	// Members are the numbers of its INF files among those that Find was given.
	Members []int
	// Folder is set where the whole folder is known; Files are then the files in it
	// and below, without those of other packages, by their paths with slashes.
	Folder bool
	Files  []string
}

// An INF is an INF file that paths stand for. Alone is set for one that is in no folder:
// standard input, or what cannot be found.
type INF struct {
	Path  string
	Alone bool
}

// Find returns the packages that paths stand for, given the INF files that are found
// there. In a directory each folder that holds some is a package, with all below it that
// belongs to no other; any other INF file is a package without its files.
func Find(paths []string, files []INF) []*Package {
	var packages []*Package
	folders := map[string]*Package{}
	for n, f := range files {
		if f.Alone || !below(f.Path, paths) {
			packages = append(packages, &Package{Name: f.Path, Members: []int{n}})
			continue
		}
		dir := filepath.Dir(f.Path)
		if folders[dir] == nil {
			folders[dir] = &Package{Name: dir, Folder: true}
			packages = append(packages, folders[dir])
		}
		folders[dir].Members = append(folders[dir].Members, n)
	}
	for dir, p := range folders {
		p.list(dir, folders)
	}
	return packages
}

// below reports whether a file was found because one of the paths is a directory that
// it is in.
func below(file string, paths []string) bool {
	return slices.ContainsFunc(paths, func(path string) bool {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			return false
		}
		rel, err := filepath.Rel(path, file)
		return err == nil && filepath.IsLocal(rel)
	})
}

// list reads the folder. What cannot be read is left out of it: where the INF file
// names it, it is missing.
func (p *Package) list(dir string, folders map[string]*Package) {
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && path != dir && (folders[path] != nil || d.Name() == ".git"):
			return fs.SkipDir
		case !d.IsDir():
			rel, _ := filepath.Rel(dir, path)
			p.Files = append(p.Files, filepath.ToSlash(rel))
		}
		return nil
	})
}
