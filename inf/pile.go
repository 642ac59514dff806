package inf

// A pile is a list as it grows. Its items come together in one place only at the end:
// in hostile files there are millions, and the collector waits while a list of that
// size is copied to make room for more.
type pile[T any] struct {
	full  [][]T
	items []T // those behind the full chunks
}

// pileChunk is the number of items in a full chunk.
const pileChunk = 1 << 14

func (p *pile[T]) add(item T) {
	if len(p.items) == pileChunk {
		p.full = append(p.full, p.items)
		p.items = make([]T, 0, pileChunk)
	}
	p.items = append(p.items, item)
}

// last returns the item that was added last.
func (p *pile[T]) last() *T { return &p.items[len(p.items)-1] }

// list returns the items in one slice.
func (p *pile[T]) list() []T {
	if p.full == nil {
		return p.items
	}
	list := make([]T, 0, len(p.full)*pileChunk+len(p.items))
	for _, chunk := range p.full {
		list = append(list, chunk...)
	}
	return append(list, p.items...)
}
