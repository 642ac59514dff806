package rules

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// settings calls yield for each line that sets a value of the given name on a
// device, an interface or a service: a directive, a property, a value of the
// registry. Lines that have no effect, or whose value is not in the file, are left
// out; those that several installs lead to come once.
func (p *Pass) settings(name string) func(yield func(*access.Object, *inf.Setting) bool) {
	return func(yield func(*access.Object, *inf.Setting) bool) {
		seen := set[*inf.Entry]{}
		for _, o := range p.Objects {
			for _, s := range o.Values {
				if s.Name != name || s.Effect != inf.Effective || !s.Value.Known() || !seen.add(s.Entry) {
					continue
				}
				if !yield(o, s) {
					return
				}
			}
		}
	}
}

// has reports whether a line sets a value to a word, in any case.
func has(s *inf.Setting, word string) bool {
	return s.Value != nil && strings.EqualFold(s.Value.Value, word)
}
