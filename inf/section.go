package inf

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Section is a named list of entries, merged from all its parts in the file.
type Section struct {
	// Name is the name as first written, without the brackets.
	Name string
	// Headers holds the spans of the name in each part's header.
	Headers []Span
	File    *File

	bodies  []body // what follows each header
	entries []*Entry
	install *Install // that it is the section of
	first   *Reach   // how the first install of the file that leads here does
	keyOnce sync.Once
	keys    *nameIndex[Entry] // the first entries with their keys, of a section with many
	wdfOnce sync.Once
	wdf     bool // see namesWdfCoInstaller
	filled  atomic.Bool

	linesOnce sync.Once
	lines     *regLines // see linesOf
	hkrOnly   bool      // no line of it names a key by its full name
	created   created   // see nameCreated

	registry bool // an entry may be an add-registry line with the name of a value
	surveyed bool // it was looked over before it was read
	octal    bool // the survey found an entry that mayHaveOctal
	tokens   bool // it found one with several %

	listed bool // a Models section that [Manufacturer] lists
}

// A body is the text of a part of a section, from behind its header to the next.
type body struct{ start, end offset }

// An Entry is a line of a section, continued lines included: a key with fields,
// or fields alone.
type Entry struct {
	// Key is the text before the =. It is nil when there is none and several
	// fields, and the field itself when there is only one: SetupAPI reads a
	// lone field as its own key.
	Key     *Field
	Fields  []Field
	Section *Section
}

// Entries returns the entries of the section, in order. They are read when they are
// first asked for. A nil section has none.
func (s *Section) Entries() []*Entry {
	if s == nil {
		return nil
	}
	if !s.filled.Load() {
		s.fill()
	}
	return s.entries
}

// fill reads the section and substitutes its tokens.
func (s *Section) fill() {
	s.File.mu.Lock()
	defer s.File.mu.Unlock()
	if !s.filled.Load() {
		s.read()
		s.substitute()
		s.filled.Store(true)
	}
}

// read splits the text of the section into entries and fields, and notes the problems
// there unless they are known.
func (s *Section) read() {
	f := s.File
	l := lexer{f: f, reading: true, quiet: s.surveyed}
	registry := false
	for _, b := range s.bodies {
		l.text, l.pos = f.Text[:b.end], int(b.start)
		for l.next() != 0 {
			e := l.entry()
			e.Section = s
			s.entries = append(s.entries, e)
			registry = registry || len(e.Fields) > 2
		}
	}
	if !s.surveyed { // otherwise others may be looking at what it found
		s.registry = registry
		f.crlf += l.crlf
	}
}

// entry reads the entry at the current place.
func (l *lexer) entry() *Entry {
	l.fields = l.fields[:0]
	keyed := false
	for more := true; more; {
		l.fields = append(l.fields, Field{})
		stop := l.read(&l.fields[len(l.fields)-1], len(l.fields) == 1)
		keyed = keyed || stop == '='
		more = stop != 0
	}
	e := &Entry{Fields: slices.Clone(l.fields)}
	switch {
	case keyed:
		e.Key, e.Fields = &e.Fields[0], e.Fields[1:]
	case len(e.Fields) == 1:
		e.Key = &e.Fields[0]
	}
	return e
}

// read reads the next field, and returns what ends it as field does.
func (l *lexer) read(f *Field, mayBeKey bool) (stop byte) {
	stop = l.field(mayBeKey)
	l.fill(f)
	return stop
}

// fill makes a field the one just read.
func (l *lexer) fill(f *Field) {
	f.start, f.end, f.base = offset(l.span.Start), offset(l.span.End), offset(l.base)
	if !l.joined {
		f.Value = l.literal()
		return
	}
	var raw strings.Builder
	raw.Grow(l.size)
	for _, run := range l.runs {
		raw.WriteString(l.text[run.source : run.source+run.size])
	}
	f.Value, f.base = raw.String(), f.start
	f.origin = &provenance{raw: f.Value, runs: slices.Clone(l.runs)}
}

// manyEntries is the number of entries from which on a section has an index: hostile
// files name one section many times, and look for what it does not have.
const manyEntries = 32

// First returns the first entry of the section with the given key, or nil. A nil
// section has no entries.
func (s *Section) First(key string) *Entry {
	if entries := s.Entries(); len(entries) >= manyEntries {
		s.keyOnce.Do(func() {
			s.keys = newNameIndex(manyEntries, func(e *Entry) string { return e.Key.Value })
			for _, e := range entries {
				if e.Key != nil {
					s.keys.add(e.Key.Value, func() *Entry { return e })
				}
			}
		})
		return s.keys.find(key)
	}
	for e := range s.All(key) {
		return e
	}
	return nil
}

// All returns the entries of the section with the given key, in order. A nil
// section has none.
func (s *Section) All(key string) func(yield func(*Entry) bool) {
	return func(yield func(*Entry) bool) {
		for _, e := range s.Entries() {
			if e.Is(key) && !yield(e) {
				return
			}
		}
	}
}

// Span reaches from the first character of the entry to the last.
func (e *Entry) Span() Span {
	first := &e.Fields[0]
	if e.Key != nil {
		first = e.Key
	}
	return Span{int(first.start), int(e.Fields[len(e.Fields)-1].end)}
}

// Line returns the line on which the entry begins, in its own file.
func (e *Entry) Line() int { return e.Section.File.Position(e.Span().Start).Line }

// Lone reports whether the entry is a single field without =.
func (e *Entry) Lone() bool { return len(e.Fields) == 1 && e.Key == &e.Fields[0] }

// Field returns the field with the given index, counted from 1 as SetupAPI and
// its documentation do, or nil when the entry has no such field. A nil Entry, as
// [Section.First] returns where there is none, has no field.
func (e *Entry) Field(n int) *Field {
	if e == nil || n < 1 || n > len(e.Fields) {
		return nil
	}
	return &e.Fields[n-1]
}

// Value returns the value of the field with the given index, counted from 1,
// and "" when there is none.
func (e *Entry) Value(n int) string {
	if f := e.Field(n); f != nil {
		return f.Value
	}
	return ""
}

// Is reports whether the entry's key is the given name, in any case.
func (e *Entry) Is(key string) bool { return e.Key != nil && sameName(e.Key.Value, key) }
