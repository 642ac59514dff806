package git

import (
	"fmt"
	"maps"
	"path"
	"slices"
)

const (
	maxDepth = 1024    // directories, one in the other
	maxSeen  = 1 << 20 // entries; a few trees that have each other many times stand for more
)

// A walker goes through two trees side by side.
type walker struct {
	trees *trees
	// enter tells whether a directory is of interest.
	enter func(dir string, a, b entry) bool
	seen  int
}

// walk calls visit for each directory with what the two trees have there.
func (w *walker) walk(a, b entry, visit func(dir string, a, b map[string]entry)) error {
	return w.directory(".", 0, a, b, visit)
}

func (w *walker) directory(dir string, depth int, a, b entry, visit func(dir string, a, b map[string]entry)) error {
	if depth > maxDepth {
		return fmt.Errorf("%.60s…: more than %d directories, one in the other", dir, maxDepth)
	}
	var sides [2]map[string]entry
	for i, e := range []entry{a, b} {
		if e.mode != directory {
			continue
		}
		entries, err := w.trees.tree(e.id)
		if err != nil {
			return err
		}
		if w.seen += len(entries); w.seen > maxSeen {
			return fmt.Errorf("more than %d files and directories; name a directory", maxSeen)
		}
		sides[i] = entries
	}
	visit(dir, sides[0], sides[1])
	below := map[string]bool{}
	for _, side := range sides {
		for name, e := range side {
			if e.mode == directory {
				below[name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(below)) {
		a, b, full := sides[0][name], sides[1][name], path.Join(dir, name)
		if w.enter(full, a, b) {
			if err := w.directory(full, depth+1, a, b, visit); err != nil {
				return err
			}
		}
	}
	return nil
}
