package inf

import "strings"

// What substitution may make of a file. Windows cuts a value at 4096 characters;
// beyond four bytes for each of these, and beyond a sum that real files do not come
// near, tokens are left as they are and count as not defined.
const (
	maxSubstituted  = 4 * 4096
	growthBase      = 1 << 20
	growthPerSource = 16
)

// substitute replaces the tokens of [Strings] in the entries that have a percent
// sign.
//
// Windows takes a token's text exactly, blanks included, and compares it without
// regard to case; the first definition of a token counts; its value is the first
// field of that line, and is not searched for tokens again. Only [Strings] is
// used: which of the [Strings.xxxx] sections Windows would take instead depends
// on the language of the machine.
func (f *File) substitute(tokens []*Entry) {
	s := substituter{strkeys: f.strkeys, growth: growthBase + growthPerSource*len(f.Text)}
	for _, e := range tokens {
		if e.Key != nil && !e.Lone() {
			f.substituteField(&s, e.Key)
		}
		for i := range e.Fields {
			f.substituteField(&s, &e.Fields[i])
		}
	}
}

// substituteField replaces the tokens of a field, which may make it too long.
func (f *File) substituteField(s *substituter, field *Field) {
	long := len(field.Value) > MaxValue
	s.field(field)
	if !long && len(field.Value) > MaxValue {
		f.checkLength(field)
	}
}

// A substituter replaces tokens in fields.
type substituter struct {
	strkeys *nameIndex[Entry]
	growth  int // the bytes that may still be added
	makings arena[makings]
}

// define makes the index of [Strings]. It is called with fields that have not
// been substituted yet.
func (f *File) define() {
	s := f.Section("Strings")
	if s == nil {
		return
	}
	f.strkeys = newNameIndex(len(s.Entries), (*Entry).token)
	for _, e := range s.Entries {
		if e.Key == nil {
			continue
		}
		name := e.token()
		if len(name) > 2 && name[0] == '%' && name[len(name)-1] == '%' {
			f.problem(PercentKey, e.Key.Span())
		}
		if _, added := f.strkeys.add(name, func() *Entry { return e }); !added {
			f.problem(SecondDefinition, e.Key.Span())
		}
	}
}

// token returns the token that an entry of [Strings] defines.
func (e *Entry) token() string { return e.Key.Raw() }

// A Locale is a section [Strings.xxxx]. On a machine whose language has one,
// Windows takes all tokens from it, and none from [Strings].
type Locale struct {
	Section *Section
	strkeys *nameIndex[Entry]
}

// Locales returns the sections [Strings.xxxx].
func (f *File) Locales() []*Locale {
	var locales []*Locale
	for _, s := range f.Sections {
		if !strings.HasPrefix(fold(s.Name), "strings.") {
			continue
		}
		l := &Locale{s, newNameIndex(len(s.Entries), (*Entry).token)}
		for _, e := range s.Entries {
			if e.Key != nil {
				l.strkeys.add(e.token(), func() *Entry { return e })
			}
		}
		locales = append(locales, l)
	}
	return locales
}

// Read returns a field as Windows reads it where it takes the tokens from the
// locale.
func (l *Locale) Read(field *Field) Field {
	s := substituter{strkeys: l.strkeys, growth: growthBase}
	there := *field
	there.Value = field.Raw()
	if field.made != nil {
		there.made = &makings{raw: field.made.raw, runs: field.made.runs}
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

// field fills in Value and its parts.
func (s *substituter) field(field *Field) {
	raw := field.Raw()
	first := strings.IndexByte(raw, '%')
	if first < 0 {
		return
	}
	if field.made == nil {
		field.made = &s.makings.take(1)[0]
		field.made.raw = raw
	}
	if first == 0 && strings.IndexByte(raw[1:], '%') == len(raw)-2 && len(raw) > 2 {
		if text, def := s.strkey(raw[1 : len(raw)-1]); def != nil { // the whole field is one token
			field.Value = text
			field.made.def = def
			return
		}
	}
	field.Value, field.made.parts = s.parts(raw)
}

// parts takes raw text apart at its tokens and puts the value together.
func (s *substituter) parts(raw string) (string, []piece) {
	parts := make([]piece, 0, 1+strings.Count(raw, "%"))
	size, changed := 0, false // of the value
	add := func(start, end, length int, kind pieceKind, def *Field) {
		if start < end {
			parts = append(parts, piece{Span{size, size + length}, Span{start, end}, kind, def})
			size += length
			changed = changed || length != end-start || def != nil
		}
	}
	done := 0 // raw[:done] is in parts
	for {
		start := strings.IndexByte(raw[done:], '%')
		if start < 0 {
			break
		}
		start += done
		length := strings.IndexByte(raw[start+1:], '%')
		if length < 0 {
			break
		}
		end := start + 1 + length + 1
		add(done, start, start-done, literal, nil)
		name := raw[start+1 : end-1]
		text, def := s.strkey(name)
		switch {
		case name == "":
			add(start, end, len("%"), literal, nil)
		case def != nil && size+len(text) <= maxSubstituted && len(text) <= s.growth:
			s.growth -= len(text)
			add(start, end, len(text), substituted, def)
		case def == nil && isNumber(name):
			add(start, end, end-start, dirid, nil)
		default:
			add(start, end, end-start, undefined, nil)
		}
		done = end
	}
	add(done, len(raw), len(raw)-done, literal, nil)
	if !changed {
		return raw, parts
	}
	var value strings.Builder
	value.Grow(size)
	for _, p := range parts {
		text := raw[p.source.Start:]
		if p.def != nil {
			text = p.def.Raw()
		}
		value.WriteString(text[:p.text.Len()])
	}
	return value.String(), parts
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
