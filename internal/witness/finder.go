package witness

import (
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
)

// A Finder finds the evidence about the drivers of INF files. It takes what it has seen of
// folders and projects for what is there, and is for one run. Several goroutines may use it
// at once. A nil Finder finds nothing.
type Finder struct {
	// Packages is set where a folder that the user names is a driver package, and so names
	// the files in it.
	Packages bool
	// TrackedOnly leaves out what git does not track, for a comparison with a revision.
	TrackedOnly bool

	cache *Cache
	named []*namedDriver
	// here is the working directory.
	here   func() string
	mu     sync.Mutex
	walked map[string]listing // see Listed
	trees  map[string]*tree
	tops   map[string]string // see topOf
	// reading holds those off that read source while another one does: it takes memory.
	reading sync.Mutex
}

// New returns a Finder with a cache that may be shared.
func New(cache *Cache) *Finder {
	return &Finder{cache: cache, here: sync.OnceValue(func() string {
		here, _ := os.Getwd() // without it, nothing is found
		return here
	})}
}

// Find returns the evidence about the drivers that a file installs; nil if it installs none,
// or stands in no folder. It is what [lint.Options] ask for.
func (f *Finder) Find(in lint.Input, file *inf.File) *evidence.Set {
	if f == nil {
		return nil
	}
	wanted := wantedBy(file)
	if len(wanted) == 0 {
		return nil
	}
	s := f.search(in, file)
	if s.tree == nil && len(f.named) == 0 {
		return nil
	}
	if len(f.named) > 0 || s.hasDrivers() {
		locate(file, wanted)
	}
	set := &evidence.Set{}
	for _, w := range wanted {
		set.Drivers = append(set.Drivers, s.driver(w))
	}
	return set
}

// A search is for the drivers of one INF file.
type search struct {
	*Finder
	*tree                // nil if the file stands nowhere
	folder string        // of the file, in the tree
	shown  string        // the folder of the tree, as the path of the file shows it
	named  func() string // a folder of the tree, see namedIn
}

func (f *Finder) search(in lint.Input, file *inf.File) *search {
	s := &search{Finder: f}
	inside := in.Inside
	switch {
	case in.Around != nil:
		s.tree = f.treeOf(in.Around, nil, false)
	case file.Include == nil: // standard input, or a document without a file
		return s
	default:
		s.tree, inside = f.onDisk(in)
		if s.tree == nil {
			return s
		}
	}
	s.folder = path.Dir(inside)
	up, err := filepath.Rel(filepath.FromSlash(s.folder), ".")
	if err != nil {
		s.tree = nil
		return s
	}
	s.shown = filepath.ToSlash(filepath.Join(filepath.Dir(in.Path), up))
	s.named = sync.OnceValue(func() string { return f.namedIn(in, s.tree) })
	return s
}

// show returns the path of a file of the tree as the user sees it.
func (s *search) show(name string) string { return path.Join(s.shown, name) }

// driver collects what is known of one driver.
func (s *search) driver(w wanted) *evidence.Driver {
	d := &evidence.Driver{Name: w.name}
	for _, n := range s.Finder.named {
		if n.is(w) {
			n.used.Store(true)
			d.Binaries = append(d.Binaries, n.binary)
		}
	}
	if s.tree == nil {
		return d
	}
	if len(d.Binaries) == 0 && s.hasDrivers() {
		s.binaries(w, d)
	}
	d.Source = s.source(w)
	return d
}

// origin says where a fact comes from that these files of the tree show, the first before all.
func (s *search) origin(names ...string) evidence.Origin {
	return evidence.Origin{Path: s.show(names[0]), Local: s.local(names)}
}
