package lsp

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// This file tells what stands at a place of a file.

func (t *tree) sortedEntries() []*inf.Entry {
	var entries []*inf.Entry
	for _, s := range t.Sections {
		entries = append(entries, s.Entries()...)
	}
	slices.SortFunc(entries, func(a, b *inf.Entry) int { return a.Span().Start - b.Span().Start })
	return entries
}

// entryAt returns the entry that a place is in or directly behind, or nil.
func (t *tree) entryAt(offset int) *inf.Entry {
	entries := t.entries()
	i := sort.Search(len(entries), func(i int) bool { return entries[i].Span().Start > offset })
	if i == 0 || entries[i-1].Span().End < offset {
		return nil
	}
	return entries[i-1]
}

// fieldAt returns the field of an entry that a place is in or directly behind, with
// its number, counted from 1, or 0 for the key; nil if there is none.
func fieldAt(e *inf.Entry, offset int) (field *inf.Field, number int) {
	if e == nil {
		return nil, 0
	}
	if e.Key != nil && !e.Lone() && touches(e.Key.Span(), offset) {
		return e.Key, 0
	}
	for i := range e.Fields {
		if touches(e.Fields[i].Span(), offset) {
			return &e.Fields[i], i + 1
		}
	}
	return nil, 0
}

func touches(s inf.Span, offset int) bool { return s.Start <= offset && offset <= s.End }

// A part is a section from one header to the next.
type part struct {
	*inf.Section
	header inf.Span // the name
	end    int      // where the next header, or the end of the file, begins
}

// parts returns the parts of all sections, in the order of the file.
func (t *tree) parts() []part {
	var parts []part
	for _, s := range t.Sections {
		for _, h := range s.Headers {
			parts = append(parts, part{Section: s, header: h})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return a.header.Start - b.header.Start })
	for i := range parts {
		parts[i].end = len(t.Text)
		if i+1 < len(parts) {
			parts[i].end = parts[i+1].header.Start - len("[")
		}
	}
	return parts
}

// partAt returns the part of a section that a place is in. It reports false before the
// first one.
func (t *tree) partAt(offset int) (part, bool) {
	parts := t.parts()
	i := sort.Search(len(parts), func(i int) bool { return parts[i].header.Start > offset })
	if i == 0 {
		return part{}, false
	}
	return parts[i-1], true
}

// A placedDescriptor is a place where the text of a descriptor is written: in its own
// line, or in [Strings].
type placedDescriptor struct {
	at inf.Span
	*access.Descriptor
}

// placeDescriptors lists the descriptors of a file, each place once.
func (t *tree) placeDescriptors() []placedDescriptor {
	var list []placedDescriptor
	seen := map[*inf.Field]bool{} // many objects may share one
	for _, o := range access.Of(t.File, nil) {
		for _, d := range o.Descriptors {
			if d.Setting.Value == nil || d.Setting.Entry.Section.File != t.File || seen[d.Setting.Value] {
				continue
			}
			seen[d.Setting.Value] = true
			at := d.Setting.Value.Span()
			if d.Setting.Binary() {
				at = d.Locate(sddl.Span{}).Use // all its bytes
			}
			list = append(list, placedDescriptor{at, d})
			for _, def := range d.Setting.Value.Definitions() {
				list = append(list, placedDescriptor{def.Span(), d})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b placedDescriptor) int { return cmp.Compare(a.at.Start, b.at.Start) })
	return slices.CompactFunc(list, func(a, b placedDescriptor) bool { return a.at == b.at })
}

// descriptorAt returns the descriptor whose text is written at a place, or nil.
func (t *tree) descriptorAt(offset int) *placedDescriptor {
	list := t.descriptors()
	i := sort.Search(len(list), func(i int) bool { return list[i].at.Start > offset })
	if i == 0 || list[i-1].at.End < offset {
		return nil
	}
	return &list[i-1]
}

// A token is a %token% of a field, with its percent signs.
type token struct {
	name string
	at   inf.Span
}

// tokensOf returns the %tokens% as they are written in a span of the file.
func (t *tree) tokensOf(s inf.Span) []token {
	var tokens []token
	for at := s.Start; ; {
		start := strings.IndexByte(t.Text[at:s.End], '%')
		if start < 0 {
			return tokens
		}
		start += at
		length := strings.IndexAny(t.Text[start+1:s.End], "%\n")
		if length < 0 {
			return tokens
		}
		at = start + 1 + length + 1
		if length > 0 && t.Text[at-1] == '%' {
			tokens = append(tokens, token{t.Text[start+1 : at-1], inf.Span{Start: start, End: at}})
		}
	}
}

// tokenAt returns the %token% at a place. It reports false if there is none.
func (t *tree) tokenAt(offset int) (token, bool) {
	field, _ := fieldAt(t.entryAt(offset), offset)
	if field == nil {
		return token{}, false
	}
	for _, k := range t.tokensOf(field.Span()) {
		if touches(k.at, offset) {
			return k, true
		}
	}
	return token{}, false
}
