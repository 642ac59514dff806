package inf

// A slab hands out slices of one kind, many from one allocation: most sections have
// few entries, and each entry has few fields.
type slab[T any] struct{ free []T }

// slabSize is the number of items in an allocation. Slices that would take a good part
// of one have an allocation of their own.
const slabSize = 64

// take returns a slice without items that has room for the given number.
func (s *slab[T]) take(room int) []T {
	if room > slabSize/2 {
		return make([]T, 0, room)
	}
	if room > len(s.free) {
		s.free = make([]T, slabSize)
	}
	taken := s.free[:0:room]
	s.free = s.free[room:]
	return taken
}
