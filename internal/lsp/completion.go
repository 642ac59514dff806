package lsp

import (
	"context"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
)

// The kinds of completion item (CompletionItemKind).
const (
	propertyItem   = 10
	moduleItem     = 9
	enumMemberItem = 20
	constantItem   = 21
	variableItem   = 6
)

// A completer gathers what may be written at a place.
type completer struct {
	*snapshot
	*tree
	offset int
	items  []completionItem
}

// complete answers textDocument/completion.
func complete(_ context.Context, d *snapshot, p *documentParams) (any, error) {
	c := completer{snapshot: d, tree: d.parsed(), offset: d.offset(p.Position), items: []completionItem{}}
	c.complete()
	return c.items, nil
}

// item offers a text for what is written in front of the place.
func (c *completer) item(kind int, label, text, detail string, written int) {
	at := inf.Span{Start: c.offset - written, End: c.offset}
	c.items = append(c.items, completionItem{Label: label, Kind: kind, Detail: detail, FilterText: text, TextEdit: textEdit{c.span(at), text}})
}

func (c *completer) complete() {
	line := c.Position(c.offset).Line
	if at := c.Comment(line); at.Len() > 0 && at.Start < c.offset {
		return
	}
	entry := c.entryAt(c.offset)
	start := c.LineSpan(line).Start
	if entry != nil { // which other lines may continue
		start = min(start, entry.Span().Start)
	}
	before := c.Text[start:c.offset]
	part, ok := c.partAt(c.offset)
	if !ok {
		return
	}
	if touches(part.header, c.offset) {
		c.missingSections(c.offset - part.header.Start)
		return
	}
	if written, ok := openToken(before); ok {
		c.strkeys(written)
		return
	}
	field, number := fieldAt(entry, c.offset)
	if quoted := strings.LastIndexByte(before, '"'); quoted >= 0 && strings.Count(before, `"`)%2 == 1 {
		if text := before[quoted+1:]; c.isDescriptor(field, text) {
			c.descriptor(text)
		}
		return
	}
	word := before[strings.LastIndexAny(before, "=, \t\n")+1:]
	switch {
	case strings.Contains(before, "="):
		if field == nil && entry != nil { // behind a comma
			number = 1 + strings.Count(before, ",")
		}
		c.sectionNames(entry, max(number, 1), len(word))
	case !strings.Contains(before, ","):
		for _, w := range c.wordsFor(slices.Concat(directiveWords, rootWords), part.Section) {
			c.word(w, len(word))
		}
	case strings.Count(before, ",") == 2: // root,subkey,name
		for _, w := range c.wordsFor(valueWords, part.Section) {
			c.word(w, len(word))
		}
	}
}

func (c *completer) word(w word, written int) {
	c.item(propertyItem, w.name, w.name, "", written)
	c.items[len(c.items)-1].Documentation = &markupContent{"markdown", w.markdown()}
}

// openToken returns the length of what follows the % of a token that is not closed on
// the line.
func openToken(before string) (int, bool) {
	if strings.Count(before, "%")%2 == 0 {
		return 0, false
	}
	return len(before) - strings.LastIndexByte(before, '%') - 1, true
}

// strkeys offers the tokens that [Strings] defines.
func (c *completer) strkeys(written int) {
	strkeys := c.Section("Strings")
	if strkeys == nil {
		return
	}
	closed := strings.HasPrefix(c.Text[c.offset:], "%")
	for _, e := range strkeys.Entries() {
		if e.Key == nil || e.Key.Raw() == "" {
			continue
		}
		text := e.Key.Raw()
		if !closed {
			text += "%"
		}
		c.item(variableItem, printable.Text(e.Key.Raw()), text, printable.Text(e.Value(1)), written)
	}
}

// sectionNames offers the sections of the file where a field names one.
func (c *completer) sectionNames(e *inf.Entry, number, written int) {
	if e == nil || !e.NamesSection(min(number, len(e.Fields))) {
		return
	}
	for _, s := range c.Sections {
		c.item(moduleItem, printable.Text(s.Name), s.Name, strings.Join(c.kinds(s), ", "), written)
	}
}

// missingSections offers names for a section: those that the file refers to and does
// not have.
func (c *completer) missingSections(written int) {
	seen := map[string]bool{}
	for _, in := range c.Installs() {
		for _, r := range in.Dangling {
			if name := r.Name.Value; !seen[name] && r.Via.Section.File == c.File {
				seen[name] = true
				c.item(moduleItem, printable.Text(name), name, roleKinds[r.Role], written)
			}
		}
	}
}
