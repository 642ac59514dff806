package inf

import (
	"strings"
	"sync"
)

// What substitution may make of a file. Windows cuts a value at 4096 characters;
// beyond four bytes for each of these, and beyond a sum that real files do not come
// near, tokens are left as they are and count as not defined.
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
	strkeys *nameIndex[Entry]
	longest int // the greatest length of a value that is put into other text
	makings []makings
}

// define makes the index of [Strings], and returns the length of the longest value
// there.
func (f *File) define() (longest int) {
	f.longest = min(maxSubstituted, (growthBase+growthPerSource*len(f.Text))/max(1, strings.Count(f.Text, "%")/2))
	s := f.Section("Strings")
	if s == nil {
		return 0
	}
	s.once.Do(func() {
		s.read()
		f.strkeys = newNameIndex(len(s.entries), (*Entry).token)
		for _, e := range s.entries {
			if e.Key == nil {
				continue
			}
			longest = max(longest, len(e.Fields[0].Value))
			name := e.token()
			if len(name) > 2 && name[0] == '%' && name[len(name)-1] == '%' {
				f.problem(PercentKey, e.Key.Span())
			}
			if _, added := f.strkeys.add(name, func() *Entry { return e }); !added {
				f.problem(SecondDefinition, e.Key.Span())
			}
		}
		s.substitute()
	})
	return longest
}

// substitute replaces the tokens in the section, once it has been read.
func (s *Section) substitute() {
	tokens := s.count("%") / 2
	if tokens == 0 {
		return
	}
	sub := substituter{s.File.strkeys, s.File.longest, make([]makings, 0, min(tokens, len(s.fields)))}
	percents := occurrence{'%', -1}
	for i := range s.fields {
		if field := &s.fields[i]; percents.before(s.File.Text, int(field.start), int(field.end)) {
			sub.field(field)
		}
	}
}

// checkLengths reports the values that substitution makes too long. Whether there
// can be any, the longest definition tells.
func (s *scanner) checkLengths(definition int) {
	if s.longest+s.mostTokens*definition <= MaxValue {
		return
	}
	for _, section := range s.f.Sections {
		if section.count("%") < 2 {
			continue
		}
		section.Entries()
		for i := range section.fields {
			field := &section.fields[i]
			if len(field.Raw()) <= MaxValue && len(field.Value) > MaxValue && utf16Len(field.Value) > MaxValue {
				s.f.problem(LongValue, field.Span())
			}
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
	s := substituter{strkeys: l.strkeys(), longest: l.Section.File.longest}
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
	if first < 0 || strings.IndexByte(raw[first+1:], '%') < 0 {
		return
	}
	if field.made == nil {
		s.makings = append(s.makings, makings{raw: raw})
		field.made = &s.makings[len(s.makings)-1]
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
		case def != nil && size+len(text) <= maxSubstituted && len(text) <= s.longest:
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
