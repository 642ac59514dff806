package fix

import (
	"sort"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A place is what is said of a finding to know it again when the file has changed:
// its rule, and the line that it had in the source. Findings that share both are fixed
// together or not at all.
type place struct {
	rule, file string
	line       int
}

// place returns the place of a finding of an attempt.
func (a *attempt) place(f *rules.Finding) place {
	if f.File != a.File {
		return place{f.Rule.ID, f.File.Name, f.Start().Line}
	}
	return place{f.Rule.ID, f.File.Name, a.source.File.Position(a.origin(f.Span.Start)).Line}
}

// origin returns the offset that an offset of an attempt had in its source.
func (a *attempt) origin(offset int) int {
	for i := len(a.rounds) - 1; i >= 0; i-- {
		offset = a.rounds[i].before(offset)
	}
	return offset
}

// lineRead returns the line, in the file as it was read, of an offset of a source.
func (s *Source) lineRead(offset int) int {
	for s.earlier != nil {
		s, offset = s.earlier.source, s.earlier.origin(offset)
	}
	return s.File.Position(offset).Line
}

// A movedText tells where text was before some edits, in the order of the file.
type movedText []movedSpan

type movedSpan struct{ before, after inf.Span }

// moved returns where edits, which are in order, have moved text to.
func moved(edits []inf.Edit) movedText {
	var m movedText
	shift := 0
	for _, e := range edits {
		start := e.Span.Start + shift
		m = append(m, movedSpan{e.Span, inf.Span{Start: start, End: start + len(e.New)}})
		shift += len(e.New) - e.Span.Len()
	}
	return m
}

// before returns the offset that an offset had before the edits. New text comes from
// where the text that it replaces began.
func (m movedText) before(offset int) int {
	i := sort.Search(len(m), func(i int) bool { return m[i].after.Start > offset }) - 1
	switch {
	case i < 0:
		return offset
	case offset < m[i].after.End:
		return m[i].before.Start
	}
	return offset - m[i].after.End + m[i].before.End
}
