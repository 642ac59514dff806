package source

// constant works out an expression of numbers and names. It knows | & + << and
// parentheses, drops casts, and knows CTL_CODE. What it does not know is made at run time
// for all it can tell.
func (n *names) constant(u *unit, items []item) Maybe[uint32] {
	e := expression32{names: n, unit: u, items: items}
	v := e.binary(0)
	if v.known && len(e.items) > 0 {
		return unknown[uint32](RunTime)
	}
	return v
}

type expression32 struct {
	*names
	*unit
	items []item
	depth int
}

// deepestExpression is how far parentheses may nest, and names may refer to names.
const deepestExpression = 50

func (e *expression32) peek() string {
	if len(e.items) == 0 {
		return ""
	}
	return e.of(e.items[0])
}

func (e *expression32) take() item {
	it := e.items[0]
	e.items = e.items[1:]
	return it
}

// precedence has the operators that are known, the loosest first.
func precedence(operator string) int {
	switch operator {
	case "|":
		return 1
	case "&":
		return 2
	case "<<":
		return 3
	case "+":
		return 4
	}
	return 0
}

func (e *expression32) binary(least int) Maybe[uint32] {
	left := e.operand()
	for left.known {
		p := precedence(e.peek())
		if p == 0 || p <= least {
			break
		}
		operator := e.of(e.take())
		right := e.binary(p)
		if !right.known {
			return right
		}
		left = apply(operator, left.value, right.value)
	}
	return left
}

func apply(operator string, a, b uint32) Maybe[uint32] {
	switch operator {
	case "|":
		return known(a | b)
	case "&":
		return known(a & b)
	case "<<":
		if b < 32 && uint64(a)<<b < 1<<32 {
			return known(a << b)
		}
	case "+":
		if uint64(a)+uint64(b) < 1<<32 {
			return known(a + b)
		}
	}
	return unknown[uint32](RunTime)
}

func (e *expression32) operand() Maybe[uint32] {
	if len(e.items) == 0 || e.depth > deepestExpression {
		return unknown[uint32](RunTime)
	}
	it := e.take()
	text := e.of(it)
	switch {
	case it.Kind == Number:
		if v, ok := number(text); ok {
			return known(v)
		}
	case text == "CTL_CODE" && e.peek() == "(":
		return e.code()
	case it.Kind == Identifier && e.peek() != "(":
		return e.named(text)
	case text == "(":
		if e.cast() {
			e.depth++
			return e.operand()
		}
		e.depth++
		v := e.binary(0)
		e.depth--
		if v.known && e.peek() != ")" {
			return unknown[uint32](RunTime)
		}
		if v.known {
			e.take()
		}
		return v
	}
	return unknown[uint32](RunTime)
}

func (e *expression32) named(name string) Maybe[uint32] {
	if e.levels++; e.levels > deepestExpression {
		e.levels--
		return unknown[uint32](RunTime)
	}
	v := e.value(name)
	e.levels--
	return v
}

// cast drops a cast, as (ULONG), behind its opening parenthesis: a name of an integer
// type of 32 bits.
func (e *expression32) cast() bool {
	if len(e.items) < 2 || e.items[0].Kind != Identifier || e.of(e.items[1]) != ")" {
		return false
	}
	switch e.of(e.items[0]) {
	case "ULONG", "DWORD", "UINT32", "DEVICE_TYPE", "UINT", "uint32_t", "unsigned":
		e.items = e.items[2:]
		return true
	}
	return false
}

// code works out the CTL_CODE whose name was just taken.
func (e *expression32) code() Maybe[uint32] {
	if e.levels++; e.levels > deepestExpression {
		e.levels--
		return unknown[uint32](RunTime)
	}
	defer func() { e.levels-- }()
	end, depth := -1, 0
	for i, it := range e.items {
		switch e.of(it) {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth == 0 {
			end = i
			break
		}
	}
	if end < 0 {
		return unknown[uint32](RunTime)
	}
	arguments := split(e.unit, e.items[1:end])
	e.items = e.items[end+1:]
	if len(arguments) != 4 {
		return unknown[uint32](RunTime)
	}
	return e.controlCode(e.unit, arguments).Value
}
