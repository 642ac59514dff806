package sddl

import "strings"

// maxConditionDepth bounds how deep a condition nests, and so how deep this
// package recurses. The conditions of real descriptors stay below ten.
const maxConditionDepth = 512

// condition reads a parenthesised conditional expression.
func (p *parser) condition() (*Expr, bool) {
	if p.peek() != '(' {
		return nil, p.fail(p.pos, p.wordLen(), "missing condition; expected \"(\" after the semicolon")
	}
	e, _, ok := p.group(1)
	return e, ok
}

// group reads an expression in parentheses, the position being at the opening
// one. The second result is the depth of the tree.
func (p *parser) group(nesting int) (*Expr, int, bool) {
	start := p.pos
	if nesting > maxConditionDepth {
		return nil, 0, p.tooDeep(start)
	}
	p.pos++
	e, depth, ok := p.or(nesting)
	if !ok {
		return nil, 0, false
	}
	if p.peek() != ')' {
		if p.pos >= len(p.src) {
			return nil, 0, p.fail(start, p.pos-start, "the condition is not closed; expected \")\"")
		}
		n := p.wordLen()
		return nil, 0, p.fail(p.pos, n, "unexpected ", quoted(p.src[p.pos:p.pos+n]),
			" in a condition; expected an operator or \")\"")
	}
	p.pos++
	return e, depth, true
}

func (p *parser) tooDeep(at int) bool {
	return p.fail(at, 1, "the condition is nested too deeply")
}

// or reads terms joined by ||, which binds weaker than &&. Both associate to the
// left.
func (p *parser) or(nesting int) (*Expr, int, bool) {
	left, depth, ok := p.and(nesting)
	for ok && p.sign('|') {
		right, d, more := p.and(nesting)
		left, depth, ok = p.join(OpOr, left, right, max(depth, d), more)
	}
	return left, depth, ok
}

func (p *parser) and(nesting int) (*Expr, int, bool) {
	left, depth, ok := p.term(nesting)
	for ok && p.sign('&') {
		right, d, more := p.term(nesting)
		left, depth, ok = p.join(OpAnd, left, right, max(depth, d), more)
	}
	return left, depth, ok
}

// sign takes "&&" or "||".
func (p *parser) sign(c byte) bool {
	if p.pos+1 >= len(p.src) || p.src[p.pos] != c || p.src[p.pos+1] != c {
		return false
	}
	p.pos += 2
	return true
}

func (p *parser) join(op Op, left, right *Expr, depth int, ok bool) (*Expr, int, bool) {
	if !ok {
		return nil, 0, false
	}
	if depth++; depth > maxConditionDepth {
		return nil, 0, p.tooDeep(int(right.Span.Start))
	}
	return &Expr{Op: op, X: left, Y: right, Span: Span{left.Span.Start, right.Span.End}}, depth, true
}

// term reads one operand of a logical operator and the blanks around it.
func (p *parser) term(nesting int) (e *Expr, depth int, ok bool) {
	p.blanks()
	depth = 1
	switch p.peek() {
	case '(':
		e, depth, ok = p.group(nesting + 1)
	case '!':
		e, depth, ok = p.not(nesting)
	case '@':
		e, ok = p.comparison()
	default:
		e, ok = p.wordTerm()
	}
	p.blanks()
	return e, depth, ok
}

// not reads a negation. What is negated stands in parentheses or is an @
// attribute; Windows takes nothing else, not even a second "!".
func (p *parser) not(nesting int) (*Expr, int, bool) {
	start := p.pos
	p.pos++
	p.blanks()
	switch p.peek() {
	case '(':
		x, depth, ok := p.group(nesting + 1)
		if !ok {
			return nil, 0, false
		}
		if depth++; depth > maxConditionDepth {
			return nil, 0, p.tooDeep(start)
		}
		return &Expr{Op: OpNot, X: x, Span: spanOf(start, p.pos)}, depth, true
	case '@':
		at := p.pos
		ref, ok := p.attributeRef()
		if !ok {
			return nil, 0, false
		}
		x := &Expr{Op: OpAttribute, Attr: ref, Span: spanOf(at, p.pos)}
		return &Expr{Op: OpNot, X: x, Span: spanOf(start, p.pos)}, 2, true
	}
	return nil, 0, p.fail(start, 1, "\"!\" without parentheses; expected \"!(…)\" or an attribute such as !@User.name")
}

// wordTerm reads a term that begins with a word: Member_of and Exists with their
// operand, or a comparison of a local attribute.
func (p *parser) wordTerm() (*Expr, bool) {
	start := p.pos
	op, ok := opNamed(localName(p.src[start:]))
	switch {
	case !ok || op.isWord():
		return p.comparison()
	case op.takesAttribute():
		p.pos += len(opNames[op])
		p.blanks()
		ref, ok := p.attributeRef()
		if !ok {
			return nil, false
		}
		return &Expr{Op: op, Attr: ref, Span: spanOf(start, p.pos)}, true
	}
	p.pos += len(opNames[op])
	p.blanks()
	parens := 0
	for ; p.peek() == '(' && parens < maxConditionDepth; parens++ {
		p.pos++
		p.blanks()
	}
	v := new(Value)
	if !p.literal(v, true) {
		return nil, false
	}
	for range parens {
		p.blanks()
		if p.peek() != ')' {
			return nil, p.fail(p.pos, p.wordLen(), "expected \")\" after the operand of ", opNames[op])
		}
		p.pos++
	}
	return &Expr{Op: op, Value: v, Span: spanOf(start, p.pos)}, true
}

// comparison reads an attribute and, if there is one, an operator and its other
// operand.
func (p *parser) comparison() (*Expr, bool) {
	start := p.pos
	ref, ok := p.attributeRef()
	if !ok {
		return nil, false
	}
	end := p.pos
	p.blanks()
	op, n := comparisonOp(p.src[p.pos:])
	if n == 0 {
		p.pos = end
		return &Expr{Op: OpAttribute, Attr: ref, Span: spanOf(start, end)}, true
	}
	p.pos += n
	p.blanks()
	v := new(Value)
	if p.peek() == '@' {
		v.Kind = ValueAttribute
		at := p.pos
		if v.Attr, ok = p.attributeRef(); !ok {
			return nil, false
		}
		v.Span = spanOf(at, p.pos)
	} else if !p.literal(v, true) {
		return nil, false
	}
	return &Expr{Op: op, Attr: ref, Value: v, Span: spanOf(start, p.pos)}, true
}

// comparisonOp returns the comparison operator s begins with and its length.
func comparisonOp(s string) (Op, int) {
	if len(s) < 2 {
		return 0, 0
	}
	switch s[:2] {
	case "==":
		return OpEqual, 2
	case "!=":
		return OpNotEqual, 2
	case "<=":
		return OpLessEqual, 2
	case ">=":
		return OpGreaterEqual, 2
	}
	switch s[0] {
	case '<':
		return OpLess, 1
	case '>':
		return OpGreater, 1
	}
	word := localName(s)
	if op, ok := opNamed(word); ok && op.isWord() {
		return op, len(word)
	}
	return 0, 0
}

// opNamed returns the operator spelt as a word, in any case.
func opNamed(word string) (Op, bool) {
	for op := OpContains; op <= OpNotDeviceMemberOfAny; op++ {
		if strings.EqualFold(word, opNames[op]) {
			return op, true
		}
	}
	return 0, false
}
