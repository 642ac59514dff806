package lint

import (
	"container/list"
	"sync"

	"github.com/inflint/inflint/inf"
)

// maxShelf bounds the texts together of the included files that are kept.
const maxShelf = 2 * int(maxIncludedSize)

// A Shelf keeps parsed files that others include, so that they share them. Several
// goroutines may use the shelf and its files. The zero value is ready for use.
type Shelf struct {
	mu    sync.Mutex
	known map[Place]*list.Element
	kept  list.List // of *shelved; what was asked for last is in front
	size  int
}

type shelved struct {
	at    Place
	parse func() (*inf.File, error)
	size  int // that counts for the shelf; 0 until it is parsed
}

// get returns the file at a place. While it is kept, it is parsed once for all who ask.
func (s *Shelf) get(at Place, parse func() (*inf.File, error)) (*inf.File, error) {
	one := s.take(at, parse)
	f, err := one.parse()
	s.count(one, f)
	return f, err
}

func (s *Shelf) take(at Place, parse func() (*inf.File, error)) *shelved {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.known[at]; e != nil {
		s.kept.MoveToFront(e)
		return e.Value.(*shelved)
	}
	if s.known == nil {
		s.known = map[Place]*list.Element{}
	}
	one := &shelved{at: at, parse: sync.OnceValues(parse)}
	s.known[at] = s.kept.PushFront(one)
	return one
}

// count counts what has just been parsed, and drops what nobody has asked for longest.
func (s *Shelf) count(one *shelved, f *inf.File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.known[one.at]; one.size > 0 || e == nil || e.Value != one {
		return
	}
	one.size = 1 << 10 // that there is none is kept as well
	if f != nil {
		one.size += len(f.Text)
	}
	s.size += one.size
	for e := s.kept.Back(); s.size > maxShelf && e != nil && e.Value != one; e = s.kept.Back() {
		gone := s.kept.Remove(e).(*shelved)
		delete(s.known, gone.at)
		s.size -= gone.size
	}
}

// Forget drops all files, because some have changed.
func (s *Shelf) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known, s.size = nil, 0
	s.kept.Init()
}
