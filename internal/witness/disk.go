package witness

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/lint"
)

// A disk is a folder of the disk as a [lint.Tree].
type disk struct {
	root string // absolute
}

func (d disk) Version() string { return d.root }

func (d disk) List(folder string) (map[string]fs.FileMode, error) {
	root, err := os.OpenRoot(d.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	file, err := bounded.OpenIn(root, folder, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	entries, err := file.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	types := make(map[string]fs.FileMode, len(entries))
	for _, e := range entries {
		types[e.Name()] = e.Type()
	}
	return types, nil
}

func (d disk) Read(name string, limit int64) ([]byte, error) {
	root, err := os.OpenRoot(d.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return bounded.ReadNoLinkIn(root, name, limit)
}

// stat returns what is known of a file without reading it.
func (d disk) stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(d.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Lstat(name)
}

// treeOf returns the tree of the finder, so that all files in it share what is known of it.
func (f *Finder) treeOf(t lint.Tree, walked func(string) (listing, bool), repository bool) *tree {
	f.mu.Lock()
	defer f.mu.Unlock()
	known := f.trees[t.Version()]
	if known == nil {
		known = &tree{Tree: t, walked: walked}
		if repository {
			known.tracked = sync.OnceValue(func() *tracked { return f.trackedIn(known) })
		}
		if f.trees == nil || len(f.trees) == maxTrees {
			f.trees = map[string]*tree{}
		}
		f.trees[t.Version()] = known
	}
	return known
}

const maxTrees = 64

// onDisk returns the tree that a file on the disk stands in, and the path of the file there.
func (f *Finder) onDisk(in lint.Input) (t *tree, inside string) {
	name := f.absolute(in.Path)
	folder := filepath.Dir(name)
	top := f.topOf(folder)
	root := top
	if root == "" {
		root = folder
		if in.Below != "" {
			root = f.absolute(in.Below)
		}
	}
	inside, err := filepath.Rel(root, name)
	if err != nil || !filepath.IsLocal(inside) {
		return nil, ""
	}
	walked := func(folder string) (listing, bool) {
		return f.walkedIn(filepath.Join(root, filepath.FromSlash(folder)))
	}
	return f.treeOf(disk{root}, walked, top != ""), filepath.ToSlash(inside)
}

// topOf returns the top of the git working tree that a folder is in, "" if it is in none.
func (f *Finder) topOf(folder string) string {
	f.mu.Lock()
	top, known := f.tops[folder]
	f.mu.Unlock()
	if known {
		return top
	}
	if f.hasGit(folder) {
		top = folder
	} else if above := filepath.Dir(folder); above != folder {
		top = f.topOf(above)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.tops == nil || len(f.tops) == maxListings {
		f.tops = map[string]string{}
	}
	f.tops[folder] = top
	return top
}
