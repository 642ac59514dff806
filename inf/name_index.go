package inf

import (
	"hash/maphash"
	"math/bits"
)

// A nameIndex finds items by name, in any case. It is a hash table that leaves
// the names where they are: a map would want a folded copy of each. The hash is
// seeded at random, so that no file can be made to have many equal ones. With a map, a
// run over small files takes 15 % longer; TestNameIndexAsMap compares the two.
type nameIndex[T any] struct {
	items []*T // in the order in which they were added
	name  func(*T) string
	slots []nameSlot // a power of two, at most three quarters full

	seed, factor uint64
}

// A nameSlot has an item's place in the list, counted from 1. In large files the table
// is what is waited for: half of it are the addresses that it does not have.
type nameSlot struct{ hash, place uint32 }

// newNameIndex makes an index with room for about so many items.
func newNameIndex[T any](room int, name func(*T) string) *nameIndex[T] {
	size := 8
	for 3*size < 4*room {
		size *= 2
	}
	random := maphash.MakeSeed()
	return &nameIndex[T]{
		items: make([]*T, 0, room), name: name, slots: make([]nameSlot, size),
		seed: maphash.String(random, "seed"), factor: maphash.String(random, "factor") | 1,
	}
}

// find returns the item with the name. A nil index has none.
func (x *nameIndex[T]) find(name string) *T {
	if x == nil {
		return nil
	}
	return x.item(*x.slot(name, x.hash(name)))
}

// item returns the item in a slot, or nil.
func (x *nameIndex[T]) item(s nameSlot) *T {
	if s.place == 0 {
		return nil
	}
	return x.items[s.place-1]
}

// add returns the item with the name, and if there is none yet, adds the one that
// create returns.
func (x *nameIndex[T]) add(name string, create func() *T) (item *T, added bool) {
	hash := x.hash(name)
	slot := x.slot(name, hash)
	if item = x.item(*slot); item != nil {
		return item, false
	}
	item = create()
	x.items = append(x.items, item)
	*slot = nameSlot{hash, uint32(len(x.items))}
	if 4*len(x.items) > 3*len(x.slots) {
		x.grow()
	}
	return item, true
}

// slot returns where the name is, or else where it belongs.
func (x *nameIndex[T]) slot(name string, hash uint32) *nameSlot {
	mask := uint32(len(x.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &x.slots[i]
		if s.place == 0 || s.hash == hash && sameName(x.name(x.items[s.place-1]), name) {
			return s
		}
	}
}

func (x *nameIndex[T]) grow() {
	old := x.slots
	x.slots = make([]nameSlot, 2*len(old))
	mask := uint32(len(x.slots) - 1)
	for _, s := range old {
		if s.place == 0 {
			continue
		}
		i := s.hash & mask
		for x.slots[i].place != 0 {
			i = (i + 1) & mask
		}
		x.slots[i] = s
	}
}

// hash returns the hash of a name in any case.
func (x *nameIndex[T]) hash(name string) uint32 {
	hash, isASCII := x.sum(name)
	if !isASCII {
		hash, _ = x.sum(fold(name))
	}
	return hash
}

// sum returns a hash of a name with the bits set that tell small ASCII letters from
// capitals, and whether all of it is ASCII. That makes some other characters equal, too,
// and does no harm.
//
// It multiplies eight bytes at a time and folds the product, as wyhash does (Wang Yi,
// "Modern Non-Cryptographic Hash Function and Pseudorandom Number Generator"), with a
// factor at random. The standard library's hashes would want a copy of the name with
// the bits set first.
func (x *nameIndex[T]) sum(name string) (hash uint32, isASCII bool) {
	h, set := x.seed^uint64(len(name)), uint64(0)
	mix := func(word uint64) {
		set |= word
		hi, lo := bits.Mul64(h^(word|small), x.factor)
		h = hi ^ lo
	}
	rest := name
	for ; len(rest) > 8; rest = rest[8:] {
		mix(eight(rest))
	}
	if len(name) >= 8 {
		mix(eight(name[len(name)-8:])) // some of it again
	} else {
		var word uint64
		for i := range len(name) {
			word |= uint64(name[i]) << (8 * i)
		}
		mix(word)
	}
	return uint32(h ^ h>>32), set&high == 0
}

// In eight bytes, the bits that ASCII does not have, and those that tell small letters
// from capitals.
const high, small = 0x8080808080808080, 0x2020202020202020

// eight returns the first eight bytes of a text.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
