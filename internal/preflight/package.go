package preflight

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/inflint/inflint/internal/lint"
)

// A Package is a driver package: the INF files of a folder, or one INF file.
type Package struct {
	// Name is the folder, or the INF file.
	Name   string
	Inputs []lint.Input
	// Folder is set where the whole folder is known; Files are then the files in it
	// and below, without those of other packages, by their paths with slashes.
	Folder bool
	Files  []string
}

// Find returns the packages that paths stand for, given the inputs that [lint.Find]
// finds there. In a directory each folder that holds INF files is a package, with all
// below it that belongs to no other; any other input is a package without its files.
func Find(paths []string, inputs iter.Seq[lint.Input]) []*Package {
	var packages []*Package
	folders := map[string]*Package{}
	for in := range inputs {
		if in.Reader != nil || in.Err != nil || !below(in.Path, paths) {
			packages = append(packages, &Package{Name: in.Path, Inputs: []lint.Input{in}})
			continue
		}
		dir := filepath.Dir(in.Path)
		if folders[dir] == nil {
			folders[dir] = &Package{Name: dir, Folder: true}
			packages = append(packages, folders[dir])
		}
		folders[dir].Inputs = append(folders[dir].Inputs, in)
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
