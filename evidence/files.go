package evidence

import (
	"iter"
	"sync"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/source"
)

// Sources yields the files of source that some driver is made of, each name once, with the
// target that it is in.
func (s *Set) Sources() iter.Seq2[*source.File, *Source] {
	return func(yield func(*source.File, *Source) bool) {
		if s == nil {
			return
		}
		seen := map[string]bool{}
		for _, d := range s.Drivers {
			if d.Source == nil {
				continue
			}
			for i := range d.Source.Files {
				f := &d.Source.Files[i]
				if !seen[f.Name] {
					seen[f.Name] = true
					if !yield(f, d.Source) {
						return
					}
				}
			}
		}
	}
}

// plainFiles are the files of a target as findings point into them. Few are asked for.
type plainFiles struct {
	mu     sync.Mutex
	byName map[string]*inf.File
}

// File returns a file of the target, for findings to point into. It is the same for all
// who ask. Offsets of [source.Place] count in it.
func (s *Source) File(name string) *inf.File {
	s.plain.mu.Lock()
	defer s.plain.mu.Unlock()
	if f := s.plain.byName[name]; f != nil {
		return f
	}
	if s.plain.byName == nil {
		s.plain.byName = map[string]*inf.File{}
	}
	text := s.text(name)
	f := inf.Plain(name, text, comments(text))
	s.plain.byName[name] = f
	return f
}

// text returns the text of a file; "" if the target has none of this name.
func (s *Source) text(name string) string {
	for i := range s.Files {
		if s.Files[i].Name == name {
			return s.Files[i].Text
		}
	}
	return ""
}

func comments(text string) (spans []inf.Span) {
	for token := range source.Lex(text) {
		if token.Kind == source.Comment {
			spans = append(spans, inf.Span{Start: int(token.Start), End: int(token.End)})
		}
	}
	return spans
}
