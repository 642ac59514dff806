package inf

import (
	"slices"
	"strings"
)

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
	if !long {
		f.checkLength(field)
	}
}

// A substituter replaces tokens in fields.
type substituter struct {
	strkeys map[string]*Field
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
	f.strkeys = make(map[string]*Field, len(s.Entries))
	for _, e := range s.Entries {
		if e.Key == nil {
			continue
		}
		name := f.foldField(e.Key)
		if len(name) > 2 && name[0] == '%' && name[len(name)-1] == '%' {
			f.problem(PercentKey, e.Key.Span())
		}
		if f.strkeys[name] != nil {
			f.problem(SecondDefinition, e.Key.Span())
		} else {
			f.strkeys[name] = &e.Fields[0]
		}
	}
}

// Locales returns the sections [Strings.xxxx]. On a machine whose language has
// one, Windows takes all tokens from it, and none from [Strings].
func (f *File) Locales() []*Section {
	var locales []*Section
	for _, s := range f.Sections {
		if strings.HasPrefix(fold(s.Name), "strings.") {
			locales = append(locales, s)
		}
	}
	return locales
}

// In returns a field as Windows reads it where it takes the tokens from one of the
// [Locales].
func (f *File) In(locale *Section, field *Field) Field {
	s := substituter{strkeys: map[string]*Field{}, growth: growthBase}
	for _, e := range slices.Backward(locale.Entries) { // the first definition stays
		if e.Key != nil {
			s.strkeys[fold(e.Key.Raw())] = &e.Fields[0]
		}
	}
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
	def := lookup(s.strkeys, name)
	if def == nil {
		return "", nil
	}
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
			field.made.only[0] = piece{Span{0, len(text)}, Span{0, len(raw)}, substituted, def}
			field.made.parts = field.made.only[:]
			return
		}
	}
	field.Value, field.made.parts = s.parts(raw)
}

// parts takes raw text apart at its tokens and puts the value together.
func (s *substituter) parts(raw string) (string, []piece) {
	var value strings.Builder
	parts := make([]piece, 0, 1+strings.Count(raw, "%"))
	add := func(text string, source Span, kind pieceKind, def *Field) {
		if source.Len() > 0 {
			parts = append(parts, piece{Span{value.Len(), value.Len() + len(text)}, source, kind, def})
			value.WriteString(text)
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
		add(raw[done:start], Span{done, start}, literal, nil)
		token := Span{start, start + length + 2}
		name := raw[start+1 : token.End-1]
		text, def := s.strkey(name)
		switch {
		case name == "":
			add("%", token, literal, nil)
		case def != nil && value.Len()+len(text) <= maxSubstituted && len(text) <= s.growth:
			s.growth -= len(text)
			add(text, token, substituted, def)
		case def == nil && isNumber(name):
			add(raw[start:token.End], token, dirid, nil)
		default:
			add(raw[start:token.End], token, undefined, nil)
		}
		done = token.End
	}
	add(raw[done:], Span{done, len(raw)}, literal, nil)
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
