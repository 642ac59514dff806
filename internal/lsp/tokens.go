package lsp

import (
	"context"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// A tokenType is an index into the legend of semantic tokens.
type tokenType int

const (
	componentToken tokenType = iota // O:, G:, D:, S: and the flags of a list
	aceTypeToken
	aceFlagsToken
	rightsToken
	sidToken
	guidToken
	strkeyToken
)

// tokenTypes is the legend: the standard types that stand for the parts of a
// descriptor.
var tokenTypes = [...]string{
	componentToken: "keyword", aceTypeToken: "function", aceFlagsToken: "modifier", rightsToken: "enumMember",
	sidToken: "type", guidToken: "number", strkeyToken: "macro",
}

type semanticToken struct {
	at   inf.Span
	kind tokenType
}

func allTokens(ctx context.Context, d *snapshot, _ *documentParams) (any, error) {
	return d.encodeTokens(ctx, inf.Span{Start: 0, End: len(d.parsed().Text)}), nil
}

func tokensInRange(ctx context.Context, d *snapshot, p *documentParams) (any, error) {
	return d.encodeTokens(ctx, inf.Span{Start: d.offset(p.Range.Start), End: d.offset(p.Range.End)}), nil
}

// encodeTokens returns the tokens in a span in the encoding of the protocol: five
// numbers each, with the place relative to the token before.
func (d *snapshot) encodeTokens(ctx context.Context, within inf.Span) semanticTokens {
	data := []int{}
	var last position
	for _, token := range d.parsed().semanticTokens(within) {
		if ctx.Err() != nil {
			break
		}
		r := d.span(token.at)
		if r.Start.Line != r.End.Line {
			continue // continued lines
		}
		column := r.Start.Character
		if r.Start.Line == last.Line {
			column -= last.Character
		}
		data = append(data, r.Start.Line-last.Line, column, r.End.Character-r.Start.Character, int(token.kind), 0)
		last = r.Start
	}
	return semanticTokens{data}
}

// semanticTokens lists the tokens in a span, in order and none of them over another:
// the %tokens% in entries, and the parts of descriptors that are written around them.
func (t *tree) semanticTokens(within inf.Span) []semanticToken {
	var list []semanticToken
	add := func(at inf.Span, kind tokenType) {
		if at.Len() > 0 && at.Start < within.End && at.End > within.Start && !t.HasFilling(at) {
			list = append(list, semanticToken{at, kind})
		}
	}
	for _, e := range t.entries() {
		for _, token := range t.tokensOf(e.Span()) {
			add(token.at, strkeyToken)
		}
	}
	for _, p := range t.descriptors() {
		if p.Status != access.Parsed || p.Setting.Binary() {
			continue
		}
		eachPart(p.SD, func(at sddl.Span, kind tokenType) {
			if at.Len() > 0 {
				add(p.Locate(at).Best(), kind)
			}
		})
	}
	slices.SortStableFunc(list, func(a, b semanticToken) int { return a.at.Start - b.at.Start })
	end := 0
	return slices.DeleteFunc(list, func(token semanticToken) bool {
		covered := token.at.Start < end
		if !covered {
			end = token.at.End
		}
		return covered
	})
}

// eachPart calls add for the parts of a descriptor's text.
func eachPart(sd *sddl.SecurityDescriptor, add func(sddl.Span, tokenType)) {
	owned := func(letter string, sid *sddl.SID, at sddl.Span) {
		if sid != nil {
			tag := int32(strings.LastIndex(sd.Text[:at.Start], letter+":"))
			add(sddl.Span{Start: tag, End: tag + 2}, componentToken)
			add(at, sidToken)
		}
	}
	owned("O", sd.Owner, sd.OwnerSpan)
	owned("G", sd.Group, sd.GroupSpan)
	for _, list := range []*sddl.ACL{sd.DACL, sd.SACL} {
		if list == nil {
			continue
		}
		head := list.Span
		if len(list.ACEs) > 0 {
			head.End = list.ACEs[0].Spans.ACE.Start
		}
		add(head, componentToken)
		for i := range list.ACEs {
			s := &list.ACEs[i].Spans
			add(s.Type, aceTypeToken)
			add(s.Flags, aceFlagsToken)
			add(s.Rights, rightsToken)
			add(s.ObjectType, guidToken)
			add(s.InheritedObjectType, guidToken)
			add(s.SID, sidToken)
		}
	}
}
