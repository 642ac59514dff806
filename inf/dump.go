package inf

import (
	"fmt"
	"slices"
)

// A Dump is what Windows reads of a file, in a form for JSON: `inflint dump`
// prints it.
type Dump struct {
	File     string        `json:"file"`
	Encoding string        `json:"encoding"`
	Problems []DumpProblem `json:"problems"`
	Sections []DumpSection `json:"sections"`
}

// A DumpProblem is a [Problem]. Code is SetupAPI's error code in hexadecimal,
// present when the whole file is refused.
type DumpProblem struct {
	Message string `json:"message"`
	Code    string `json:"code,omitempty"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// A DumpSection is a merged section.
type DumpSection struct {
	Name  Text       `json:"name"`
	Lines []DumpLine `json:"lines"`
}

// A DumpLine is an entry. Key is null for an entry without key; RawKey and Raw
// are present only where the text before substitution differs.
type DumpLine struct {
	Key    *Text  `json:"key"`
	Fields []Text `json:"fields"`
	RawKey *Text  `json:"rawkey,omitempty"`
	Raw    []Text `json:"raw,omitempty"`
	Line   int    `json:"line"`
}

// Dump returns the tree of the file as Windows reads it.
func (f *File) Dump() Dump {
	d := Dump{File: f.Name, Encoding: f.Encoding.String(), Problems: []DumpProblem{}, Sections: []DumpSection{}}
	problems := slices.Clone(f.Problems())
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Span.Start - b.Span.Start })
	for _, p := range problems {
		pos := f.Position(p.Span.Start)
		d.Problems = append(d.Problems, DumpProblem{p.Error(), hexCode(p.Code()), pos.Line, pos.Column})
	}
	for _, s := range f.Sections {
		section := DumpSection{Name: Text(s.Name), Lines: []DumpLine{}}
		for _, e := range s.Entries() {
			section.Lines = append(section.Lines, f.dumpLine(e))
		}
		d.Sections = append(d.Sections, section)
	}
	return d
}

func (f *File) dumpLine(e *Entry) DumpLine {
	line := DumpLine{Fields: []Text{}, Line: f.Position(e.Span().Start).Line}
	if e.Key != nil {
		line.Key = new(Text(e.Key.Value))
		if e.Key.Raw() != e.Key.Value {
			line.RawKey = new(Text(e.Key.Raw()))
		}
	}
	var raw []Text
	differs := false
	for i := range e.Fields {
		field := &e.Fields[i]
		line.Fields = append(line.Fields, Text(field.Value))
		raw = append(raw, Text(field.Raw()))
		differs = differs || field.Raw() != field.Value
	}
	if differs {
		line.Raw = raw
	}
	return line
}

// Text is decoded text that may hold surrogate halves. It marshals to JSON with
// those as \u escapes, which the standard library would replace.
type Text string

// MarshalJSON implements json.Marshaler.
func (t Text) MarshalJSON() ([]byte, error) {
	const hex = "0123456789abcdef"
	out := make([]byte, 0, len(t)+2)
	out = append(out, '"')
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ' || c == 0x7F:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case isSurrogate(string(t[i:min(i+3, len(t))])):
			half := rune(c&0x0F)<<12 | rune(t[i+1]&0x3F)<<6 | rune(t[i+2]&0x3F)
			out = append(out, '\\', 'u', hex[half>>12&15], hex[half>>8&15], hex[half>>4&15], hex[half&15])
			i += 2
		default:
			out = append(out, c)
		}
	}
	return append(out, '"'), nil
}

func hexCode(code uint32) string {
	if code == 0 {
		return ""
	}
	return fmt.Sprintf("%#x", code)
}
