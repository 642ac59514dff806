package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// describe answers textDocument/hover: what is found at a place, and what stands
// there. Text of the file is shown in blocks of code alone, where it is no Markdown.
func describe(ctx context.Context, d *snapshot, p *documentParams) (any, error) {
	t := d.parsed()
	offset := d.offset(p.Position)
	var parts []string
	found, err := d.found(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if touches(f.Span, offset) {
			parts = append(parts, fmt.Sprintf("[%s](%s) %s: %s", f.Rule.ID, f.Rule.HelpURL(), f.Rule.Name, f.Rule.Summary))
		}
	}
	words, at := t.describe(offset)
	if words != "" {
		parts = append(parts, words)
	}
	if parts == nil {
		return nil, nil
	}
	out := hover{Contents: markupContent{"markdown", strings.Join(parts, "\n\n---\n\n")}}
	if words != "" {
		r := d.span(at)
		out.Range = &r
	}
	return out, nil
}

// describe says in Markdown what stands at a place, and how far it reaches.
func (t *tree) describe(offset int) (string, inf.Span) {
	if p := t.descriptorAt(offset); p != nil {
		return describeDescriptor(p, offset), p.at
	}
	if part, ok := t.partAt(offset); ok && touches(part.header, offset) {
		return t.describeSection(part.Section), part.header
	}
	if token, ok := t.tokenAt(offset); ok {
		if text, ok := t.definitionOf(token.name); ok {
			return code(printable.Text("%" + token.name + "% = " + text)), token.at
		}
	}
	entry := t.entryAt(offset)
	field, number := fieldAt(entry, offset)
	if field == nil {
		return "", inf.Span{}
	}
	if w, ok := t.meaning(wordsOf(entry, number), field.Value, entry.Section); ok {
		return w.markdown(), field.Span()
	}
	for _, use := range t.uses() {
		if touches(use.at, offset) {
			return t.describeSection(use.section), use.at
		}
	}
	return "", inf.Span{}
}

// wordsOf returns the words that a field of an entry may be; number is 0 for the key.
func wordsOf(e *inf.Entry, number int) []word {
	_, isReg := inf.ParseRegLine(e)
	switch {
	case number == 0 || e.Lone():
		return directiveWords
	case isReg && number == 1:
		return rootWords
	case isReg && number == 3:
		return valueWords
	}
	return nil
}

// definitionOf returns what [Strings] has for a token.
func (t *tree) definitionOf(name string) (string, bool) {
	strkeys := t.Section("Strings")
	if strkeys == nil {
		return "", false
	}
	for _, e := range strkeys.Entries() {
		if e.Key != nil && strings.EqualFold(e.Key.Raw(), name) {
			return e.Fields[0].Raw(), true
		}
	}
	return "", false
}

// describeSection says what a section is, and how Windows comes to it.
func (t *tree) describeSection(s *inf.Section) string {
	var parts []string
	kinds := t.kinds(s)
	for _, w := range slices.Concat(namedSections, companionSections, referredSections) {
		if slices.Contains(kinds, w.name) {
			parts = append(parts, w.markdown())
		}
	}
	if r := t.reach(s); r != nil {
		parts = append(parts, code(printable.Text(explain.Reach(t.File, r))))
	}
	return strings.Join(parts, "\n\n")
}

// reach returns the first way in which Windows comes to a section, or nil.
func (t *tree) reach(s *inf.Section) *inf.Reach {
	for _, in := range t.Installs() {
		for _, r := range in.Reaches {
			if r.Section == s {
				return r
			}
		}
	}
	return nil
}

// describeDescriptor says what a descriptor grants, and first what the entry at a
// place does, in the words of inflint sddl.
func describeDescriptor(p *placedDescriptor, offset int) string {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(printable.Text(fmt.Sprintf(format, args...)) + "\n")
	}
	line("%s \"%s\"", p.Object.Kind, p.Object.Name)
	if p.Setting.Effect != inf.Effective {
		line("%s: %s", p.Setting.Effect, explain.Cause(p.Setting))
	}
	switch p.Status {
	case access.Empty:
		line("the descriptor is empty: %s", p.Object.Fallback())
	case access.Unknown:
		line("not known: a token or placeholder in it has no value here")
	case access.Malformed:
		line("Windows does not accept it: %s", p.Err.Msg)
	case access.Undecodable:
		line("the bytes are no descriptor: %v", p.DecodeErr)
	}
	if p.Status != access.Parsed {
		return code(b.String())
	}
	kind := p.Object.Rights
	if ace := entryAtPlace(p, offset); ace != nil {
		line("%s %s", ace.String(), ace.Explain(kind))
		b.WriteString("\n")
	}
	if c, ok := p.SD.DeviceConstant(); ok && kind == sddl.KindDevice {
		line("wdmsec.h: %s, %s", c.Name, c.Meaning)
	}
	for words := range strings.Lines(sddl.Explain(p.SD, kind)) {
		line("%s", strings.TrimSuffix(words, "\n"))
	}
	b.WriteString("\n")
	if err := accessmap.Table(&b, "", p.SD, kind); err != nil {
		return ""
	}
	return code(b.String())
}

// entryAtPlace returns the entry of a descriptor that is written at a place, or nil.
func entryAtPlace(p *placedDescriptor, offset int) *sddl.ACE {
	if p.Setting.Binary() {
		return nil
	}
	for _, list := range []*sddl.ACL{p.SD.DACL, p.SD.SACL} {
		for i := range entriesOf(list) {
			loc := p.Locate(list.ACEs[i].Spans.ACE)
			if at := loc.Best(); at.Contains(offset) {
				return &list.ACEs[i]
			}
		}
	}
	return nil
}

func entriesOf(list *sddl.ACL) []sddl.ACE {
	if list == nil {
		return nil
	}
	return list.ACEs
}

// code returns printable text as a block of code. No line of it begins with a fence:
// each begins with a word of ours.
func code(text string) string {
	return "```text\n" + strings.TrimSuffix(text, "\n") + "\n```"
}
