package lsp

import (
	"context"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// A symbol is a name that a file defines, with all places where it stands.
type symbol struct{ definitions, uses []inf.Span }

// symbolAt returns the section or the %strkey% token that is named at a place.
func (t *tree) symbolAt(offset int) symbol {
	entry := t.entryAt(offset)
	if token, ok := t.tokenAt(offset); ok {
		return t.strkey(token.name)
	}
	if entry != nil && isStrings(entry.Section) && entry.Key != nil && touches(entry.Key.Span(), offset) {
		return t.strkey(entry.Key.Raw())
	}
	if part, ok := t.partAt(offset); ok && touches(part.header, offset) {
		return t.section(part.Section)
	}
	for _, use := range t.uses() {
		if touches(use.at, offset) {
			return t.section(use.section)
		}
	}
	return symbol{}
}

func isStrings(s *inf.Section) bool {
	name := strings.ToLower(s.Name)
	return name == "strings" || strings.HasPrefix(name, "strings.")
}

// strkey returns the places of a token: its definitions in the [Strings] sections of
// all languages, and its uses.
func (t *tree) strkey(name string) symbol {
	var s symbol
	for _, e := range t.entries() {
		if isStrings(e.Section) {
			if e.Key != nil && strings.EqualFold(e.Key.Raw(), name) {
				s.definitions = append(s.definitions, e.Key.Span())
			}
			continue
		}
		for _, token := range t.tokensOf(e.Span()) {
			if strings.EqualFold(token.name, name) {
				s.uses = append(s.uses, token.at)
			}
		}
	}
	return s
}

func (t *tree) section(section *inf.Section) symbol {
	s := symbol{definitions: section.Headers}
	for _, use := range t.uses() {
		if use.section == section {
			s.uses = append(s.uses, use.at)
		}
	}
	return s
}

// A sectionUse is a place where a section is named.
type sectionUse struct {
	at      inf.Span
	section *inf.Section
}

// sectionUses lists the places that name sections of the file: those that Windows
// follows, and those that it would if it came there.
func (t *tree) sectionUses() []sectionUse {
	var uses []sectionUse
	add := func(name *inf.Field, s *inf.Section) {
		if name != nil && s != nil && s.File == t.File {
			uses = append(uses, sectionUse{name.Span(), s})
		}
	}
	for _, in := range t.Installs() {
		for _, target := range in.Targets {
			add(target.Manufacturer.Field(1), target.Model.Section)
			add(target.Model.Field(1), in.Section)
		}
		for _, r := range in.Reaches {
			if r.Via != nil && r.Via.Section.File == t.File {
				add(r.Name, r.Section)
			}
		}
	}
	for _, e := range t.entries() {
		for n := range e.Fields {
			if e.NamesSection(n + 1) {
				add(e.Field(n+1), t.Section(e.Value(n+1)))
			}
		}
	}
	slices.SortFunc(uses, func(a, b sectionUse) int { return a.at.Start - b.at.Start })
	seen := map[sectionUse]bool{}
	return slices.DeleteFunc(uses, func(u sectionUse) bool {
		again := seen[u]
		seen[u] = true
		return again
	})
}

func (d *snapshot) locations(spans []inf.Span) []location {
	list := []location{}
	for _, s := range spans {
		list = append(list, location{d.uri, d.span(s)})
	}
	return list
}

func definition(_ context.Context, d *snapshot, p *documentParams) (any, error) {
	return d.locations(d.parsed().symbolAt(d.offset(p.Position)).definitions), nil
}

func references(_ context.Context, d *snapshot, p *documentParams) (any, error) {
	s := d.parsed().symbolAt(d.offset(p.Position))
	if p.Context.IncludeDeclaration {
		return d.locations(slices.Concat(s.definitions, s.uses)), nil
	}
	return d.locations(s.uses), nil
}

// The kinds of highlight (DocumentHighlightKind).
const (
	readHighlight  = 2
	writeHighlight = 3
)

func highlight(_ context.Context, d *snapshot, p *documentParams) (any, error) {
	s := d.parsed().symbolAt(d.offset(p.Position))
	list := []documentHighlight{}
	for _, at := range s.definitions {
		list = append(list, documentHighlight{d.span(at), writeHighlight})
	}
	for _, at := range s.uses {
		list = append(list, documentHighlight{d.span(at), readHighlight})
	}
	return list, nil
}
