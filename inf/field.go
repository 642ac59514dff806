package inf

import (
	"slices"
	"sort"
	"sync"
)

// A Field is one comma-separated part of an entry, or its key.
type Field struct {
	// Value is the text that Windows uses: [Field.Raw] with its %strkey% tokens
	// replaced. Tokens that are not defined in [Strings], directory identifiers
	// (%13%) among them, stay as they are.
	Value string

	start, end offset      // in the source
	base       offset      // where Raw begins in the source, if it stands there in one piece
	origin     *provenance // nil for most fields: Raw stands in one piece, and Value is Raw
}

// An offset into the source. Half the size of an int matters: a tree has far more
// fields than anything else, and each has three.
type offset uint32

// A provenance says how Value was built from the source.
type provenance struct {
	raw     string
	runs    []run        // raw, if it does not stand in one piece
	def     *Field       // Value, if raw is a single token
	tokens  *substituter // for other raw text with tokens, what they stand for
	unknown bool         // one of them is not replaced

	lookedThrough bool // unknown tells of placeholders, too

	once   sync.Once
	pieces []piece // see parts
}

// Raw returns the text without quotes and line continuations, before
// substitution.
func (f *Field) Raw() string {
	if f.origin == nil {
		return f.Value
	}
	return f.origin.raw
}

// Span returns where the field stands in the source, with its quotes and
// continuations and without the blanks around it.
func (f *Field) Span() Span { return Span{int(f.start), int(f.end)} }

func (f *Field) runs() []run {
	if f.origin == nil {
		return nil
	}
	return f.origin.runs
}

// parts returns the pieces of a field with tokens. They are kept, since a hostile field
// has as many of them as places that somebody asks for.
func (f *Field) parts() []piece {
	o := f.origin
	if o == nil {
		return nil
	}
	o.once.Do(func() {
		switch {
		case o.def != nil:
			o.pieces = []piece{{Span{0, len(f.Value)}, Span{0, len(o.raw)}, substituted, o.def}}
		case o.tokens != nil:
			o.pieces = slices.Collect(o.tokens.pieces(o.raw))
		}
	})
	return o.pieces
}

// A run maps a range of Raw to the source. There may be one for every other byte
// of a hostile file.
type run struct{ text, source, size offset }

// A piece maps a range of Value to Raw.
type piece struct {
	text   Span // in Value
	source Span // in Raw
	kind   pieceKind
	def    *Field // the [Strings] value, for substituted pieces
}

type pieceKind uint8

const (
	literal        pieceKind = iota
	substituted              // a %strkey% token, replaced
	dirid                    // a %number% token: a directory identifier
	undefinedToken           // a %token% that [Strings] does not define
	tooLong                  // one that it defines as more than is put into a value
)

// A Location is where a range of a value was written.
type Location struct {
	// Use is in the field's own source. When the range touches a %strkey%
	// token, the whole token is in it.
	Use Span
	// Definition is the same range in the value of the [Strings] entry that
	// the text came from, for a range that lies within one token.
	Definition *Span
}

// Best is the place that shows the text itself: the definition if there is one.
func (l Location) Best() Span {
	if l.Definition != nil {
		return *l.Definition
	}
	return l.Use
}

// Locate maps the range [start, end) of Value to the source. Offsets outside
// Value are moved to its nearest end.
func (f *Field) Locate(start, end int) Location {
	start = max(0, min(start, len(f.Value)))
	end = max(start, min(end, len(f.Value)))
	parts := f.parts()
	if parts == nil {
		return Location{Use: f.locateRaw(start, end)}
	}
	ends := func(i int) int { return parts[i].text.End }
	first, last := overlap(len(parts), ends, start, end)
	from, to := parts[first], parts[last]
	rawStart, rawEnd := from.source.Start, to.source.End
	if from.kind != substituted {
		rawStart += start - from.text.Start
	}
	if to.kind != substituted {
		rawEnd = to.source.Start + end - to.text.Start
	}
	loc := Location{Use: f.locateRaw(rawStart, rawEnd)}
	if first == last && from.kind == substituted {
		def := from.def.locateRaw(start-from.text.Start, end-from.text.Start)
		loc.Definition = &def
	}
	return loc
}

// locateRaw maps a range of Raw to the source.
func (f *Field) locateRaw(start, end int) Span {
	runs := f.runs()
	if runs == nil {
		return Span{int(f.base) + start, int(f.base) + end}
	}
	first, last := overlap(len(runs), func(i int) int { return int(runs[i].text + runs[i].size) }, start, end)
	from, to := runs[first], runs[last]
	return Span{int(from.source) + start - int(from.text), int(to.source) + end - int(to.text)}
}

// overlap returns the first and the last of n adjacent pieces that a range
// touches, given where each ends. An empty range at a border touches the piece
// before it.
func overlap(n int, ends func(i int) int, start, end int) (first, last int) {
	at := func(offset int) int {
		i := sort.Search(n, func(i int) bool { return offset < ends(i) || start == end && offset == ends(i) })
		return min(i, n-1)
	}
	return at(start), at(max(start, end-1))
}

// Token is a %token% in a field that was not replaced.
type Token struct {
	Name string // without the percent signs
	Span Span   // in Value, with them
}

// Undefined returns the tokens of the value that [Strings] does not define. They
// stay in the value as written. Directory identifiers (%13%) are not among them.
func (f *Field) Undefined() []Token {
	var tokens []Token
	for _, p := range f.parts() {
		if p.kind == undefinedToken {
			tokens = append(tokens, Token{f.Value[p.text.Start+1 : p.text.End-1], p.text})
		}
	}
	return tokens
}

// Known reports whether the value is what Windows will see: every token is
// defined, and no placeholder that a build is yet to replace stands in it (see
// [HasPlaceholder]). A nil field is known to be empty.
func (f *Field) Known() bool {
	switch {
	case f == nil:
		return true
	case f.origin != nil && (f.origin.unknown || f.origin.lookedThrough):
		return !f.origin.unknown
	}
	return !HasPlaceholder(f.Value)
}

// longValue is the length from which on it is kept whether a value is known: hostile
// files have many uses of one that is as long as the file.
const longValue = 1024

// lookThrough finds out whether the value is known.
func (f *Field) lookThrough() {
	if f.origin == nil {
		f.origin = &provenance{raw: f.Value}
	}
	f.origin.unknown = f.origin.unknown || HasPlaceholder(f.Value)
	f.origin.lookedThrough = true
}

// Definitions returns the [Strings] values that the field's tokens were replaced
// by, in order.
func (f *Field) Definitions() []*Field {
	var definitions []*Field
	for _, p := range f.parts() {
		if p.kind == substituted {
			definitions = append(definitions, p.def)
		}
	}
	return definitions
}
