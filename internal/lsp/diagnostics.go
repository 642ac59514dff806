package lsp

import (
	"context"
	"errors"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// maxDiagnostics bounds what is sent of a document: more nobody reads, and an editor
// would be busy with it at each change.
const maxDiagnostics = 1000

// publish sends the findings in a snapshot, unless another has taken its place.
func (s *server) publish(d *snapshot) {
	// One run at a time: those that have become pointless meanwhile do not begin.
	s.linting.Lock()
	defer s.linting.Unlock()
	if s.current(d.uri) != d {
		return
	}
	result, err := d.lint(s.ctx)
	p := publishDiagnosticsParams{URI: d.uri, Version: &d.version, Diagnostics: []diagnostic{}}
	switch {
	case s.ctx.Err() != nil:
		return
	case err != nil && isConfiguration(err):
		p.Diagnostics = append(p.Diagnostics, d.unconfigured(err))
	case err != nil:
		s.complain("%s: %v", d.name(), err)
		return
	default:
		found := d.own(result.Findings)
		if len(found) > maxDiagnostics {
			s.complain("%s: only the first %d of %d findings are shown; inflint check has all", d.name(), maxDiagnostics, len(found))
			found = found[:maxDiagnostics]
		}
		for _, f := range found {
			p.Diagnostics = append(p.Diagnostics, d.diagnostic(f, s.relatedInfo))
		}
	}
	s.sendDiagnostics(p, d)
	var inSource []*rules.Finding
	if err == nil {
		inSource = result.Findings
	}
	s.publishSource(d.uri, d, inSource)
}

// clear takes back the findings in a document that is not open any more, and those that it
// led to.
func (s *server) clear(uri string) {
	s.sendDiagnostics(publishDiagnosticsParams{URI: uri, Diagnostics: []diagnostic{}}, nil)
	s.publishSource(uri, nil, nil)
}

// sendDiagnostics sends findings while a snapshot, which is nil for a document that
// is not open, is the state of the document.
func (s *server) sendDiagnostics(p publishDiagnosticsParams, d *snapshot) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	if s.current(p.URI) != d {
		return
	}
	if err := s.notify("textDocument/publishDiagnostics", p); err != nil {
		s.complain("cannot send findings: %v", err)
	}
}

// found returns the findings in the document; none if it cannot be linted, of which
// its diagnostics tell. The error is that of the context.
func (d *snapshot) found(ctx context.Context) ([]*rules.Finding, error) {
	result, err := d.lint(ctx)
	if ctx.Err() != nil || err != nil {
		return nil, ctx.Err()
	}
	return d.own(result.Findings), nil
}

// own returns those of some findings that lie in the document itself, and not in a
// file that it includes.
func (d *snapshot) own(found []*rules.Finding) []*rules.Finding {
	file := d.parsed().File
	return slices.DeleteFunc(slices.Clone(found), func(f *rules.Finding) bool { return f.File != file })
}

// severities are those of the protocol (DiagnosticSeverity).
var severities = [...]int{rules.Error: 1, rules.Warning: 2, rules.Note: 3}

// unnecessary is DiagnosticTag.Unnecessary, for text that could as well be absent.
const unnecessary = 1

// needless are the rules about text that has no effect.
var needless = []string{"INF006", "INF217", "INF307", "INF507"}

func (d *snapshot) diagnostic(f *rules.Finding, related bool) diagnostic {
	out := diagnostic{
		Range: d.locate(f.File, f.Span).Range, Severity: severities[f.Severity], Code: f.Rule.ID,
		CodeDescription: &codeDescription{f.Rule.HelpURL()}, Source: "inflint", Message: printable.Text(f.Text()),
		Data: f.Fingerprint,
	}
	if slices.Contains(needless, f.Rule.ID) {
		out.Tags = []int{unnecessary}
	}
	for _, r := range f.Related {
		if related {
			out.RelatedInformation = append(out.RelatedInformation, relatedInformation{d.locate(r.File, r.Span), printable.Text(r.Message)})
		}
	}
	return out
}

// locate returns the location of a span of the document, of a file that it includes, or of
// source.
func (d *snapshot) locate(f *inf.File, s inf.Span) location {
	if f == d.parsed().File {
		return location{d.uri, d.span(s)}
	}
	at := func(offset int) position {
		p := f.Position(offset)
		column := p.Column - 1
		if d.encoding == utf8Units {
			column = len(f.Source(inf.Span{Start: f.LineSpan(p.Line).Start, End: offset}))
		}
		return position{p.Line - 1, column}
	}
	return location{uriOf(f.Name), textRange{at(s.Start), at(s.End)}}
}

// unconfigured says that the document is not linted, since its configuration cannot
// be read.
func (d *snapshot) unconfigured(err error) diagnostic {
	return diagnostic{
		Severity: severities[rules.Error], Source: "inflint",
		Message: printable.Text("this file is not linted until its configuration is right: " + err.Error()),
	}
}

func isConfiguration(err error) bool {
	var wrong *config.Error
	return errors.As(err, &wrong)
}
