package lsp

import (
	"context"
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
)

// The kinds of symbol (SymbolKind).
const (
	namespaceSymbol = 3
	classSymbol     = 5
	propertySymbol  = 7
	stringSymbol    = 15
)

// outline answers textDocument/documentSymbol: the sections with their entries.
// Install sections tell what they install.
func outline(_ context.Context, d *snapshot, _ *documentParams) (any, error) {
	t := d.parsed()
	installs := map[*inf.Section]string{}
	for _, in := range t.Installs() {
		if installs[in.Section] == "" {
			installs[in.Section] = installed(in)
		}
	}
	entries := t.entries()
	symbols := []documentSymbol{}
	for _, p := range t.parts() {
		s := documentSymbol{
			Name: "[" + printable.Text(p.Name) + "]", Detail: installs[p.Section], Kind: namespaceSymbol,
			Range: d.span(inf.Span{Start: p.header.Start - len("["), End: p.end}), SelectionRange: d.span(p.header),
		}
		if s.Detail != "" {
			s.Kind = classSymbol
		}
		for ; len(entries) > 0 && entries[0].Span().Start < p.end; entries = entries[1:] {
			s.Children = append(s.Children, d.entrySymbol(entries[0]))
		}
		symbols = append(symbols, s)
	}
	return symbols, nil
}

// installed says what an install section installs.
func installed(in *inf.Install) string {
	switch in.Kind {
	case inf.DeviceInstall:
		words := in.Targets[0].Description()
		if more := len(in.Targets) - 1; more > 0 {
			words += fmt.Sprintf(" and %d more", more)
		}
		return printable.Text(words)
	case inf.ClassInstall:
		return "device setup class"
	case inf.InterfaceInstall:
		return "device interface class"
	case inf.DefaultUninstall:
		return "uninstall without a device"
	}
	return "install without a device"
}

func (d *snapshot) entrySymbol(e *inf.Entry) documentSymbol {
	s := documentSymbol{Kind: propertySymbol, Range: d.span(e.Span()), SelectionRange: d.span(e.Fields[0].Span())}
	if isStrings(e.Section) {
		s.Kind = stringSymbol
	}
	values := valuesOf(e)
	if e.Key != nil && !e.Lone() {
		s.Name, s.SelectionRange = shortened(e.Key.Value), d.span(e.Key.Span())
		s.Detail = printable.Text(values)
	} else {
		s.Name = values
	}
	if s.Name = printable.Text(s.Name); strings.TrimSpace(s.Name) == "" {
		s.Name = "(empty)" // a symbol must have a name
	}
	return s
}

// maxSymbol is how many bytes of an entry a symbol has, which is more than editors show.
// Many entries may share a long text.
const maxSymbol = 400

// valuesOf returns the values of an entry with commas between them, as far as they have
// room.
func valuesOf(e *inf.Entry) string {
	var b strings.Builder
	for i := range e.Fields {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(shortened(e.Fields[i].Value))
		if b.Len() > maxSymbol {
			break
		}
	}
	return shortened(b.String())
}

// shortened returns a text, or what of it has room.
func shortened(text string) string {
	if len(text) <= maxSymbol {
		return text
	}
	return strings.ToValidUTF8(text[:maxSymbol], "") + "…"
}

// folds answers textDocument/foldingRange: the sections.
func folds(_ context.Context, d *snapshot, _ *documentParams) (any, error) {
	t := d.parsed()
	folds := []foldingRange{}
	for _, p := range t.parts() {
		body := strings.TrimRight(t.Text[p.header.Start:p.end], " \t\r\n")
		fold := foldingRange{d.position(p.header.Start).Line, d.position(p.header.Start + len(body)).Line}
		if fold.StartLine < fold.EndLine {
			folds = append(folds, fold)
		}
	}
	return folds, nil
}
