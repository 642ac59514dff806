package sddl

import (
	"strings"
	"unicode/utf16"
)

// A list keeps its size in 16 bits (MS-DTYP 2.4.5), and Windows refuses text that
// would need more.
const (
	aclHeaderSize = 8
	aceHeaderSize = 4
	maskSize      = 4
	maxACLSize    = 65535
	// maxValues bounds a list of values: the shortest takes five bytes. Text with
	// more is given up early, because a Value takes much more memory than that.
	maxValues = maxACLSize / 5
)

// size is the size in binary form (MS-DTYP 2.4.4) of an ACE that comes from text.
func (a *ACE) size() int {
	n := aceHeaderSize + maskSize + a.SID.size()
	if a.Type.IsObject() {
		n += 4
	}
	if a.ObjectType != nil {
		n += len(GUID{})
	}
	if a.InheritedObjectType != nil {
		n += len(GUID{})
	}
	if a.Condition != nil {
		n += len(conditionMark) + a.Condition.size()
	}
	if a.Attribute != nil {
		n += a.Attribute.size()
	}
	return (n + 3) &^ 3
}

// size is the size of the expression's tokens (MS-DTYP 2.4.4.17.4): one byte for
// the operator, and the operands.
func (e *Expr) size() int {
	n := 0
	if e.Op != OpAttribute {
		n++
	}
	if e.Attr.Name != "" {
		n += e.Attr.size()
	}
	if e.Value != nil {
		n += e.Value.size()
	}
	if e.X != nil {
		n += e.X.size()
	}
	if e.Y != nil {
		n += e.Y.size()
	}
	return n
}

func (a AttributeRef) size() int { return 5 + 2*nameUnits(a.Name) }

func (v *Value) size() int {
	switch v.Kind {
	case ValueInt, ValueUint:
		return 11
	case ValueString:
		return 5 + 2*textUnits(v.Text)
	case ValueOctets:
		return 5 + len(v.Text)
	case ValueSID:
		return 5 + v.SID.size()
	case ValueAttribute:
		return v.Attr.size()
	}
	n := 5
	for i := range v.List {
		n += v.List[i].size()
	}
	return n
}

// size is the size of the claim in an RA ACE (MS-DTYP 2.4.10.1).
func (a *Attribute) size() int {
	n := 16 + 2*(nameUnits(a.Name)+1)
	for i := range a.Values {
		n += 4 // its offset
		switch v := &a.Values[i]; v.Kind {
		case ValueString:
			n += 2 * (textUnits(v.Text) + 1)
		case ValueOctets:
			n += 4 + len(v.Text)
		case ValueSID:
			n += 4 + v.SID.size()
		default:
			n += 8
		}
	}
	return n
}

// nameUnits counts the UTF-16 units of an escaped name, where %hhhh is one.
func nameUnits(s string) int { return len(s) - 4*strings.Count(s, "%") }

// textUnits counts the UTF-16 units of a string.
func textUnits(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
