package rules

// A set is what a rule has seen.
type set[K comparable] map[K]bool

// add reports whether a key was not in the set yet.
func (s set[K]) add(key K) bool {
	added := !s[key]
	s[key] = true
	return added
}

// A keyed has a V for each key, which it makes when it is first asked for.
type keyed[K comparable, V any] struct{ values map[K]*V }

func (k *keyed[K, V]) of(key K) *V {
	v := k.values[key]
	if v == nil {
		if k.values == nil {
			k.values = map[K]*V{}
		}
		v = new(V)
		k.values[key] = v
	}
	return v
}
