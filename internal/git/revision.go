package git

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
)

// A tree has the INF files of a commit, or of the working tree.
type tree struct {
	*repository
	commit string // "" for the working tree
	files  map[string]bool
}

// PairRevisions returns the pairs of INF and INX files that may differ between two
// revisions of the repository that a directory is in, given as A..B, or between a
// revision and the working tree. They are in the given paths, or below them. Files
// come with those beside them, because these may include them.
func PairRevisions(revisions, dir string, paths []string) ([]lint.Pair, error) {
	from, to, both := strings.Cut(revisions, "..")
	if strings.HasPrefix(to, ".") {
		return nil, fmt.Errorf("%q has three dots; name the merge base: $(git merge-base %s %s)..%s", revisions, from, to[1:], to[1:])
	}
	r, err := openRepository(dir, from)
	if err != nil {
		return nil, err
	}
	old := &tree{repository: r, commit: r.commit}
	fresh := &tree{repository: r}
	if both {
		if fresh.commit, err = r.resolve(to); err != nil {
			return nil, err
		}
	}
	changed, err := old.changed(fresh)
	if err != nil {
		return nil, err
	}
	for _, t := range []*tree{old, fresh} {
		if err := t.list(old, changed); err != nil {
			return nil, err
		}
	}
	chosen, err := chosenFiles(r, paths, old, fresh)
	if err != nil {
		return nil, err
	}
	beside := map[string]bool{} // the directories with changes
	for name := range changed {
		if lint.IsINF(name) {
			beside[path.Dir(name)] = true
		}
	}
	here, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	here = follow(here)
	var pairs []lint.Pair
	for _, name := range union(old.files, fresh.files) {
		if beside[path.Dir(name)] && lint.IsINF(name) && chosen(name) {
			display := filepath.Join(r.root, filepath.FromSlash(name))
			if rel, err := filepath.Rel(here, display); err == nil {
				display = rel
			}
			pairs = append(pairs, lint.Pair{Path: display, Before: old.input(name, display), After: fresh.input(name, display)})
		}
	}
	return pairs, nil
}

// changed returns the files that differ between two trees.
func (t *tree) changed(other *tree) (map[string]bool, error) {
	if other.commit != "" {
		out, err := t.git("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--ignore-submodules", t.commit, other.commit)
		return names(out), err
	}
	out, err := t.git("diff-index", "-z", "--name-only", "--no-renames", "--ignore-submodules", t.commit)
	if err != nil {
		return nil, err
	}
	untracked, err := t.git("ls-files", "-z", "--others", "--exclude-standard")
	return names(append(out, untracked...)), err
}

// list finds the files of a tree: those of the commit, or, in the working tree,
// those of another one and of the changed ones that are there. Neither symbolic
// links nor submodules are among them.
func (t *tree) list(old *tree, changed map[string]bool) error {
	t.files = map[string]bool{}
	if t.commit == "" {
		for _, name := range union(old.files, changed) {
			if info, err := os.Lstat(t.place(name)); err == nil && info.Mode().IsRegular() {
				t.files[name] = true
			}
		}
		return nil
	}
	out, err := t.git("ls-tree", "-r", "-z", "--full-tree", t.commit)
	for line := range names(out) { // 100644 blob 1f7a…	path
		if head, name, ok := strings.Cut(line, "\t"); ok && strings.HasPrefix(head, "100") {
			t.files[name] = true
		}
	}
	return err
}

// union returns the names in two sets, sorted. A nil set has none.
func union(a, b map[string]bool) []string {
	all := map[string]bool{}
	maps.Copy(all, a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

// place is where a file of the repository stands on the disk.
func (t *tree) place(name string) string { return filepath.Join(t.root, filepath.FromSlash(name)) }

// chosenFiles returns a function that tells whether a file is one of the paths or
// below one. Each path must be in one of the trees.
func chosenFiles(r *repository, paths []string, trees ...*tree) (func(name string) bool, error) {
	var roots []string
	for _, p := range paths {
		root, ok := r.path(p)
		if !ok {
			return nil, fmt.Errorf("%s is not in the repository %s", p, r.root)
		}
		exists := slices.ContainsFunc(trees, func(t *tree) bool {
			for name := range t.files {
				if within(name, root) {
					return true
				}
			}
			return false
		})
		if info, err := os.Stat(p); !exists && (err != nil || !info.IsDir()) {
			return nil, fmt.Errorf("%s is in neither of the versions; check the spelling and the working directory", p)
		}
		roots = append(roots, root)
	}
	return func(name string) bool {
		return slices.ContainsFunc(roots, func(root string) bool { return within(name, root) })
	}, nil
}

// within reports whether a file is a path or below it.
func within(name, root string) bool {
	return root == "." || name == root || strings.HasPrefix(name, root+"/")
}

// input returns the version of a file that a tree has, or nil.
func (t *tree) input(name, display string) *lint.Input {
	if !t.files[name] {
		return nil
	}
	if t.commit == "" {
		return &lint.Input{Path: display}
	}
	in := &lint.Input{Path: display}
	in.Reader = &blob{tree: t, name: name, in: in}
	in.Include = func(other string) *inf.File {
		beside := path.Join(path.Dir(name), other)
		if !lint.Includable(other) || !t.files[beside] {
			return nil
		}
		src, err := t.read(beside, in.Limit())
		if err != nil {
			return nil
		}
		return inf.Parse(filepath.Join(filepath.Dir(display), other), src)
	}
	return in
}

// read returns a file of a commit as a checkout would write it, with its line ends
// and encoding.
func (t *tree) read(name string, limit int64) ([]byte, error) {
	return t.gitUpTo(limit, "cat-file", "--filters", t.commit+":"+name)
}

// A blob reads a file of a commit when it is first asked to.
type blob struct {
	*tree
	name string
	in   *lint.Input // which it is for
	src  *bytes.Reader
}

func (b *blob) Read(p []byte) (int, error) {
	if b.src == nil {
		src, err := b.read(b.name, b.in.Limit())
		if err != nil {
			return 0, err
		}
		b.src = bytes.NewReader(src)
	}
	return b.src.Read(p)
}
