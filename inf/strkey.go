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

// substitute collects the tokens of [Strings] and replaces them in every field.
//
// Windows takes a token's text exactly, blanks included, and compares it without
// regard to case; the first definition of a token counts; its value is the first
// field of that line, and is not searched for tokens again. Only [Strings] is
// used: which of the [Strings.xxxx] sections Windows would take instead depends
// on the language of the machine.
func (f *File) substitute() {
	f.strkeys = map[string]*Field{}
	f.growth = growthBase + growthPerSource*len(f.Text)
	if s := f.Section("Strings"); s != nil {
		for _, e := range s.Entries {
			if e.Key == nil || len(e.Fields) == 0 {
				continue
			}
			name := fold(e.Key.Raw)
			if _, ok := f.strkeys[name]; !ok {
				f.strkeys[name] = &e.Fields[0]
			}
		}
	}
	for _, s := range f.Sections {
		if strings.HasPrefix(fold(s.Name), "strings.") {
			f.locales = append(f.locales, s)
		}
		for _, e := range s.Entries {
			if e.Key != nil && !e.Lone() {
				f.substituteField(e.Key)
			}
			for i := range e.Fields {
				f.substituteField(&e.Fields[i])
			}
		}
	}
}

// substituteField fills in Value and its parts.
func (f *File) substituteField(field *Field) {
	field.Value = field.Raw
	if strings.IndexByte(field.Raw, '%') < 0 {
		return
	}
	var value strings.Builder
	var parts []piece
	add := func(text string, raw Span, kind pieceKind, def *Field) {
		if raw.Len() > 0 {
			parts = append(parts, piece{Span{value.Len(), value.Len() + len(text)}, raw, kind, def})
			value.WriteString(text)
		}
	}
	raw := field.Raw
	done := 0 // raw[:done] is in parts
	for pos := 0; pos < len(raw); {
		if raw[pos] != '%' {
			pos++
			continue
		}
		length := strings.IndexByte(raw[pos+1:], '%')
		if length < 0 {
			break
		}
		add(raw[done:pos], Span{done, pos}, literal, nil)
		token := Span{pos, pos + length + 2}
		name := raw[pos+1 : pos+1+length]
		def, isDefined := f.strkeys[fold(name)]
		switch {
		case name == "":
			add("%", token, literal, nil)
		case isDefined && value.Len()+len(def.Raw) <= maxSubstituted && len(def.Raw) <= f.growth:
			f.growth -= len(def.Raw)
			add(def.Raw, token, substituted, def)
		case isNumber(name):
			add(raw[token.Start:token.End], token, dirid, nil)
		default:
			add(raw[token.Start:token.End], token, undefined, nil)
		}
		pos = token.End
		done = pos
	}
	add(raw[done:], Span{done, len(raw)}, literal, nil)
	if field.made == nil {
		field.made = &makings{}
	}
	field.Value, field.made.parts = value.String(), parts
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
