package inf

import "sync"

// slabs have room for the lists that a file is read into. Most are short, and an
// allocation for each would cost as much as filling it.
type slabs struct {
	mu       sync.Mutex // sections may be read by several goroutines
	sections slab[Section]
	parts    slab[part]
	headers  slab[Span]
	bodies   slab[body]
	slots    slab[nameSlot]
	entries  slab[Entry]
	pointers slab[*Entry]
	fields   slab[Field]
	makings  slab[makings]

	installs slab[Install]
	reaches  slab[Reach]
	objects  slab[Object]
	settings slab[Setting]
}

// reset makes all room free again. It forgets what has to be new, and the rest, which is
// filled in before it is read, only where a small file would keep too much.
func (s *slabs) reset(forget bool) {
	s.sections.reset(true)
	s.slots.reset(true)
	for _, other := range [...]interface{ reset(forget bool) }{
		&s.parts, &s.headers, &s.bodies, &s.entries, &s.pointers, &s.fields, &s.makings,
		&s.installs, &s.reaches, &s.objects, &s.settings,
	} {
		other.reset(forget)
	}
}

// A slab is room for items that come together in lists. It makes more when it is full;
// the lists that are there keep what they have.
type slab[T any] struct {
	all, free []T // free is the end of all
}

const (
	slabLen  = 256     // the length of a slab at first, if there will be as many items
	slabFew  = 16      // the same, where it is not known how many there will be
	slabMost = 1 << 12 // the greatest length: a longer list has its own memory, which serves no other file
)

// room returns an empty list with room for n items, of a number that is usual for the
// file. Once it is filled, keep has to be called. The room may have been used before.
func (s *slab[T]) room(n, usual int) []T {
	if n > slabMost {
		return make([]T, 0, n)
	}
	if n > len(s.free) {
		s.all = make([]T, max(n, min(usual, slabLen), min(2*len(s.all), slabMost)))
		s.free = s.all
	}
	return s.free[:0:n]
}

// keep tells how much of the room is used, and returns it.
func (s *slab[T]) keep(list []T) []T {
	if cap(list) <= slabMost {
		s.free = s.free[len(list):]
	}
	return list[:len(list):len(list)]
}

// take returns a list of n items. A nil slab makes them.
func (s *slab[T]) take(n int) []T {
	if s == nil {
		return make([]T, n)
	}
	return s.keep(s.room(n, n)[:n])
}

// put keeps an item by itself.
func (s *slab[T]) put(item T) *T {
	return &s.keep(append(s.room(1, slabFew), item))[0]
}

func (s *slab[T]) reset(forget bool) {
	if forget {
		clear(s.all[:len(s.all)-len(s.free)])
	}
	s.free = s.all
}
