package main

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/report/printable"
)

// A dumpedFile is what Windows reads of a file, in a form for JSON: `inflint dump`
// prints it.
type dumpedFile struct {
	File     string          `json:"file"`
	Encoding string          `json:"encoding"`
	Problems []dumpedProblem `json:"problems"`
	Sections []dumpedSection `json:"sections"`
}

// A dumpedProblem is an [inf.Problem]. Code is SetupAPI's error code in hexadecimal,
// present when the whole file is refused.
type dumpedProblem struct {
	Message string `json:"message"`
	Code    string `json:"code,omitempty"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// A dumpedSection is a merged section.
type dumpedSection struct {
	Name  wideText     `json:"name"`
	Lines []dumpedLine `json:"lines"`
}

// A dumpedLine is an entry. Key is null for an entry without key; RawKey and Raw
// are present only where the text before substitution differs.
type dumpedLine struct {
	Key    *wideText  `json:"key"`
	Fields []wideText `json:"fields"`
	RawKey *wideText  `json:"rawkey,omitempty"`
	Raw    []wideText `json:"raw,omitempty"`
	Line   int        `json:"line"`
}

// dumpFile returns the tree of the file as Windows reads it.
func dumpFile(f *inf.File) dumpedFile {
	d := dumpedFile{File: f.Name, Encoding: f.EncodingName(), Problems: []dumpedProblem{}, Sections: []dumpedSection{}}
	problems := slices.Clone(f.Problems())
	slices.SortStableFunc(problems, func(a, b inf.Problem) int { return a.Span.Start - b.Span.Start })
	for _, p := range problems {
		pos := f.Position(p.Span.Start)
		what, effect, remedy := explain.Problem(p.Kind)
		text := what + ": " + effect
		if remedy != "" {
			text += "; " + remedy
		}
		d.Problems = append(d.Problems, dumpedProblem{text, hexCode(p.Code()), pos.Line, pos.Column})
	}
	for _, s := range f.Sections {
		section := dumpedSection{Name: wideText(s.Name), Lines: []dumpedLine{}}
		for _, e := range s.Entries() {
			section.Lines = append(section.Lines, dumpLine(e))
		}
		d.Sections = append(d.Sections, section)
	}
	return d
}

func dumpLine(e *inf.Entry) dumpedLine {
	line := dumpedLine{Fields: []wideText{}, Line: e.Line()}
	if e.Key != nil {
		line.Key = new(wideText(e.Key.Value))
		if e.Key.Raw() != e.Key.Value {
			line.RawKey = new(wideText(e.Key.Raw()))
		}
	}
	var raw []wideText
	differs := false
	for i := range e.Fields {
		field := &e.Fields[i]
		line.Fields = append(line.Fields, wideText(field.Value))
		raw = append(raw, wideText(field.Raw()))
		differs = differs || field.Raw() != field.Value
	}
	if differs {
		line.Raw = raw
	}
	return line
}

// wideText is decoded text that may hold surrogate halves. It marshals to JSON with
// those as \u escapes, which the standard library would replace.
type wideText string

// MarshalJSON implements json.Marshaler. printable.JSON escapes the rest.
func (t wideText) MarshalJSON() ([]byte, error) {
	out := make([]byte, 0, len(t)+2)
	out = append(out, '"')
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ':
			out = printable.AppendEscape(out, rune(c))
		case i+2 < len(t) && c == 0xED && t[i+1]&0xE0 == 0xA0: // half of a surrogate pair, as inf keeps it
			out = printable.AppendEscape(out, rune(c&0x0F)<<12|rune(t[i+1]&0x3F)<<6|rune(t[i+2]&0x3F))
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
