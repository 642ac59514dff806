package witness

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/inflint/inflint/internal/lint"
)

// A tree is a [lint.Tree] with what is known of it. Several goroutines may use it.
type tree struct {
	lint.Tree
	// tracked asks git which files it tracks; nil where that does not matter.
	tracked func() *tracked

	// walked has what is known of folders from elsewhere: briefly.
	walked func(folder string) (listing, bool)

	mu       sync.Mutex
	listings map[string]func() listing
	near     map[string]func() []string
	plain    map[string]func() bool // see namedAsFile
	projects map[string]func() *target
	sources  map[sourceKey]func() *sourceFacts
}

// A listing has what a folder has, by the names in lower case.
type listing map[string][]entry

type entry struct {
	name string
	mode fs.FileMode
}

const (
	maxListings = 1024 // that are kept, of each kind
	maxEntries  = 4    // whose names differ in case only
)

// remember returns what work returns for a key. It is done once for all who ask at the same
// time, and again where too much would be kept.
func remember[K comparable, V any](mu *sync.Mutex, kept *map[K]func() V, most int, key K, work func() V) V {
	mu.Lock()
	do := (*kept)[key]
	if do == nil {
		if *kept == nil || len(*kept) >= most {
			*kept = map[K]func() V{}
		}
		do = sync.OnceValue(work)
		(*kept)[key] = do
	}
	mu.Unlock()
	return do()
}

// list lists a folder. One that cannot be listed has nothing.
func (t *tree) list(folder string) listing {
	return remember(&t.mu, &t.listings, maxListings, folder, func() listing {
		types, err := t.List(folder)
		if err != nil {
			return nil
		}
		l := make(listing, len(types))
		for name, mode := range types {
			key := strings.ToLower(name)
			l[key] = append(l[key], entry{name, mode})
		}
		return l
	})
}

// brief lists of a folder at least what brief names. A walk that went through the folder may
// know that.
func (t *tree) brief(folder string) listing {
	if t.walked != nil {
		if l, known := t.walked(folder); known {
			return l
		}
	}
	return t.list(folder)
}

// brief reports whether a file, by its name in lower case, is one to look for: a driver, a
// project, or the mark of a git working tree.
func brief(name string) bool {
	return strings.HasSuffix(name, ".sys") || isProject(name) || name == ".git"
}

// find returns what a folder has under a path with slashes, in any case: the name in this case
// if there is one, and else all others. The path may lead up with "..", within the tree.
func (t *tree) find(folder, name string) []string {
	at := []string{folder}
	parts := strings.Split(name, "/")
	for i, part := range parts {
		var next []string
		for _, dir := range at {
			switch part {
			case "", ".":
				next = append(next, dir)
			case "..":
				if dir != "." {
					next = append(next, path.Dir(dir))
				}
			default:
				next = append(next, t.entries(dir, part, i < len(parts)-1)...)
			}
		}
		if len(next) == 0 || len(next) > maxEntries {
			return nil
		}
		at = next
	}
	return at
}

// entries returns what a folder has under a name: folders, or anything else.
func (t *tree) entries(folder, name string, folders bool) (found []string) {
	key := strings.ToLower(name)
	l := t.list
	if folders || brief(key) {
		l = t.brief
	}
	for _, e := range l(folder)[key] {
		switch {
		case folders && !e.mode.IsDir():
		case e.name == name:
			return []string{path.Join(folder, e.name)}
		default:
			found = append(found, path.Join(folder, e.name))
		}
	}
	return found
}

// file returns the only regular file that a folder has under a path.
func (t *tree) file(folder, name string) (string, bool) {
	found := t.find(folder, name)
	if len(found) != 1 || !t.isFile(found[0]) {
		return "", false
	}
	return found[0], true
}

// isFile reports whether something that was found is a regular file.
func (t *tree) isFile(name string) bool {
	base := path.Base(name)
	l := t.list
	if brief(strings.ToLower(base)) {
		l = t.brief
	}
	for _, e := range l(path.Dir(name))[strings.ToLower(base)] {
		if e.name == base {
			return e.mode.IsRegular()
		}
	}
	return false
}

// folders returns the folders that a folder has, but for hidden ones.
func (t *tree) folders(folder string) (found []string) {
	for _, entries := range t.brief(folder) {
		for _, e := range entries {
			if e.mode.IsDir() && !strings.HasPrefix(e.name, ".") {
				found = append(found, path.Join(folder, e.name))
			}
		}
	}
	slices.Sort(found)
	return found
}
