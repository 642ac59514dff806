package rules

// A set is what a rule has seen.
type set[K comparable] map[K]bool

// add reports whether a key was not in the set yet.
func (s set[K]) add(key K) bool {
	added := !s[key]
	s[key] = true
	return added
}

// has reports whether a key is in the set.
func (s set[K]) has(key K) bool { return s[key] }
