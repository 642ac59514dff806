package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// appendLines makes an edit that puts lines behind the last entry of a section, in
// the indentation of that one and with the line ends of the file. It reports false
// where there is no safe place: the section is empty, its last line continues, or a quote
// is open at the end of the file.
func appendLines(s *inf.Section, lines ...string) (inf.Edit, bool) {
	if len(s.Entries()) == 0 {
		return inf.Edit{}, false
	}
	f, last := s.File, s.Entries()[len(s.Entries())-1].Span()
	first := f.LineSpan(f.Position(last.Start).Line)
	end := f.LineSpan(f.Position(last.End).Line).End
	if last.End > end || strings.Contains(f.Text[last.End:end], `\`) {
		return inf.Edit{}, false
	}
	rest := f.Text[first.Start:last.Start]
	indent := rest[:len(rest)-len(strings.TrimLeft(rest, " \t"))]
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(f.LineEnd(first.Start))
		if line != "" {
			text.WriteString(indent + line)
		}
	}
	return inf.Edit{Span: inf.Span{Start: end, End: end}, New: text.String()}, true
}
