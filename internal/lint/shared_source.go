package lint

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// SharedSource keeps a run from saying twice what it finds in the source of a driver that
// several INF files install. The zero value is ready for use.
type SharedSource struct {
	said map[inSource]bool
	// installed has how many INF files install a driver that a file of source is part of.
	installed map[string]int
	unused    map[inSource]*unusedInSource
	order     []*unusedInSource // by place of the first INF file
}

// An inSource is what is found at a place of source.
type inSource struct {
	file, rule, message string
	span                inf.Span
	suppressed          bool
}

// An unusedInSource is a suppression that no finding of some INF files needs.
type unusedInSource struct {
	finding *rules.Finding
	policy  Policy // of the first of them
	by      int
}

// Once takes out of a result what it has in common with an earlier one. It also takes out
// the suppressions in source that are not used, since a later INF file may use them.
func (s *SharedSource) Once(r *Result) {
	if !s.note(r) {
		return
	}
	first := func(f *rules.Finding, suppressed bool) bool {
		key := inSource{f.File.Name, f.Rule.ID, f.Message, f.Span, suppressed}
		known := s.said[key]
		s.said[key] = true
		return !known
	}
	r.Suppressed = slices.DeleteFunc(r.Suppressed, func(f Suppressed) bool { return f.File.Plain() && !first(f.Finding, true) })
	r.Findings = slices.DeleteFunc(r.Findings, func(f *rules.Finding) bool {
		switch {
		case !f.File.Plain():
			return false
		case f.Rule.ID == unusedSuppression:
			s.idle(f, r.Policy)
			return true
		}
		return !first(f, false)
	})
}

// note counts the INF file of a result for each file of its drivers, and reports whether
// there is one.
func (s *SharedSource) note(r *Result) (has bool) {
	for f := range r.Policy.Evidence.Sources() {
		if s.said == nil {
			s.said, s.installed, s.unused = map[inSource]bool{}, map[string]int{}, map[inSource]*unusedInSource{}
		}
		s.installed[f.Name]++
		has = true
	}
	return has
}

func (s *SharedSource) idle(f *rules.Finding, policy Policy) {
	key := inSource{file: f.File.Name, rule: f.Rule.ID, message: f.Message, span: f.Span}
	u := s.unused[key]
	if u == nil {
		u = &unusedInSource{finding: f, policy: policy}
		s.unused[key], s.order = u, append(s.order, u)
	}
	u.by++
}

// Unused returns, for the end of a run, the suppressions in source that no INF file uses: a
// result for each file of source.
func (s *SharedSource) Unused() (results []Result) {
	for _, u := range s.order {
		f := u.finding
		if u.by < s.installed[f.File.Name] {
			continue
		}
		if n := len(results); n == 0 || results[n-1].Path != f.File.Name {
			results = append(results, Result{Path: f.File.Name, Policy: u.policy, File: f.File})
		}
		last := &results[len(results)-1]
		last.Findings = append(last.Findings, f)
	}
	return results
}
