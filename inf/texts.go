package inf

import "strings"

// texts make the texts of files that are read one after the other, and the values that
// are put together from them. Small ones lie side by side in one stretch of memory, which
// stays for as long as any of them is in use.
type texts struct {
	stretch *strings.Builder
	decoded []byte // to decode into
}

// stretchMost is the greatest size of a stretch. A text that takes half of it has its
// own.
const stretchMost = largeFile

// room returns what a text of about that size is written to, behind others.
func (t *texts) room(size int) *strings.Builder {
	if t.stretch != nil && t.stretch.Cap()-t.stretch.Len() >= size {
		return t.stretch
	}
	b := new(strings.Builder)
	switch {
	case t.stretch == nil || size > stretchMost/2: // perhaps the only one
		b.Grow(size)
	default:
		b.Grow(max(size, min(2*t.stretch.Cap(), stretchMost)))
	}
	if size <= stretchMost/2 {
		t.stretch = b
	}
	return b
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
