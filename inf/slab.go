package inf

import "sync"

// slabs have room for what sections are read into: most sections have a few entries,
// and a list of its own for each costs as much as reading them.
type slabs struct {
	mu       sync.Mutex // sections may be read by several goroutines
	entries  slab[Entry]
	pointers slab[*Entry]
	fields   slab[Field]
	makings  slab[makings]
}

// A slab is room for items that come together in lists.
type slab[T any] struct{ free []T }

// slabBytes is how large a slab of a large file is, about. It has lists of up to that
// size.
const slabLen = 256

// room returns an empty list with room for n items, or for more. Once it is filled, keep
// has to be called.
func (s *slab[T]) room(n, usual int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, min(usual, slabLen)))
	}
	return s.free[:0:n]
}

// keep tells how much of the room is used, and returns it.
func (s *slab[T]) keep(list []T) []T {
	s.free = s.free[len(list):]
	return list[:len(list):len(list)]
}
