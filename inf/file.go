package inf

import (
	"math"
	"slices"
	"sync"
)

// A File is an INF or INX file as SetupAPI reads it.
type File struct {
	// Name is the name given to Parse; it is used for display only.
	Name string
	// Encoding is how the bytes were decoded.
	Encoding Encoding
	// Text is the decoded source, without byte order mark. All spans refer to it.
	Text string
	// Sections holds the sections in order of first appearance.
	Sections []*Section
	// Include returns the INF file with the given name (Include=), or nil where it
	// is not at hand. It may be set before the first call of Installs or Objects;
	// without it, no other file is at hand. It is asked once for each name.
	Include func(name string) *File
	// Problems holds what SetupAPI rejects or misreads, in no particular order.
	Problems []Problem

	utf8     bool // the bytes are UTF-8, though Windows reads them as ANSI
	sections *nameIndex[Section]
	strkeys  *nameIndex[Entry] // the definitions of [Strings]

	lineOnce sync.Once
	lines    []int

	headerOnce sync.Once
	headers    []int // where the names in section headers begin, for Comment

	resolveOnce sync.Once
	budget      int // see spend
	installs    []*Install
	unresolved  bool // a reference hides behind an unknown token
	included    map[string]*File
	listed      map[*Section]bool // the Models sections that [Manufacturer] lists
	uninstalled bool              // a Models line names a section that is not there
	missing     []Missing

	objectsOnce sync.Once
	objects     []*Object
}

// A Section is a named list of entries, merged from all its parts in the file.
type Section struct {
	// Name is the name as first written, without the brackets.
	Name string
	// Headers holds the spans of the name in each part's header.
	Headers []Span
	Entries []*Entry
	File    *File
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

// maxFile is the greatest size of a file in bytes: offsets are 32 bits wide, and
// decoding makes up to three bytes of one.
const maxFile = math.MaxUint32 / 3

// Parse reads an INF file. It never fails and never returns nil: whatever
// SetupAPI would reject stands in the Problems of the file. The name is kept for
// display; src is not kept.
func Parse(name string, src []byte) *File {
	f := &File{Name: name}
	if len(src) == 0 {
		f.problem(EmptyFile, Span{})
		return f
	}
	if len(src) > maxFile {
		f.problem(TooLarge, Span{})
		return f
	}
	f.decode(src)
	tokens := newLexer(f).run()
	f.define()
	f.substitute(tokens)
	f.checkNumbers()
	f.checkSignature()
	return f
}

// Section returns the section with the given name, in any case, or nil.
func (f *File) Section(name string) *Section {
	return f.sections.find(name)
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
		if s == nil {
			return
		}
		for _, e := range s.Entries {
			if e.Is(key) && !yield(e) {
				return
			}
		}
	}
}

// signatures are the values of Signature that SetupAPI takes for an INF file of
// the current style. The last is undocumented.
var signatures = []string{"$windows nt$", "$chicago$", "$windows 95$"}

// Signed reports whether the file has a Signature that Windows accepts, which
// tells an INF file from other files of that name (autorun.inf, EDK II build
// descriptions). Only the first Signature counts, and its text before
// substitution.
func (f *File) Signed() bool {
	e := f.Section("Version").First("Signature")
	return e != nil && len(e.Fields) > 0 && slices.Contains(signatures, fold(e.Fields[0].Raw()))
}

func (f *File) checkSignature() {
	if f.Signed() {
		return
	}
	span := Span{}
	if e := f.Section("Version").First("Signature"); e != nil {
		span = e.Span()
	}
	f.problem(BadSignature, span)
}
