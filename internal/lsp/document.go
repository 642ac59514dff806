package lsp

import (
	"maps"
	"slices"
	"time"
)

// debounce is how long the text must rest before it is linted.
const debounce = 20 * time.Millisecond

// current returns the state that a document has now, or nil if it is not open.
func (s *server) current(uri string) *snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[uri]
}

// replace makes a snapshot the state of its document.
func (s *server) replace(d *snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.documents[d.uri]; old != nil {
		old.retire()
	}
	s.documents[d.uri] = d
}

func (s *server) opened(p *documentParams) {
	if isSource(p.TextDocument.URI) {
		return
	}
	d := s.snapshot(p.TextDocument.URI, p.TextDocument.Version, splitText(p.TextDocument.Text), nil)
	s.replace(d)
	s.publishAfter(0, d)
}

func (s *server) changed(p *documentParams) {
	if isSource(p.TextDocument.URI) {
		return
	}
	old := s.current(p.TextDocument.URI)
	if old == nil {
		s.complain("a document that is not open was changed: %s", p.TextDocument.URI)
		return
	}
	d := s.snapshot(old.uri, p.TextDocument.Version, old.lines.change(p.ContentChanges, s.encoding), old.disk)
	s.replace(d)
	s.publishAfter(debounce, d)
}

// saved lints all documents again: one may be the configuration of others, be included by
// them, or be source of their drivers.
func (s *server) saved(*documentParams) {
	s.config.reread()
	s.relint()
}

// relint lints all documents again, since something beside them has changed.
func (s *server) relint() {
	s.mu.Lock()
	open := slices.Collect(maps.Values(s.documents))
	s.mu.Unlock()
	for _, old := range open {
		d := s.snapshot(old.uri, old.version, old.lines, nil)
		s.replace(d)
		s.publishAfter(0, d)
	}
}

func (s *server) closed(p *documentParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.documents[p.TextDocument.URI]; old != nil {
		old.retire()
		delete(s.documents, p.TextDocument.URI)
		s.work.Go(func() { s.clear(old.uri) })
	}
}

// publishAfter sends the findings in a snapshot after some time, unless another takes
// its place.
func (s *server) publishAfter(delay time.Duration, d *snapshot) {
	s.work.Go(func() {
		select {
		case <-time.After(delay):
			s.publish(d)
		case <-d.done:
		}
	})
}
