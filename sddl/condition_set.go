package sddl

// valueSet is a set of values to look others up in. It keeps a comparison of two
// long lists, which hostile text may hold, from taking quadratic time.
type valueSet struct {
	keys  map[valueKey]bool
	kinds [ValueAttribute + 1]bool // which kinds are there
	exact bool
}

// valueKey is a value in a form that equal values share.
type valueKey struct {
	kind     ValueKind
	negative bool
	number   uint64
	text     string
	sid      SID
}

func newValueSet(values []Value, exact bool) *valueSet {
	s := &valueSet{keys: make(map[valueKey]bool, len(values)), exact: exact}
	for i := range values {
		key := s.key(&values[i])
		s.keys[key] = true
		s.kinds[key.kind] = true
	}
	return s
}

// key makes numbers with and without a sign one kind.
func (s *valueSet) key(v *Value) valueKey {
	switch v.Kind {
	case ValueInt:
		return valueKey{kind: ValueInt, negative: v.Int < 0, number: uint64(v.Int)}
	case ValueUint:
		return valueKey{kind: ValueInt, number: v.Uint}
	case ValueString:
		return valueKey{kind: ValueString, text: fold(v.Text, s.exact)}
	case ValueOctets:
		return valueKey{kind: ValueOctets, text: v.Text}
	case ValueSID:
		return valueKey{kind: ValueSID, sid: v.SID}
	}
	return valueKey{kind: v.Kind}
}

// has looks one value up. It is unknown if the set has only values of other kinds.
func (s *valueSet) has(v *Value) truth {
	key := s.key(v)
	if !s.kinds[key.kind] && len(s.keys) > 0 {
		return unknown
	}
	return truthOf(s.keys[key])
}

// hasAll reports whether every one of the values is in the set.
func (s *valueSet) hasAll(values []Value) truth {
	for i := range values {
		if t := s.has(&values[i]); t != yes {
			return t
		}
	}
	return yes
}

// hasAny reports whether one of the values is in the set.
func (s *valueSet) hasAny(values []Value) truth {
	result := no
	for i := range values {
		switch s.has(&values[i]) {
		case yes:
			return yes
		case unknown:
			result = unknown
		}
	}
	return result
}
