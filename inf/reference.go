package inf

import "slices"

// NamesSection reports whether a field of the entry, counted from 1, is one in which
// its directive names a section, if Windows reads the entry at all.
func (e *Entry) NamesSection(n int) bool {
	if e.Key == nil || e.Lone() || e.Field(n) == nil {
		return false
	}
	return e.Is("Needs") || slices.ContainsFunc(directives, func(d directive) bool {
		return e.Is(d.key) && (d.field == n || d.field == allFields || d.field == lastField && n == len(e.Fields))
	})
}
