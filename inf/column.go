package inf

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// columnStride bounds how much of a long line is counted for one position: a hostile
// line may have a million.
const columnStride = 1024

// A checkpoint tells how many UTF-16 units a line has before a place.
type checkpoint struct{ at, units offset }

// columnOf returns the number of UTF-16 units between the start of a line and a place
// in it, as an editor shows them.
func (f *File) columnOf(start, at int) int {
	if at-start <= columnStride {
		return utf16Len(f.Source(Span{start, at}))
	}
	known := f.checkpoints()
	i := sort.Search(len(known), func(i int) bool { return int(known[i].at) > at }) - 1
	if i < 0 || int(known[i].at) < start {
		return utf16Len(f.Source(Span{start, at}))
	}
	return int(known[i].units) + utf16Len(f.Source(Span{int(known[i].at), at}))
}

// checkpoints returns those of the long lines of the file, in order.
func (f *File) checkpoints() []checkpoint {
	f.columnOnce.Do(func() {
		starts := f.lineStarts()
		for i, start := range starts {
			end := len(f.Text)
			if i+1 < len(starts) {
				end = int(starts[i+1])
			}
			units := 0
			for at := int(start); end-at > columnStride; {
				next := f.CharacterStart(at + columnStride)
				units += utf16Len(f.Source(Span{at, next}))
				at = next
				f.columns = append(f.columns, checkpoint{offset(at), offset(units)})
			}
		}
		f.columns = slices.Clip(f.columns)
	})
	return f.columns
}

// CharacterStart returns where the character begins that an offset into [File.Text] is
// in, as the author sees it.
func (f *File) CharacterStart(at int) int {
	for ; at > 0 && at < len(f.Text); at-- {
		if !utf8.RuneStart(f.Text[at]) {
			continue
		}
		if !f.utf8 || f.HasFilling(Span{at, at}) {
			break
		}
		if r, _ := utf8.DecodeRuneInString(f.Text[at:]); utf8.RuneStart(encodeRune(r)) {
			break
		}
	}
	return at
}
