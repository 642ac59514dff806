package source

// names has what the files of a target define, for all of them together: what order the
// compiler reads them in, and which of them see each other, is not known.
type names struct {
	macros map[string][]definition
	// single remembers the one meaning of each macro.
	single map[string]meaning
	// values remembers what was worked out; an entry that is being worked out is
	// unknown, and so is a macro that needs itself.
	values map[string]Maybe[uint32]
	// shadowed has functions that the target defines although a header declares them.
	shadowed map[string]bool
	// levels counts the names that are being worked out.
	levels int
}

// A definition is a macro, with the file that has it.
type definition struct {
	*unit
	*macro
}

func namesOf(units []*unit) *names {
	n := &names{
		macros: map[string][]definition{}, single: map[string]meaning{},
		values: map[string]Maybe[uint32]{}, shadowed: map[string]bool{},
	}
	for _, u := range units {
		for i := range u.macros {
			m := &u.macros[i]
			n.macros[m.name] = append(n.macros[m.name], definition{u, m})
			if _, isCall := calls[m.name]; isCall {
				n.shadowed[m.name] = true
			}
		}
		for _, f := range u.functions[1:] {
			if _, isCall := calls[f.name]; isCall {
				n.shadowed[f.name] = true
			}
		}
	}
	return n
}

// meaning is what a macro stands for, or why that is not known.
type meaning struct {
	definition
	why   Reason
	found bool
}

// definition has the one meaning of a macro without parameters. Definitions in several
// files have to be the same, letter for letter.
func (n *names) definition(name string) (definition, Reason, bool) {
	m, worked := n.single[name]
	if !worked {
		m.definition, m.why, m.found = n.only(name)
		n.single[name] = m
	}
	return m.definition, m.why, m.found
}

func (n *names) only(name string) (definition, Reason, bool) {
	all := n.macros[name]
	if len(all) == 0 {
		return definition{}, Undefined, false
	}
	for _, d := range all {
		switch {
		case d.where.condition != 0:
			return definition{}, Conditional, false
		case d.undefined:
			return definition{}, Ambiguous, false
		case d.function:
			return definition{}, RunTime, false
		case d.macro != all[0].macro && !sameBody(d, all[0]):
			return definition{}, Ambiguous, false
		}
	}
	return all[0], NotRead, true
}

func sameBody(a, b definition) bool {
	if len(a.body) != len(b.body) {
		return false
	}
	for i := range a.body {
		if a.of(a.body[i]) != b.of(b.body[i]) {
			return false
		}
	}
	return true
}

// value has the number that a name stands for.
func (n *names) value(name string) Maybe[uint32] {
	if v, found := n.values[name]; found {
		return v
	}
	n.values[name] = unknown[uint32](RunTime)
	v := n.work(name)
	n.values[name] = v
	return v
}

func (n *names) work(name string) Maybe[uint32] {
	kit, isKit := kitConstants[name]
	if !isKit {
		d, why, found := n.definition(name)
		if !found {
			return unknown[uint32](why)
		}
		return n.constant(d.unit, d.body)
	}
	// A target that defines a constant of the kit once more has to mean the same.
	for _, d := range n.macros[name] {
		if d.undefined || d.function {
			return unknown[uint32](Ambiguous)
		}
		if v, found := n.constant(d.unit, d.body).Get(); !found || v != kit {
			return unknown[uint32](Ambiguous)
		}
	}
	return known(kit)
}
