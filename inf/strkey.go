package inf

import (
	"strings"
	"sync"
)

// What substitution may make of a file. Windows cuts a value at 4096 characters;
// beyond four bytes for each of these, and beyond a sum that real files do not come
// near, tokens are left as they are and count as not known.
const (
	maxSubstituted  = 4 * 4096
	growthBase      = 1 << 20
	growthPerSource = 16
)

// A substituter replaces the tokens of [Strings] in fields.
//
// Windows takes a token's text exactly, blanks included, and compares it without
// regard to case; the first definition of a token counts; its value is the first
// field of that line, and is not searched for tokens again. Only [Strings] is
// used: which of the [Strings.xxxx] sections Windows would take instead depends
// on the language of the machine.
type substituter struct {
	strkeys *nameIndex[Entry] // the definitions
	longest int               // the greatest length of a value that is put into other text
}

// define makes the index of [Strings].
func (f *File) define() {
	f.tokens.longest = min(maxSubstituted, (growthBase+growthPerSource*len(f.Text))/max(1, strings.Count(f.Text, "%")/2))
	s := f.Section("Strings")
	if s == nil {
		return
	}
	s.read()
	f.tokens.strkeys = newNameIndex(len(s.entries), (*Entry).token)
	for _, e := range s.entries {
		if e.Key == nil {
			continue
		}
		f.longestDefinition = max(f.longestDefinition, len(e.Fields[0].Value))
		name := e.token()
		if len(name) > 2 && name[0] == '%' && name[len(name)-1] == '%' {
			f.problem(PercentKey, e.Key.Span())
		}
		if _, added := f.tokens.strkeys.add(name, func() *Entry { return e }); !added {
			f.problem(SecondDefinition, e.Key.Span())
		}
	}
	s.substitute()
	s.filled.Store(true)
}

// substitute replaces the tokens in the section, once it has been read, and reports the
// values that this makes too long.
func (s *Section) substitute() {
	for _, e := range s.entries {
		if e.Key != nil && !e.Lone() {
			s.substituteIn(e.Key)
		}
		for i := range e.Fields {
			s.substituteIn(&e.Fields[i])
		}
	}
}

func (s *Section) substituteIn(field *Field) {
	s.File.tokens.field(field)
	if len(field.Value) > longValue {
		field.lookThrough()
	}
	if len(field.Value) > MaxValue && len(field.Raw()) <= MaxValue && utf16Len(field.Value) > MaxValue {
		s.File.problem(LongValue, field.Span())
	}
}

// checkLengths reads the sections that have only been looked over, if substitution may
// make values there too long. Whether it can, the longest definition tells.
func (f *File) checkLengths() {
	if f.longest+f.mostTokens*f.longestDefinition <= MaxValue {
		return
	}
	for _, s := range f.Sections {
		if s.tokens {
			s.Entries()
		}
	}
}

// token returns the token that an entry of [Strings] defines.
func (e *Entry) token() string { return e.Key.Raw() }

// A Locale is a section [Strings.xxxx]. On a machine whose language has one,
// Windows takes all tokens from it, and none from [Strings].
type Locale struct {
	Section *Section
	strkeys func() *nameIndex[Entry]
}

// Locales returns the sections [Strings.xxxx].
func (f *File) Locales() []*Locale {
	var locales []*Locale
	for _, s := range f.Sections {
		if base, _, dotted := strings.Cut(s.Name, "."); dotted && sameName(base, "Strings") {
			locales = append(locales, &Locale{s, sync.OnceValue(func() *nameIndex[Entry] {
				strkeys := newNameIndex(len(s.Entries()), (*Entry).token)
				for _, e := range s.Entries() {
					if e.Key != nil {
						strkeys.add(e.token(), func() *Entry { return e })
					}
				}
				return strkeys
			})})
		}
	}
	return locales
}

// Read returns a field as Windows reads it where it takes the tokens from the
// locale.
func (l *Locale) Read(field *Field) Field {
	s := substituter{strkeys: l.strkeys(), longest: l.Section.File.tokens.longest}
	there := *field
	there.Value = field.Raw()
	if field.origin != nil {
		there.origin = &provenance{raw: field.origin.raw, runs: field.origin.runs}
	}
	s.field(&there)
	return there
}

// strkey returns the value that a token is defined to have.
func (s *substituter) strkey(name string) (string, *Field) {
	e := s.strkeys.find(name)
	if e == nil {
		return "", nil
	}
	def := &e.Fields[0]
	return def.Raw(), def
}

// field fills in Value.
func (s *substituter) field(field *Field) {
	raw := field.Raw()
	first := strings.IndexByte(raw, '%')
	if first < 0 {
		return
	}
	second := strings.IndexByte(raw[first+1:], '%') // how far behind the first
	if second < 0 {
		return
	}
	if field.origin == nil {
		field.origin = &provenance{raw: raw}
	}
	origin := field.origin
	if first == 0 && second == len(raw)-2 && second > 0 {
		if text, def := s.strkey(raw[1 : len(raw)-1]); def != nil && s.fits(text, 0) { // the whole field is one token
			field.Value, origin.def = text, def
			return
		}
	}
	origin.tokens = s
	field.Value, origin.unknown = s.value(raw)
}

// value puts together what raw text stands for, and reports whether a token in it is
// not replaced.
func (s *substituter) value(raw string) (value string, unknown bool) {
	var text strings.Builder
	changed := false
	for p := range s.pieces(raw) {
		source := raw[p.source.Start:]
		if p.def != nil {
			source = p.def.Raw()
		}
		text.WriteString(source[:p.text.Len()])
		changed = changed || p.def != nil || p.text.Len() != p.source.Len()
		unknown = unknown || p.kind == undefinedToken || p.kind == tooLong
	}
	if !changed {
		return raw, unknown
	}
	return text.String(), unknown
}

// pieces takes raw text apart at its tokens.
func (s *substituter) pieces(raw string) func(yield func(piece) bool) {
	return func(yield func(piece) bool) {
		at, size := 0, 0 // the places in raw and in the value
		for at < len(raw) {
			p := s.piece(raw[at:], size)
			p.text = Span{size, size + p.text.End}
			p.source = Span{at, at + p.source.End}
			at, size = p.source.End, p.text.End
			if !yield(p) {
				return
			}
		}
	}
}

// piece returns the first piece of raw text, with spans that begin at 0. Before it
// stands a value of some size.
func (s *substituter) piece(raw string, size int) piece {
	start := strings.IndexByte(raw, '%')
	length := -1
	if start >= 0 {
		length = strings.IndexByte(raw[start+1:], '%')
	}
	switch {
	case length < 0:
		return piece{text: Span{0, len(raw)}, source: Span{0, len(raw)}}
	case start > 0:
		return piece{text: Span{0, start}, source: Span{0, start}}
	}
	source := Span{0, length + 2}
	name := raw[1 : length+1]
	text, def := s.strkey(name)
	switch {
	case name == "":
		return piece{text: Span{0, len("%")}, source: source}
	case def != nil && s.fits(text, size):
		return piece{Span{0, len(text)}, source, substituted, def}
	case def != nil:
		return piece{source, source, tooLong, nil}
	case isNumber(name):
		return piece{source, source, dirid, nil}
	}
	return piece{source, source, undefinedToken, nil}
}

// fits reports whether a text may be put behind a value of some size.
func (s *substituter) fits(text string, size int) bool {
	return size+len(text) <= maxSubstituted && len(text) <= s.longest
}

// isNumber reports whether s is a decimal number, as directory identifiers are.
// -1 is one of them.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
