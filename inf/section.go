package inf

import (
	"slices"
	"strings"
	"sync/atomic"
)

// A Section is a named list of entries, merged from all its parts in the file.
type Section struct {
	// Name is the name as first written, without the brackets.
	Name string
	// Headers holds the spans of the name in each part's header.
	Headers []Span
	File    *File
	// Number is the place of the section among those of the file.
	Number int

	bodies  []body // what follows each header
	entries []*Entry
	fields  []Field   // those of all entries, with their keys
	install *Install  // that it is the section of
	first   *Reach    // how the first install of the file that leads here does
	lines   *regLines // see linesOf
	filled  atomic.Bool
	parts   offset // the number of headers

	registry bool // an entry may be an add-registry line with the name of a value
	surveyed bool // it was looked over before it was read
	octal    bool // the survey found an entry that mayHaveOctal
	tokens   bool // it found one with several %

	listed bool // a Models section that [Manufacturer] lists
}

// A body is the text of a part of a section, from behind its header to the next.
type body struct{ start, end offset }

// count returns how often a character stands in the text of the section.
func (s *Section) count(char string) (n int) {
	for _, b := range s.bodies {
		n += strings.Count(s.File.Text[b.start:b.end], char)
	}
	return n
}

// bytesPerEntry is how long an entry is at least in most files.
const bytesPerEntry = 32

// room returns room for the entries of the section and for their fields, keys among them.
// Where there is enough for an entry in every second character and a field in each, they
// need not be counted: an entry has a line, one field more than commas, and a key if it
// has a =.
func (s *Section) room() (entries []Entry, pointers []*Entry, fields []Field) {
	slabs, usual := s.File.slabs, len(s.File.Text)/bytesPerEntry
	mostFields := 0
	for _, b := range s.bodies {
		mostFields += int(b.end-b.start) + 1
	}
	most := mostFields/2 + 1
	if most > len(slabs.entries.free) || most > len(slabs.pointers.free) || mostFields > len(slabs.fields.free) {
		most = s.count("\n") + len(s.bodies)
		mostFields = most + s.count(",") + min(most, s.count("="))
	}
	return slabs.entries.room(most, usual), slabs.pointers.room(most, usual), slabs.fields.room(mostFields, 3*usual)
}

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
	slabs := s.File.slabs
	slabs.mu.Lock()
	defer slabs.mu.Unlock()
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
	entries, pointers, fields := s.room()
	l := lexer{f: f, reading: true, quiet: s.surveyed}
	registry := false
	for _, b := range s.bodies {
		l.text, l.pos = f.Text[:b.end], int(b.start)
		for l.next() != 0 {
			entries = entries[:len(entries)+1]
			e := &entries[len(entries)-1]
			*e = Entry{Section: s}
			pointers = append(pointers, e)
			first := len(fields)
			var stop byte
			keyed := false
			for more := true; more; more = stop != 0 {
				fields = fields[:len(fields)+1]
				stop = l.read(&fields[len(fields)-1], len(fields) == first+1)
				keyed = keyed || stop == '='
			}
			e.Fields = fields[first:len(fields):len(fields)]
			switch {
			case keyed:
				e.Key, e.Fields = &e.Fields[0], e.Fields[1:]
			case len(e.Fields) == 1:
				e.Key = &e.Fields[0]
			}
			registry = registry || len(e.Fields) > 2
		}
	}
	if !s.surveyed { // otherwise others may be looking at what it found
		s.registry = registry
		f.crlf += l.crlf
	}
	f.slabs.entries.keep(entries)
	s.entries, s.fields = f.slabs.pointers.keep(pointers), f.slabs.fields.keep(fields)
}

// read reads the next field, and returns what ends it as field does.
func (l *lexer) read(f *Field, mayBeKey bool) (stop byte) {
	stop, ok := l.simple(f, mayBeKey)
	if !ok {
		stop = l.field(mayBeKey)
		l.fill(f)
	}
	return stop
}

// fill makes a field the one just read. Copying it would take its time.
func (l *lexer) fill(f *Field) {
	f.start, f.end, f.base = offset(l.span.Start), offset(l.span.End), offset(l.base)
	if !l.joined {
		f.Value, f.made = l.literal(), nil
		return
	}
	var raw strings.Builder
	raw.Grow(l.size)
	for _, run := range l.runs {
		raw.WriteString(l.text[run.source : run.source+run.size])
	}
	f.Value, f.base = raw.String(), f.start
	f.made = &makings{raw: f.Value, runs: slices.Clone(l.runs)}
}

// First returns the first entry of the section with the given key, or nil. A nil
// section has no entries.
func (s *Section) First(key string) *Entry {
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

// Lone reports whether the entry is a single field without =.
func (e *Entry) Lone() bool { return len(e.Fields) == 1 && e.Key == &e.Fields[0] }

// Field returns the field with the given index, counted from 1 as SetupAPI and
// its documentation do, or nil when the entry has no such field.
func (e *Entry) Field(n int) *Field {
	if n < 1 || n > len(e.Fields) {
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
