package sddl

import "strings"

// conditionFrom reads the application data of a callback ACE. It returns nil for
// anything but a condition that SDDL could express: one that is cut short, has
// operands that do not fit their operators, or a string with a quote in it. Nobody
// can be told what such a condition says, and the access check takes it for
// unknown.
func conditionFrom(s string) *Expr {
	tokens, ok := strings.CutPrefix(s, conditionMark)
	if !ok {
		return nil
	}
	r := tokenReader{src: tokens}
	var stack operandStack
	for r.src != "" {
		token := r.src[0]
		if token == tokenPadding {
			if strings.Trim(r.src, "\x00") != "" {
				return nil
			}
			break
		}
		if op, isOp := opOfToken(token); isOp {
			r.src = r.src[1:]
			ok = stack.apply(op)
		} else {
			var o node
			o, ok = r.operand()
			stack.push(o)
		}
		if !ok {
			return nil
		}
	}
	if len(stack) != 1 {
		return nil
	}
	e, _ := stack[0].truth()
	return e
}

// node is an expression on the way to becoming a part of another: an attribute, a
// literal, or a finished expression with its depth.
type node struct {
	attr  *AttributeRef
	value *Value
	expr  *Expr
	depth int
}

// beginsTerm reports whether a condition can begin a term with the attribute. Without a
// prefix, a name is read as the operator of that name; it can be the operand of one.
func (a *AttributeRef) beginsTerm() bool {
	op, isOp := opNamed(a.Name)
	return a.Source != LocalAttribute || !isOp || op.isWord()
}

// truth returns the node as something that is true or not; nil if it cannot be.
func (n node) truth() (*Expr, int) {
	if n.attr != nil {
		if !n.attr.beginsTerm() {
			return nil, 0
		}
		return &Expr{Op: OpAttribute, Attr: *n.attr}, 1
	}
	return n.expr, n.depth
}

type operandStack []node

func (s *operandStack) push(n node) { *s = append(*s, n) }

// pop returns a node without any content if there is none.
func (s *operandStack) pop() node {
	if len(*s) == 0 {
		return node{}
	}
	n := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return n
}

// apply replaces operands by the expression that an operator makes of them.
func (s *operandStack) apply(op Op) bool {
	e := &Expr{Op: op}
	depth := 0
	switch {
	case op == OpNot:
		e.X, depth = s.pop().truth()
		if e.X == nil {
			return false
		}
	case op == OpAnd || op == OpOr:
		var deep int
		e.Y, deep = s.pop().truth()
		e.X, depth = s.pop().truth()
		if e.X == nil || e.Y == nil {
			return false
		}
		depth = max(depth, deep)
	case op.takesAttribute():
		attr := s.pop().attr
		if attr == nil {
			return false
		}
		e.Attr = *attr
	case op.takesSIDs():
		if e.Value = s.pop().value; e.Value == nil {
			return false
		}
	default:
		if !s.comparison(e) {
			return false
		}
	}
	if depth++; depth > maxConditionDepth {
		return false
	}
	s.push(node{expr: e, depth: depth})
	return true
}

// comparison takes the two sides of a comparison. On the right there may be a
// literal, or an attribute with a prefix.
func (s *operandStack) comparison(e *Expr) bool {
	right, left := s.pop(), s.pop()
	if left.attr == nil || !left.attr.beginsTerm() {
		return false
	}
	e.Attr, e.Value = *left.attr, right.value
	if right.attr != nil && right.attr.Source != LocalAttribute {
		e.Value = &Value{Kind: ValueAttribute, Attr: *right.attr}
	}
	return e.Value != nil
}

// tokenReader takes operands off the front of src.
type tokenReader struct{ src string }

// take returns the next n bytes.
func (r *tokenReader) take(n uint64) (string, bool) {
	if n > uint64(len(r.src)) {
		return "", false
	}
	s := r.src[:n]
	r.src = r.src[n:]
	return s, true
}

// blob takes a length and as many bytes.
func (r *tokenReader) blob() (string, bool) {
	length, ok := r.take(4)
	if !ok {
		return "", false
	}
	return r.take(uint64(uint32At(length, 0)))
}

// operand takes an attribute or a literal.
func (r *tokenReader) operand() (node, bool) {
	for source, token := range sourceTokens {
		if r.src[0] != token {
			continue
		}
		r.src = r.src[1:]
		s, ok := r.blob()
		if !ok {
			return node{}, false
		}
		ref := &AttributeRef{Source: AttributeSource(source)}
		ref.Name, ok = nameOfUTF16(s)
		return node{attr: ref}, ok && (ref.Source != LocalAttribute || localName(ref.Name) == ref.Name)
	}
	v := new(Value)
	ok := r.literal(v, true)
	return node{value: v}, ok
}

// literal takes a literal. A list may not hold another one.
func (r *tokenReader) literal(v *Value, list bool) bool {
	token := r.src[0]
	r.src = r.src[1:]
	if token >= tokenInt8 && token <= tokenInt64 {
		return r.number(v)
	}
	s, ok := r.blob()
	if !ok {
		return false
	}
	switch token {
	case tokenString:
		v.Kind = ValueString
		v.Text, ok = textOfUTF16(s)
		return ok && !strings.Contains(v.Text, `"`)
	case tokenOctets:
		v.Kind, v.Text = ValueOctets, s
		return true
	case tokenSID:
		v.Kind = ValueSID
		v.SID, ok = wholeSID(s)
		return ok
	case tokenComposite:
		v.Kind = ValueList
		items := tokenReader{src: s}
		for list && items.src != "" {
			v.List = append(v.List, Value{})
			if !items.literal(&v.List[len(v.List)-1], false) {
				return false
			}
		}
		return list
	}
	return false
}

// wholeSID returns the SID that s is, if it has a text.
func wholeSID(s string) (SID, bool) {
	sid, msg := sidFrom(s)
	return sid, msg == "" && len(sid.binary) == len(s) && sid.SubAuthorityCount() > 0
}

// number takes a number with the way it was written.
func (r *tokenReader) number(v *Value) bool {
	s, ok := r.take(10)
	if !ok {
		return false
	}
	v.Kind = ValueInt
	v.Int = int64(uint64At(s, 0))
	switch s[8] {
	case signPlus:
		v.Sign = '+'
	case signMinus:
		v.Sign = '-'
	case signNone:
	default:
		return false
	}
	switch s[9] {
	case baseOctal:
		v.Base = 8
	case baseDecimal:
		v.Base = 10
	case baseHex:
		v.Base = 16
	default:
		return false
	}
	if v.Int < 0 {
		return v.Sign != '+'
	}
	return v.Int == 0 || v.Sign != '-'
}

func uint64At(s string, i int) uint64 {
	return uint64(uint32At(s, i)) | uint64(uint32At(s, i+4))<<32
}
