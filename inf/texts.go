package inf

import "strings"

// texts make the texts of files that are read one after the other, and the values that
// are put together from them. Small ones lie side by side in one stretch of memory, which
// stays for as long as any of them is in use.
type texts struct {
	stretch strings.Builder
	decoded []byte // to decode into
}

// stretchMost is the greatest size of a stretch. A text of more than half of it has its
// own.
const stretchMost = largeFile

// room returns what a text of about that size is written to, behind others.
func (t *texts) room(size int) *strings.Builder {
	if size > stretchMost/2 {
		var own strings.Builder
		own.Grow(size)
		return &own
	}
	if room := t.stretch.Cap(); room-t.stretch.Len() < size {
		t.stretch = strings.Builder{}
		t.stretch.Grow(max(size, min(2*room, stretchMost)))
	}
	return &t.stretch
}

// add returns the text. Nil texts have a copy made.
func (t *texts) add(text []byte) string {
	if t == nil {
		return string(text)
	}
	b := t.room(len(text))
	start := b.Len()
	b.Write(text)
	return b.String()[start:]
}
