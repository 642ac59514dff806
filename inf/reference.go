package inf

import "slices"

// NamesSection reports whether a field of the entry, counted from 1, is one in which
// its directive names a section, if Windows reads the entry at all.
func (e *Entry) NamesSection(n int) bool {
	if e.Key == nil || e.Lone() || e.Field(n) == nil {
		return false
	}
	return e.Is("Needs") || slices.ContainsFunc(directives, func(d directive) bool {
		return e.Is(d.key) && d.names(e, n)
	})
}

// Names returns the role of the section that a field of an entry names, counted from 1,
// if the entry stands in a section of this role. It reports false where its directive names
// none there, and for Needs.
func (r Role) Names(e *Entry, n int) (Role, bool) {
	if e.Key == nil || e.Lone() {
		return 0, false
	}
	for _, d := range followed()[r] {
		if e.Is(d.key) && d.names(e, n) {
			return d.target, true
		}
	}
	return 0, false
}

// names reports whether the field of an entry with the key of the directive is one that
// names a section.
func (d *directive) names(e *Entry, n int) bool {
	return d.field == n || d.field == allFields || d.field == lastField && n == len(e.Fields)
}
