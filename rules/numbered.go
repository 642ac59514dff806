package rules

import "github.com/inflint/inflint/inf"

// perSection has a T for each section. Those of one file stand side by side, as the
// sections do: what is asked of one after the other is then found near the last, which a
// map of millions does not do.
type perSection[T any] struct {
	file *inf.File
	own  []T // of the sections of the file, once one is asked for
	// others are those of the files that it includes.
	others map[*inf.Section]*T
}

// of returns what there is for a section.
func (m *perSection[T]) of(s *inf.Section) *T {
	if s.File == m.file {
		if m.own == nil {
			m.own = make([]T, len(m.file.Sections))
		}
		return &m.own[s.Number]
	}
	if m.others[s] == nil {
		if m.others == nil {
			m.others = map[*inf.Section]*T{}
		}
		m.others[s] = new(T)
	}
	return m.others[s]
}

// A sectionSet is a set of sections.
type sectionSet perSection[bool]

// add reports whether a section was not in the set yet.
func (set *sectionSet) add(s *inf.Section) bool {
	in := (*perSection[bool])(set).of(s)
	added := !*in
	*in = true
	return added
}

// perInstall has a T for each install of a file, and for the one that stands for all of
// it (see requireOfFile).
type perInstall[T any] struct{ of []T }

// at returns what there is for an install of the file.
func (m *perInstall[T]) at(f *inf.File, in *inf.Install) *T {
	if m.of == nil {
		m.of = make([]T, len(f.Installs())+1)
	}
	return &m.of[in.Number]
}
