package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

// This file finds descriptors that are written on several lines. A line of an INF file
// goes on in the next one only if it ends in a backslash outside quotes ("General syntax
// rules for INF files"); without that, the rest is another entry, which means nothing.

// restOfDescriptor is how a line begins that was to go on with a descriptor: with an
// entry of an access control list.
var restOfDescriptor = regexp.MustCompile(`^"?\([A-Za-z]{1,2};`)

// brokenDescriptors reports the lines that were to be a part of a descriptor.
func (p *Pass) brokenDescriptors() {
	seen := set[*inf.Field]{}
	for d := range p.Settings {
		s := d.Setting
		if s.Value == nil || s.Effect == inf.Discarded || s.Entry.Section.File != p.File {
			continue
		}
		for _, field := range append(s.Value.Definitions(), s.Value) {
			if seen.add(field) && facts.StartsDescriptor(field.Raw()) {
				p.brokenDescriptor(d, field)
			}
		}
	}
}

// brokenDescriptor reports the line behind the one on which a field ends, blank lines and
// comments apart, if it looks like the rest of the field.
func (p *Pass) brokenDescriptor(d *access.Descriptor, field *inf.Field) {
	var span inf.Span
	rest := ""
	for line := p.File.Position(field.Span().End).Line + 1; (rest == "" || rest[0] == ';') && line <= p.File.Lines(); line++ {
		span = p.File.LineSpan(line)
		rest = strings.Trim(p.File.Text[span.Start:span.End], " \t\r")
	}
	if !restOfDescriptor.MatchString(rest) {
		return
	}
	span.Start += strings.Index(p.File.Text[span.Start:span.End], rest)
	span.End = span.Start + len(rest)
	f := Finding{
		Span: span, Object: d.Object.Object, Message: "this line is not part of the descriptor of " + name(d.Object),
		Because: fmt.Sprintf("the descriptor ends on a line before, and `%s` is lost", strings.Trim(rest, `"`)), Remedy: "write it all on one line",
	}
	if written, whole, ok := joinLines(p.File, field); ok {
		f.wakesWith(Fix{"write the descriptor on one line", true, []inf.Edit{{Span: written, New: `"` + whole + `"`}}})
	}
	p.Report(f)
}

// joinLines returns what the author of a field wrote from its quote to the next one, and
// the descriptor that this is without the line feeds.
func joinLines(f *inf.File, field *inf.Field) (written inf.Span, whole string, ok bool) {
	start := field.Span().Start
	text, quoted := strings.CutPrefix(f.Text[start:], `"`)
	length := strings.IndexByte(text, '"')
	if !quoted || length < 0 || length > inf.MaxValue || !strings.Contains(text[:length], "\n") {
		return inf.Span{}, "", false
	}
	for line := range strings.Lines(text[:length]) {
		whole += strings.TrimRight(strings.TrimLeft(line, " \t"), " \t\r\n\\") // in quotes a backslash is one
	}
	return inf.Span{Start: start, End: start + 1 + length + 1}, whole, facts.IsDescriptor(whole)
}
