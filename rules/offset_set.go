package rules

import "github.com/inflint/inflint/inf"

// An offsetSet is a set of entries or of fields, by where they begin. Those of one file
// are bits in the order of its text, for the reason that perSection has.
type offsetSet struct {
	file *inf.File
	bits []uint64 // of the text of the file, once something is added
	// others are those in files that it includes.
	others map[offsetIn]bool
}

type offsetIn struct {
	file *inf.File
	at   int
}

// addEntry reports whether an entry was not in the set yet.
func (set *offsetSet) addEntry(e *inf.Entry) bool {
	return set.add(e.Section.File, e.Span().Start)
}

func (set *offsetSet) add(f *inf.File, at int) (added bool) {
	if f != set.file {
		added = !set.others[offsetIn{f, at}]
		if set.others == nil {
			set.others = map[offsetIn]bool{}
		}
		set.others[offsetIn{f, at}] = true
		return added
	}
	if set.bits == nil {
		set.bits = make([]uint64, len(f.Text)/64+1)
	}
	word, bit := &set.bits[at/64], uint64(1)<<(at%64)
	added = *word&bit == 0
	*word |= bit
	return added
}
