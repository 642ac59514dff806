package driver

// A secureLibrary is wdmsec's function as it is linked into a driver: a wrapper calls through
// a variable, which a resolver fills with the kernel's function if there is one, or else with
// a fallback of the library.
type secureLibrary struct {
	calls    []use // of the wrapper, or through the variable where the compiler dissolved it
	complete bool  // there are no others
	fallback function
}

// hasSecureLibrary recognises it by the two names that the resolver asks for. A driver that
// has only the check of control codes has only that name.
func (m *image) hasSecureLibrary(f *Facts) bool {
	return len(f.imported("MmGetSystemRoutineAddress")) > 0 &&
		len(m.find(utf16Text(createDeviceSecure), 1)) > 0 &&
		len(m.find(utf16Text("IoValidateDeviceIoControlAccess"), 1)) > 0
}

// A resolver looks the kernel's function up.
type resolver struct {
	trace     *trace
	from, to  uint32 // where it deals with this function, not with the other
	variables []uint32
	fallbacks []uint32
	operands  []uint32 // by which it refers to these
}

// secureLibrary finds the parts of the library. It has none where they do not look as they do in
// wdmsec.lib.
func (c *code) secureLibrary() (secureLibrary, bool) {
	r := c.resolver()
	if r == nil || len(r.variables) != 1 || len(r.fallbacks) != 1 {
		return secureLibrary{}, false
	}
	fallback, ok := containing(c.functions, r.fallbacks[0])
	if !ok {
		return secureLibrary{}, false
	}
	_, onlyTaken := c.uses(address, fallback.from, r.operands...)
	through, all := c.uses(loaded, r.variables[0], r.operands...)
	found := secureLibrary{fallback: fallback, complete: onlyTaken && all && len(through) > 0}
	for _, u := range through {
		if !c.isWrapper(u, r) {
			found.calls = append(found.calls, u)
			continue
		}
		calls, all := c.uses(address, u.trace.function.from)
		found.calls = append(found.calls, calls...)
		found.complete = found.complete && all
	}
	return found, true
}

// resolver finds the function that asks for the name, and what it takes and stores until it
// asks for the next.
func (c *code) resolver() *resolver {
	names := c.image.find(utf16Text(createDeviceSecure), 2)
	if len(names) != 1 {
		return nil
	}
	references, _ := c.image.references(span{names[0], names[0] + 1})
	var found *resolver
	for _, reference := range references {
		t := c.trace(reference.at)
		if t == nil || found != nil && found.trace == t {
			continue
		}
		r := &resolver{trace: t}
		for i := range t.sites {
			s := &t.sites[i]
			if s.target.kind != loaded || !c.initString[uint32(s.target.n)] {
				continue
			}
			if text := s.argument[1].value; text.kind == address && uint32(text.n) == names[0] {
				r.from = s.at
			} else if r.from != 0 && r.to == 0 {
				r.to = s.at
			}
		}
		if r.from == 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = r
	}
	if found != nil {
		found.read(c.functions)
	}
	return found
}

func (r *resolver) read(functions []function) {
	for _, k := range r.trace.marks {
		if k.at <= r.from || r.to != 0 && k.at >= r.to {
			continue
		}
		f, _ := containing(functions, k.target)
		switch {
		case !k.taken:
			r.variables = appendNew(r.variables, k.target)
		case f.from == k.target && f.to != 0:
			r.fallbacks = appendNew(r.fallbacks, k.target)
		default:
			continue
		}
		r.operands = append(r.operands, k.at)
	}
}

// isWrapper tells whether a call through the variable hands on what its function was given.
// Where an argument is a literal, or the function does anything else, the call is a site.
func (c *code) isWrapper(u use, r *resolver) bool {
	for _, a := range u.site.argument {
		if a.value.kind == constant || a.value.kind == address || a.value.kind == lowByte {
			return false
		}
	}
	if u.trace == r.trace {
		return false
	}
	for _, s := range u.trace.sites {
		resolves := s.target.kind == address && uint32(s.target.n) == r.trace.function.from
		if s.at != u.site.at && !resolves {
			return false
		}
	}
	return true
}

func appendNew(list []uint32, n uint32) []uint32 {
	for _, old := range list {
		if old == n {
			return list
		}
	}
	return append(list, n)
}
