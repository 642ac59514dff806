package lsp

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/fix"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// The kinds of code action (CodeActionKind).
const (
	quickFix = "quickfix"
	fixAll   = "source.fixAll.inflint"
)

// codeActions answers textDocument/codeAction: for each finding in a range its fixes
// and a suppression, and the fix of all that can be fixed safely.
func codeActions(ctx context.Context, d *snapshot, p *documentParams) (any, error) {
	found, err := d.found(ctx)
	if err != nil {
		return nil, err
	}
	actions := []codeAction{}
	if wanted(p.Context.Only, quickFix) {
		known := map[string][]diagnostic{} // to the client, by the fingerprint of the finding
		for _, k := range p.Context.Diagnostics {
			if id, ok := k.Data.(string); ok {
				known[id] = append(known[id], k)
			}
		}
		for _, f := range found {
			if r := d.span(f.Span); !after(r.Start, p.Range.End) && !after(p.Range.Start, r.End) {
				actions = append(actions, d.fixes(f, known[f.Fingerprint])...)
			}
		}
	}
	// Many clients ask wherever the cursor goes, and the fixes of the whole document
	// take several runs: they are for who asks for them, or stands at one.
	atFix := slices.ContainsFunc(actions, func(a codeAction) bool { return a.IsPreferred })
	if wanted(p.Context.Only, fixAll) && (atFix || len(p.Context.Only) > 0) {
		if edit, ok := d.fixAll(); ok {
			actions = append(actions, d.action("Make all safe fixes", fixAll, edit))
		}
	}
	return actions, nil
}

// wanted reports whether a kind is among those that are asked for. Kinds are paths: who
// asks for source asks for source.fixAll.inflint too.
func wanted(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool { return kind == o || strings.HasPrefix(kind, o+".") })
}

func after(a, b position) bool {
	return a.Line > b.Line || a.Line == b.Line && a.Character > b.Character
}

func (d *snapshot) action(title, kind string, edits ...inf.Edit) codeAction {
	var changes []textEdit
	for _, e := range edits {
		changes = append(changes, textEdit{d.span(e.Span), e.New})
	}
	return codeAction{Title: title, Kind: kind, Edit: workspaceEdit{map[string][]textEdit{d.uri: changes}}}
}

// fixes returns the actions for a finding, with the diagnostics that the client has for
// it.
func (d *snapshot) fixes(f *rules.Finding, known []diagnostic) []codeAction {
	var actions []codeAction
	preferred := false
	for _, fix := range f.Fixes {
		if len(fix.Edits) == 0 {
			continue
		}
		a := d.action(f.Rule.ID+": "+printable.Text(fix.Message), quickFix, fix.Edits...)
		a.IsPreferred = fix.Safe && !preferred
		preferred = preferred || fix.Safe
		actions = append(actions, a)
	}
	if suppressible(f) {
		actions = append(actions, d.action("Ignore "+f.Rule.ID+" here with a reason", quickFix, d.suppression(f)))
	}
	for i := range actions {
		actions[i].Diagnostics = known
	}
	return actions
}

// suppressible reports whether a finding is one that a comment can take away: not one
// about such comments.
func suppressible(f *rules.Finding) bool { return rules.Lookup(f.Rule.ID).Check != nil }

// suppression returns the edit that adds a comment above what a finding is about. The
// reason is for the author to write.
func (d *snapshot) suppression(f *rules.Finding) inf.Edit {
	t := d.parsed()
	at := f.Span.Start
	if e := t.entryAt(at); e != nil {
		at = e.Span().Start // which may be continued lines
	} else if f.Entry != nil && f.Entry.Section.File == t.File {
		at = f.Entry.Span().Start
	}
	line := t.LineSpan(t.Position(at).Line)
	rest := t.Text[line.Start:line.End]
	indent := rest[:len(rest)-len(strings.TrimLeft(rest, " \t"))]
	return inf.Edit{
		Span: inf.Span{Start: line.Start, End: line.Start},
		New:  indent + "; inflint:ignore " + f.Rule.ID + " -- TODO: say why" + t.LineEnd(line.Start),
	}
}

// fixAll returns the edit that inflint fix makes. It reports false if there is none.
func (d *snapshot) fixAll() (inf.Edit, bool) {
	t := d.parsed()
	fixer := fix.Fixer{Linter: lint.Linter{Options: d.config.options(d.path)}}
	in := lint.Input{Path: d.name(), Reader: bytes.NewReader(asFile(t.text)), Reading: t.Options()}
	if d.path != "" {
		in.Beside = lint.Beside(d.path)
	}
	source := fixer.Read(in)
	fixed := fixer.Fix(source)
	if source.Err != nil || len(fixed.Applied) == 0 {
		return inf.Edit{}, false
	}
	edit := change(t.Written(), fixed.File.Written())
	edit.Span = inf.Span{Start: t.TextOffset(edit.Span.Start), End: t.TextOffset(edit.Span.End)}
	return edit, true
}

// change returns the edit that makes one text of another, as whole lines.
func change(from, to string) inf.Edit {
	start := 0
	for start < min(len(from), len(to)) && from[start] == to[start] {
		start++
	}
	start = strings.LastIndexByte(from[:start], '\n') + 1
	end := 0
	for end < min(len(from), len(to))-start && from[len(from)-end-1] == to[len(to)-end-1] {
		end++
	}
	if i := strings.IndexByte(from[len(from)-end:], '\n'); i >= 0 {
		end -= i + 1
	} else {
		end = 0
	}
	return inf.Edit{Span: inf.Span{Start: start, End: len(from) - end}, New: to[start : len(to)-end]}
}
