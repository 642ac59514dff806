package sddl

import "strings"

// truth is the outcome of a condition: it may be impossible to know.
type truth uint8

const (
	unknown truth = iota
	no
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// not swaps yes and no.
func (t truth) not() truth {
	switch t {
	case yes:
		return no
	case no:
		return yes
	}
	return unknown
}

// evaluation is the evaluation of one condition for one entry.
type evaluation struct {
	check *check
	deny  bool // the entry denies
}

// evaluate decides a condition. Tokens here have no claims, so that @User and
// @Device attributes do not exist; neither do local ones.
func (c *check) evaluate(e *Expr, deny bool) truth {
	ev := evaluation{check: c, deny: deny}
	return ev.eval(e)
}

// eval decides one node. A part that is unknown makes the whole condition
// unknown. MS-DTYP 2.4.4.17.6 demands that of operands that make no sense, and
// would let "true || unknown" be true where an attribute is merely absent. Samba
// does not make that difference, no answer of Windows is on record, and for an
// entry whose effect is in doubt "unknown" is the safe outcome.
func (ev *evaluation) eval(e *Expr) truth {
	switch {
	case e.Op == OpAnd || e.Op == OpOr:
		x := ev.eval(e.X)
		if x == unknown {
			return unknown
		}
		y := ev.eval(e.Y)
		if y == unknown {
			return unknown
		}
		if e.Op == OpAnd {
			return min(x, y)
		}
		return max(x, y)
	case e.Op == OpNot:
		return ev.eval(e.X).not()
	case e.Op == OpAttribute:
		return ev.attributeTruth(e.Attr)
	case e.Op.takesAttribute():
		// By MS-DTYP 2.4.4.17.7 an attribute of the object exists if it has a
		// value. Samba finds no answer even then; see above.
		return unknown
	case e.Op.takesSIDs():
		return ev.membership(e)
	}
	return ev.compare(e)
}

// attribute finds the resource attribute with the given name.
func (ev *evaluation) attribute(ref AttributeRef) *Attribute {
	if ref.Source != ResourceAttribute {
		return nil
	}
	if ev.check.attributes == nil {
		ev.check.attributes = ev.check.sd.attributes()
	}
	return ev.check.attributes[strings.ToUpper(ref.Name)]
}

// attributes indexes the resource attributes by name, in upper case. The first of
// a name counts.
func (sd *SecurityDescriptor) attributes() map[string]*Attribute {
	byName := map[string]*Attribute{}
	if sd.SACL == nil {
		return byName
	}
	for i := range sd.SACL.ACEs {
		ace := &sd.SACL.ACEs[i]
		if ace.Attribute == nil || !ace.Applies() || ace.Attribute.Flags&attributeDisabled != 0 {
			continue
		}
		name := strings.ToUpper(ace.Attribute.Name)
		if byName[name] == nil {
			byName[name] = ace.Attribute
		}
	}
	return byName
}

// attributeTruth decides an attribute that stands by itself: a number is true
// unless it is zero, a string unless it is empty. Nothing else is a truth value.
func (ev *evaluation) attributeTruth(ref AttributeRef) truth {
	a := ev.attribute(ref)
	if a == nil || len(a.Values) != 1 {
		return unknown
	}
	switch v := &a.Values[0]; v.Kind {
	case ValueInt:
		return truthOf(v.Int != 0)
	case ValueUint:
		return truthOf(v.Uint != 0)
	case ValueString:
		return truthOf(v.Text != "")
	}
	return unknown
}

// membership decides the Member_of family. Their operand must be SIDs.
func (ev *evaluation) membership(e *Expr) truth {
	list := e.Value.List
	if e.Value.Kind != ValueList {
		list = []Value{*e.Value}
	}
	anyOne := false
	device := false
	negated := false
	switch e.Op {
	case OpNotMemberOf:
		negated = true
	case OpMemberOfAny:
		anyOne = true
	case OpNotMemberOfAny:
		anyOne, negated = true, true
	case OpDeviceMemberOf:
		device = true
	case OpNotDeviceMemberOf:
		device, negated = true, true
	case OpDeviceMemberOfAny:
		device, anyOne = true, true
	case OpNotDeviceMemberOfAny:
		device, anyOne, negated = true, true, true
	}
	result := !anyOne
	for i := range list {
		if list[i].Kind != ValueSID {
			return unknown
		}
		if ev.member(list[i].SID, device) == anyOne {
			result = anyOne
		}
	}
	return truthOf(result != negated)
}

// member reports whether the token has the SID. It has none for the device it
// runs on. A deny-only group counts where a denial hangs on it.
func (ev *evaluation) member(s SID, device bool) bool {
	if device {
		return false
	}
	m := ev.check.member(userList, s)
	return m == enabled || m == denyOnly && ev.deny
}
