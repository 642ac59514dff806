package lint

import (
	"iter"
	"path/filepath"
	"slices"
	"sync"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/rules"
)

// NamedSource is the source of drivers that the user named. Of the INF files that install
// these drivers, what lies in these files is reported, and nothing else. Several goroutines
// may use it.
type NamedSource struct {
	paths []string
	byKey map[string]int // indexes of paths

	mu     sync.Mutex
	paired []bool
}

// NameSource returns the named files at some paths.
func NameSource(paths []string) *NamedSource {
	n := &NamedSource{byKey: map[string]int{}}
	for _, path := range paths {
		key := sourceKey(path)
		if _, known := n.byKey[key]; !known {
			n.byKey[key] = len(n.paths)
			n.paths = append(n.paths, path)
		}
	}
	n.paired = make([]bool, len(n.paths))
	return n
}

func sourceKey(path string) string {
	if whole, err := filepath.Abs(filepath.FromSlash(path)); err == nil {
		path = whole
	}
	return fileKey(path, windows)
}

// Has reports whether a file is one of those named.
func (n *NamedSource) Has(path string) bool {
	_, ok := n.byKey[sourceKey(path)]
	return ok
}

// Pairs reports whether a driver is made of one of the files, and takes note of it.
func (n *NamedSource) Pairs(e *evidence.Set) (paired bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for f := range e.Sources() {
		if i, ok := n.byKey[sourceKey(f.Name)]; ok {
			n.paired[i], paired = true, true
		}
	}
	return paired
}

// keep removes from a result what lies elsewhere.
func (n *NamedSource) keep(r *Result) {
	elsewhere := func(f *rules.Finding) bool { return !f.File.Plain() || !n.Has(f.File.Name) }
	r.Findings = slices.DeleteFunc(r.Findings, elsewhere)
	r.Suppressed = slices.DeleteFunc(r.Suppressed, func(s Suppressed) bool { return elsewhere(s.Finding) })
}

// Files yields the paths of the files, and whether the project of an INF file compiles each.
func (n *NamedSource) Files() iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for i, path := range n.paths {
			if !yield(path, n.paired[i]) {
				return
			}
		}
	}
}

// OtherSource is why an INF file is not reported on whose drivers are made of other source
// than what was named. It was found, not named.
const OtherSource Kind = "an INF file whose drivers are made of other source"
