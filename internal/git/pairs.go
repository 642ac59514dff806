package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/internal/lint"
)

// PairRevisions returns the pairs of INF and INX files that may differ between two
// revisions of the repository that a directory is in, given as A..B, or between a
// revision and the working tree. They are in the given paths, or below them. Files
// come with those beside them, because these may include them. They can be read until
// done is called.
func PairRevisions(revisions, dir string, paths []string) (pairs []lint.Pair, done func(), err error) {
	from, to, both := strings.Cut(revisions, "..")
	if strings.HasPrefix(to, ".") {
		return nil, nil, fmt.Errorf("%q has three dots; name the merge base: $(git merge-base %s %s)..%s", revisions, from, to[1:], to[1:])
	}
	old, err := Open(dir, from)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			old.Close()
		}
	}()
	p := pairing{old: old}
	if both {
		if p.fresh, err = old.repository.at(to, old.trees); err != nil {
			return nil, nil, err
		}
	}
	if err := p.choose(paths); err != nil {
		return nil, nil, err
	}
	if p.here, err = filepath.Abs(dir); err != nil {
		return nil, nil, err
	}
	p.here = follow(p.here)
	compare := p.commits
	if !both {
		compare = p.workingTree
	}
	if err := compare(); err != nil {
		return nil, nil, err
	}
	slices.SortFunc(p.pairs, func(a, b pair) int { return strings.Compare(a.name, b.name) })
	for _, one := range p.pairs {
		pairs = append(pairs, one.Pair)
	}
	return pairs, old.Close, nil
}

// A pairing gathers pairs.
type pairing struct {
	old   *Revision
	fresh *Revision // nil for the working tree
	roots []string  // the paths that are asked for
	here  string    // where names for display begin
	pairs []pair
}

type pair struct {
	name string // in the repository
	lint.Pair
}

// choose takes the paths that are asked for. Each must be in one of the versions.
func (p *pairing) choose(paths []string) error {
	for _, name := range paths {
		root, ok := p.old.Path(name)
		if !ok {
			return fmt.Errorf("%s is not in the repository %s", name, p.old.Root())
		}
		_, err := p.old.find(root)
		if err != nil && p.fresh != nil {
			_, err = p.fresh.find(root)
		}
		if err != nil {
			if info, onDisk := os.Stat(name); onDisk != nil || p.fresh != nil && !info.IsDir() {
				return fmt.Errorf("%s is in neither of the versions; check the spelling and the working directory", name)
			}
		}
		p.roots = append(p.roots, root)
	}
	return nil
}

// chosen reports whether a file is one that is asked for.
func (p *pairing) chosen(name string) bool {
	return slices.ContainsFunc(p.roots, func(root string) bool { return within(name, root) })
}

// leads reports whether a directory has, or is, something that is asked for.
func (p *pairing) leads(dir string) bool {
	return slices.ContainsFunc(p.roots, func(root string) bool { return within(dir, root) || within(root, dir) })
}

// within reports whether a file is a path or below it.
func within(name, root string) bool {
	return root == "." || name == root || strings.HasPrefix(name, root+"/")
}

// commits finds the pairs of two commits.
func (p *pairing) commits() error {
	w := walker{trees: p.old.trees, enter: func(dir string, old, fresh entry) bool { return old != fresh && p.leads(dir) }}
	return w.walk(entry{directory, p.old.tree}, entry{directory, p.fresh.tree}, func(dir string, old, fresh map[string]entry) {
		p.links(dir, old, fresh)
		differ := false
		names := infFiles(old, fresh)
		for _, name := range names {
			differ = differ || old[name] != fresh[name]
		}
		for _, name := range names {
			if full := path.Join(dir, name); differ && p.chosen(full) && fresh[name].mode != link {
				var before, after *lint.Input
				display := p.display(full)
				if e := old[name]; e.isFile() {
					before = p.old.input(full, display)
				}
				if e := fresh[name]; e.isFile() {
					after = p.fresh.input(full, display)
				}
				p.add(full, display, before, after)
			}
		}
	})
}

// links adds the submodules that have changed, and the symbolic links that have come in the place of an INF file or of a
// directory: what they lead to is not compared, and so there is no verdict.
func (p *pairing) links(dir string, old, fresh map[string]entry) {
	for name, e := range fresh {
		full := path.Join(dir, name)
		if e.mode == submodule && old[name] != e && p.leads(full) {
			display := p.display(full)
			p.add(full, display, nil, &lint.Input{Path: display, Err: ErrSubmodule})
		}
		if was := old[name]; e.mode == link && was != e && (lint.IsINF(name) || was.mode == directory) && p.leads(full) {
			display := p.display(full)
			p.add(full, display, nil, linkInput(display))
		}
	}
}

