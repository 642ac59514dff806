package inf

import (
	"hash/maphash"
	"math/bits"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// This file compares names as Windows does, without regard to case.

// fold maps a name to the form under which names that differ only in case are
// the same.
func fold(name string) string { return strings.ToLower(name) }

// sameName reports whether two names differ in no more than case. Most that differ do
// so in their first letter.
func sameName(a, b string) bool {
	if len(a) >= 8 && len(b) >= 8 {
		if x, y := eight(a), eight(b); (x^y)&^small != 0 && (x|y)&high == 0 {
			return false
		}
	} else if a != "" && b != "" && !maySame(a[0], b[0]) {
		return false
	}
	if a == b {
		return true
	}
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i]|b[i] >= utf8.RuneSelf {
			return sameRunes(a[i:], b[i:])
		}
		if a[i] != b[i] && lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

// maySame reports whether two bytes may begin the same letter: in ASCII, those that
// differ in no more than case.
func maySame(a, b byte) bool { return (a^b)&^('a'-'A') == 0 || a|b >= utf8.RuneSelf }

func sameRunes(a, b string) bool {
	for a != "" && b != "" {
		x, xSize := utf8.DecodeRuneInString(a)
		y, ySize := utf8.DecodeRuneInString(b)
		if x != y && unicode.ToLower(x) != unicode.ToLower(y) {
			return false
		}
		a, b = a[xSize:], b[ySize:]
	}
	return a == b
}

// lower returns an ASCII letter in lower case.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// spelled returns a name as it is spelled in a list, or "" if it is not there.
func spelled(list []string, name string) string {
	if i := placeOf(list, name); i >= 0 {
		return list[i]
	}
	return ""
}

// placeOf returns the place of a name in a list of others than "", which are ASCII, or -1.
func placeOf(list []string, name string) int {
	if name == "" {
		return -1
	}
	for i, n := range list {
		if maySame(n[0], name[0]) && maySameLength(n, name) && sameName(n, name) { // most differ in one of these
			return i
		}
	}
	return -1
}

// maySameLength reports whether names may be the same by their lengths: in ASCII, those of
// the same.
func maySameLength(ascii, name string) bool {
	return len(ascii) == len(name) || len(ascii) < len(name) && !isASCII(name)
}

func isASCII(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// initials are the first letters of names, in any case.
type initials uint32

func (i *initials) add(name string) { *i |= 1 << (name[0] & 0x1F) }

// have reports whether a name may begin with one of them.
func (i initials) have(name string) bool {
	return name != "" && (i>>(name[0]&0x1F)&1 != 0 || name[0] >= utf8.RuneSelf)
}

// A nameIndex finds items by name, in any case. It is a hash table that leaves
// the names where they are: a map would want a folded copy of each. The hash is
// seeded at random, so that no file can be made to have many equal ones.
type nameIndex[T any] struct {
	items []*T // in the order in which they were added
	name  func(*T) string
	slots []nameSlot // a power of two, at most three quarters full

	seed, factor uint64

	following atomic.Uint32 // see near
}

// A nameSlot has an item's place in the list, counted from 1. In large files the table
// is what is waited for: half of it are the addresses that it does not have.
type nameSlot struct{ hash, place uint32 }

// newNameIndex makes an index with room for about so many items, in a slab or not.
func newNameIndex[T any](slots *slab[nameSlot], room int, name func(*T) string) *nameIndex[T] {
	size := 8
	for 3*size < 4*room {
		size *= 2
	}
	random := maphash.MakeSeed()
	return &nameIndex[T]{
		items: make([]*T, 0, room), name: name, slots: slots.take(size),
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

// near is find where names are mostly looked for in the order of the items.
func (x *nameIndex[T]) near(name string) *T {
	if x == nil {
		return nil
	}
	if next := x.following.Load(); int(next) < len(x.items) && sameName(x.name(x.items[next]), name) {
		x.following.Store(next + 1)
		return x.items[next]
	}
	s := *x.slot(name, x.hash(name))
	if s.place > 0 {
		x.following.Store(s.place)
	}
	return x.item(s)
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
