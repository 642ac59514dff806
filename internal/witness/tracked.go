package witness

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/internal/git"
	"github.com/inflint/inflint/internal/lint"
)

// tracked are the files that git tracks in a working tree, sorted.
type tracked struct{ files []string }

// trackedIn returns what git tracks in the working tree that is a tree. That is the same while
// its index is.
func (f *Finder) trackedIn(t *tree) *tracked {
	if info, err := os.Lstat(filepath.Join(t.Version(), ".git")); err != nil || !info.IsDir() {
		return askGit(t.Version()) // the index lies elsewhere
	}
	return stamped(&f.cache.past, maxWorked, t, "tracked", func(noting *tree) *tracked {
		noting.note(".git/index")
		return askGit(t.Version())
	})
}

// askGit asks git what it tracks below the top of a working tree. It returns nil where
// there is no git to ask, and the tree is a folder like others. Where git does not answer,
// no file is known to be tracked.
func askGit(top string) *tracked {
	if !git.Installed() {
		return nil
	}
	files, err := git.Tracked(top)
	if err != nil {
		return &tracked{}
	}
	return &tracked{files}
}

// has reports whether git tracks a file.
func (t *tracked) has(name string) bool {
	_, found := slices.BinarySearch(t.files, name)
	return found
}

// hasBelow reports whether git tracks a file, or one below a folder.
func (t *tracked) hasBelow(name string) bool {
	if name == "." || t.has(name) {
		return true
	}
	i, _ := slices.BinarySearch(t.files, name+"/")
	return i < len(t.files) && strings.HasPrefix(t.files[i], name+"/")
}

// tracks reports whether the next clone has all of these files, as far as that matters.
func (t *tree) tracks(names ...string) bool {
	if t.tracked == nil {
		return true
	}
	tracked := t.tracked()
	return tracked == nil || !slices.ContainsFunc(names, func(name string) bool { return !tracked.has(name) })
}

// namedIn returns the folder of the tree whose files the user named: a driver package; or the
// output of a build, of which git tracks nothing. It is "" if there is none.
func (f *Finder) namedIn(in lint.Input, t *tree) string {
	if f.TrackedOnly || in.Below == "" && !in.Named {
		return "" // nobody named anything, as in an editor
	}
	relative, err := filepath.Rel(t.Version(), f.absolute(cmp.Or(in.Below, in.Path)))
	if err != nil || !filepath.IsLocal(relative) {
		return ""
	}
	name := filepath.ToSlash(relative)
	tracked := t.tracked()
	switch {
	case f.Packages && in.Below != "":
		return name
	case tracked == nil || tracked.hasBelow(name):
		return ""
	case in.Below == "":
		return path.Dir(name) // what lies beside a file
	}
	return name
}

// local reports whether some of these files are no others' than the user's, and were not named.
func (s *search) local(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		if s.tracks(name) {
			return false
		}
		folder := s.named()
		return folder == "" || folder != "." && !strings.HasPrefix(name, folder+"/")
	})
}