// ErrSubmodule is the error for a submodule that has come or changed: its files are in
// another repository.
var ErrSubmodule = errors.New("is a submodule, which is another repository: what has changed in it is not compared; run inflint diff --rev in it")

func linkInput(display string) *lint.Input {
	return &lint.Input{Path: display, Err: errors.New("is a symbolic link, or in a directory that is one; what it leads to is not compared: name that, or compare the files themselves")}
}

// workingTree finds the pairs of a commit and the working tree.
func (p *pairing) workingTree() error {
	known, err := p.old.repository.run("ls-files", "-z", "--cached", "--others", "--exclude-standard")
	if err != nil {
		return err
	}
	files := map[string]map[string]entry{} // by directory; no entry is for what the commit does not have
	add := func(dir, name string, e entry) {
		if files[dir] == nil {
			files[dir] = map[string]entry{}
		}
		if files[dir][name] == (entry{}) {
			files[dir][name] = e
		}
	}
	w := walker{trees: p.old.trees, enter: func(dir string, _, _ entry) bool { return p.leads(dir) }}
	if err := w.walk(entry{directory, p.old.tree}, entry{}, func(dir string, old, _ map[string]entry) {
		for _, name := range infFiles(old, nil) {
			add(dir, name, old[name])
		}
	}); err != nil {
		return err
	}
	for name := range strings.SplitSeq(string(known), "\x00") {
		if lint.IsINF(name) && p.leads(path.Dir(name)) {
			add(path.Dir(name), path.Base(name), entry{})
		}
	}
	disk := disk{root: p.old.Root(), dirs: map[string]bool{".": true}}
	for dir, entries := range files {
		p.directory(dir, entries, &disk)
	}
	return nil
}

// directory pairs the files of a directory with those on the disk if one of them
// differs.
func (p *pairing) directory(dir string, entries map[string]entry, d *disk) {
	var found []pair
	differ := false
	for name, e := range entries {
		full := path.Join(dir, name)
		display := p.display(full)
		one := pair{full, lint.Pair{Path: display}}
		if e.isFile() {
			one.Before = p.old.input(full, display)
		}
		switch e, err := p.old.find(full); {
		case d.has(full):
			one.After = &lint.Input{Path: display}
		case p.old.repository.linked(d.place(full)) && (err != nil || e.mode != link):
			one.After = linkInput(display)
		}
		if one.Before == nil && one.After == nil {
			continue
		}
		if one.Before != nil && one.After != nil && one.After.Err == nil {
			same, utf16 := p.old.same(full)
			one.Before.Reader.(*blob).utf8 = utf16
			differ = differ || !same
		} else {
			differ = true
		}
		found = append(found, one)
	}
	for _, one := range found {
		if differ && p.chosen(one.name) {
			p.pairs = append(p.pairs, one)
		}
	}
}

// infFiles returns the names of the INF files that two trees have.
func infFiles(a, b map[string]entry) []string {
	var names []string
	for name, e := range a {
		if lint.IsINF(name) && (e.isFile() || b[name].isFile()) {
			names = append(names, name)
		}
	}
	for name, e := range b {
		if _, both := a[name]; lint.IsINF(name) && e.isFile() && !both {
			names = append(names, name)
		}
	}
	return names
}

func (p *pairing) display(name string) string {
	display := filepath.Join(p.old.Root(), filepath.FromSlash(name))
	if rel, err := filepath.Rel(p.here, display); err == nil {
		display = rel
	}
	return display
}

func (p *pairing) add(name, display string, before, after *lint.Input) {
	p.pairs = append(p.pairs, pair{name, lint.Pair{Path: display, Before: before, After: after}})
}

// input returns a file that the revision has.
func (r *Revision) input(name, display string) *lint.Input {
	in := &lint.Input{Path: display}
	in.Reader = &blob{Revision: r, name: name, in: in}
	in.Beside = neighbours{r, name, display}
	in.Around, in.Inside = r, name
	return in
}

// neighbours are the files of a revision beside one of its files.
type neighbours struct {
	*Revision
	name, display string
}

// At says where the file with a name is.
func (n neighbours) At(name string) lint.Place {
	return lint.Place{Path: filepath.Join(filepath.Dir(n.display), name), Version: n.commit}
}

// Read reads the file with a name.
func (n neighbours) Read(name string, limit int64) ([]byte, error) {
	return n.readINF(path.Join(path.Dir(n.name), name), limit)
}

// A blob reads a file of a commit when it is first asked to.
type blob struct {
	*Revision
	name string
	in   *lint.Input // which it is for
	utf8 bool        // whatever its bytes look like
	src  *bytes.Reader
}

func (b *blob) Read(p []byte) (int, error) {
	if b.src == nil {
		src, err := b.readINF(b.name, b.in.Limit())
		if err != nil {
			return 0, err
		}
		b.src = bytes.NewReader(marked(src, b.utf8))
	}
	return b.src.Read(p)
}
