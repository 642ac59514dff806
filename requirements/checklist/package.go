package checklist

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
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
	// Odd are the paths of what is neither a file nor a folder: a link that leads nowhere
	// or to a folder, a pipe, a device.
	Odd []string

	outer  *Package   // whose folder this one is below
	strays []*Package // below this one, and with no driver INF file, as [Judge] found
}

// An INF is an INF file that paths stand for. Alone is set for one that is in no folder:
// standard input, or what cannot be found.
type INF struct {
	Path  string
	Alone bool
}

// Find returns the packages that paths stand for, given the INF files that are found
// there. In a directory each folder that holds some is a package, with all below it that
// belongs to no other; any other INF file is a package without its files. A package comes
// before the one whose folder it is below.
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
	inner := map[*Package][]*Package{}
	for _, p := range packages {
		if p.Folder {
			p.list(folders)
			p.outer = around(p.Name, folders)
			inner[p.outer] = append(inner[p.outer], p)
		} else {
			inner[nil] = append(inner[nil], p)
		}
	}
	return innerFirst(nil, inner, packages[:0])
}

// around returns the package whose folder a folder is below, or nil.
func around(dir string, folders map[string]*Package) *Package {
	for {
		above := filepath.Dir(dir)
		if above == dir || dir == "." {
			return nil
		}
		if p := folders[above]; p != nil {
			return p
		}
		dir = above
	}
}

// innerFirst adds the packages below one to a list, each behind those below it.
func innerFirst(outer *Package, inner map[*Package][]*Package, list []*Package) []*Package {
	for _, p := range inner[outer] {
		list = append(innerFirst(p, inner, list), p)
	}
	return list
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
func (p *Package) list(folders map[string]*Package) {
	tree := os.DirFS(p.Name) // which follows a link in place of the folder
	_ = fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir():
			if name != "." && (folders[filepath.Join(p.Name, filepath.FromSlash(name))] != nil || d.Name() == ".git") {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := fs.Stat(tree, name); err == nil && info.Mode().IsRegular() {
			p.Files = append(p.Files, name)
		} else {
			p.Odd = append(p.Odd, name)
		}
		return nil
	})
}

// source reports whether the folder has the project of a driver: what a build makes of the
// INF files there is another package.
func (p *Package) source() bool {
	return slices.ContainsFunc(p.Files, func(name string) bool { return strings.EqualFold(path.Ext(name), ".vcxproj") })
}

// stray leaves the files of a package without a driver INF file to the one around it.
func (p *Package) stray() {
	if p.outer != nil {
		p.outer.strays = append(p.outer.strays, p)
	}
}

// adopt takes over the files of the packages that have no driver INF file.
func (p *Package) adopt() {
	for _, s := range p.strays {
		s.adopt()
		rel, _ := filepath.Rel(p.Name, s.Name)
		rel = filepath.ToSlash(rel)
		for _, name := range s.Files {
			p.Files = append(p.Files, path.Join(rel, name))
		}
		for _, name := range s.Odd {
			p.Odd = append(p.Odd, path.Join(rel, name))
		}
	}
	p.strays = nil
}
