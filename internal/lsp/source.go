package lsp

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/source"
)

// This file publishes what is found in the source of drivers. Source is no document of the
// server: it is read from the disk whenever an INF file that installs the driver is linted.
// Clients show what is published of a file whether it is open or not.

// ofSource has what was found in source by each open INF file: by the URI of that, and of
// the source.
type ofSource map[string]map[string][]diagnostic

// isSource reports whether a document is source, of which editors may tell the server.
func isSource(uri string) bool { return source.IsName(pathOf(uri, windows)) }

// publishSource sends what is found in source now that an INF file has been linted, while a
// snapshot, which is nil for a document that is not open, is the state of it.
func (s *server) publishSource(uri string, d *snapshot, found []*rules.Finding) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	if s.current(uri) != d {
		return
	}
	was, now := s.inSource[uri], map[string][]diagnostic{}
	for _, f := range found {
		if at := uriOf(f.File.Name); f.File.Plain() && len(now[at]) < maxDiagnostics {
			now[at] = append(now[at], d.diagnostic(f, s.relatedInfo))
		}
	}
	s.inSource[uri] = now
	if len(now) == 0 {
		delete(s.inSource, uri)
	}
	for _, at := range slices.Sorted(maps.Keys(both(was, now))) {
		if reflect.DeepEqual(was[at], now[at]) {
			continue
		}
		p := publishDiagnosticsParams{URI: at, Diagnostics: s.inSource.at(at)}
		if err := s.notify("textDocument/publishDiagnostics", p); err != nil {
			s.complain("cannot send findings: %v", err)
		}
	}
}

func both(a, b map[string][]diagnostic) map[string][]diagnostic {
	all := maps.Clone(b)
	maps.Copy(all, a)
	return all
}

// at returns what all INF files have for one file of source. What several find comes once.
func (o ofSource) at(uri string) []diagnostic {
	all := []diagnostic{}
	for _, from := range slices.Sorted(maps.Keys(o)) {
		for _, d := range o[from][uri] {
			if !slices.ContainsFunc(all, func(known diagnostic) bool { return known.Data == d.Data && known.Range == d.Range }) {
				all = append(all, d)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b diagnostic) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Character, b.Range.Start.Character))
	})
	return all
}
