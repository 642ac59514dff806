package witness

import (
	"io/fs"
	"sync"
)

// A recorder is a disk that notes how what it reads was before.
type recorder struct {
	disk
	stamps stamps
}

// stamps are what was known of files and folders, by name; nil for one that was not there.
type stamps map[string]fs.FileInfo

func (r recorder) note(name string) {
	if _, noted := r.stamps[name]; !noted {
		r.stamps[name], _ = r.stat(name)
	}
}

func (r recorder) List(folder string) (map[string]fs.FileMode, error) {
	r.note(folder)
	return r.disk.List(folder)
}

func (r recorder) Read(name string, limit int64) ([]byte, error) {
	r.note(name)
	return r.disk.Read(name, limit)
}

// hold reports whether all is as it was.
func (s stamps) hold(d disk) bool {
	for name, was := range s {
		now, err := d.stat(name)
		if err != nil {
			now = nil
		}
		if !same(was, now) {
			return false
		}
	}
	return true
}

// A past has what was worked out of files, while they are the same.
type past struct {
	mu    sync.Mutex
	known map[string]worked
}

type worked struct {
	stamps stamps
	value  any
}

// maxWorked is how much a past keeps of projects and lists of files, which are small.
const maxWorked = 64

// stamped returns what work makes of a tree, or has made of it, if all that it read then is
// still the same. What is not on the disk is worked out each time. The past keeps no more
// than most.
func stamped[V any](p *past, most int, t *tree, key string, work func(*tree) V) V {
	d, onDisk := t.Tree.(disk)
	if !onDisk {
		return work(t)
	}
	key = d.root + "\x00" + key
	p.mu.Lock()
	known, found := p.known[key]
	p.mu.Unlock()
	if found && known.stamps.hold(d) {
		return known.value.(V)
	}
	r := recorder{d, stamps{}}
	value := work(&tree{Tree: r})
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil || len(p.known) >= most {
		p.known = map[string]worked{}
	}
	p.known[key] = worked{r.stamps, value}
	return value
}

// note notes a file that was read elsewhere.
func (t *tree) note(name string) {
	if r, records := t.Tree.(recorder); records {
		r.note(name)
	}
}
