package sddl

import (
	"cmp"
	"strings"
)

// operand is one side of a comparison.
type operand struct {
	values []Value
	list   bool // more than one value, or written as a list
	exact  bool // strings are compared with their case
}

// left returns the values of the attribute on the left-hand side.
func (ev *evaluation) left(ref AttributeRef) (operand, bool) {
	a := ev.attribute(ref)
	if a == nil {
		return operand{}, false
	}
	return operand{a.Values, len(a.Values) != 1, a.Flags&attributeCaseSensitive != 0}, true
}

// right returns the values on the right-hand side.
func (ev *evaluation) right(v *Value) (operand, bool) {
	switch v.Kind {
	case ValueAttribute:
		return ev.left(v.Attr)
	case ValueList:
		return operand{v.List, true, false}, true
	}
	return operand{[]Value{*v}, false, false}, true
}

// compare decides an operator between two operands (MS-DTYP 2.4.4.17.6). An
// attribute that does not exist makes it unknown.
func (ev *evaluation) compare(e *Expr) truth {
	l, ok := ev.left(e.Attr)
	if !ok {
		return unknown
	}
	r, ok := ev.right(e.Value)
	if !ok {
		return unknown
	}
	exact := l.exact || r.exact
	switch e.Op {
	case OpContains:
		return newValueSet(l.values, exact).hasAll(r.values)
	case OpNotContains:
		return newValueSet(l.values, exact).hasAll(r.values).not()
	case OpAnyOf:
		return newValueSet(l.values, exact).hasAny(r.values)
	case OpNotAnyOf:
		return newValueSet(l.values, exact).hasAny(r.values).not()
	case OpEqual:
		return sameSet(l.values, r.values, exact)
	case OpNotEqual:
		return sameSet(l.values, r.values, exact).not()
	}
	if l.list || r.list {
		return unknown // order is defined for single values only
	}
	order, ok := compareValues(&l.values[0], &r.values[0], exact)
	if !ok {
		return unknown
	}
	switch e.Op {
	case OpLess:
		return truthOf(order < 0)
	case OpLessEqual:
		return truthOf(order <= 0)
	case OpGreater:
		return truthOf(order > 0)
	case OpGreaterEqual:
		return truthOf(order >= 0)
	}
	return unknown
}

// sameSet compares two sets: each must contain the other.
func sameSet(a, b []Value, exact bool) truth {
	t := newValueSet(a, exact).hasAll(b)
	if t != yes {
		return t
	}
	return newValueSet(b, exact).hasAll(a)
}

// compareValues orders two values of one type. Numbers with and without a sign
// are one type. It reports false if the types differ.
func compareValues(a, b *Value, exact bool) (int, bool) {
	switch {
	case a.isNumber() && b.isNumber():
		return compareNumbers(a, b), true
	case a.Kind != b.Kind:
		return 0, false
	}
	switch a.Kind {
	case ValueString:
		return strings.Compare(fold(a.Text, exact), fold(b.Text, exact)), true
	case ValueOctets:
		return strings.Compare(a.Text, b.Text), true
	case ValueSID:
		if a.SID == b.SID {
			return 0, true
		}
		return strings.Compare(a.SID.Literal(), b.SID.Literal()), true
	}
	return 0, false
}

// fold removes the difference of case unless strings are compared exactly.
func fold(s string, exact bool) string {
	if exact {
		return s
	}
	return strings.ToUpper(s)
}

func (v *Value) isNumber() bool { return v.Kind == ValueInt || v.Kind == ValueUint }

func compareNumbers(a, b *Value) int {
	switch {
	case a.Kind == ValueInt && b.Kind == ValueInt:
		return cmp.Compare(a.Int, b.Int)
	case a.Kind == b.Kind:
		return cmp.Compare(a.Uint, b.Uint)
	case a.Kind == ValueInt:
		if a.Int < 0 {
			return -1
		}
		return cmp.Compare(uint64(a.Int), b.Uint)
	}
	return -compareNumbers(b, a)
}
