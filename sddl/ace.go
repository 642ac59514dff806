package sddl

// ACEFlags say how an ACE is inherited and, in a SACL, when it audits.
type ACEFlags uint8

// The ACE flags of winnt.h, with the letters SDDL has for them. SA and TP share
// a bit: which one it is depends on the type of the ACE.
const (
	ObjectInherit        ACEFlags = 0x01 // OI
	ContainerInherit     ACEFlags = 0x02 // CI
	NoPropagateInherit   ACEFlags = 0x04 // NP
	InheritOnly          ACEFlags = 0x08 // IO
	Inherited            ACEFlags = 0x10 // ID
	Critical             ACEFlags = 0x20 // CR
	SuccessfulAccess     ACEFlags = 0x40 // SA
	TrustProtectedFilter ACEFlags = 0x40 // TP, in an FL ACE
	FailedAccess         ACEFlags = 0x80 // FA
)

// ACESpans tell where in the text the parts of an ACE stand, without the
// spaces around them. An empty field has an empty span where it would stand.
// All are zero if the ACE does not come from text.
type ACESpans struct {
	ACE                 Span // with the parentheses
	Type                Span
	Flags               Span
	Rights              Span
	ObjectType          Span
	InheritedObjectType Span
	SID                 Span
	Condition           Span // the condition or resource attribute, with its parentheses
}

// An ACE is an access control entry.
type ACE struct {
	Type  ACEType
	Flags ACEFlags
	Mask  AccessMask // as written; generic bits are not mapped
	SID   SID

	// ObjectType and InheritedObjectType are set only in object ACEs.
	ObjectType, InheritedObjectType *GUID

	Condition *Expr      // of the callback types and, optionally, of FL
	Attribute *Attribute // of RA

	// Data holds bytes that only the binary form has, and that are written back as
	// they were: of a type this package does not know everything after the header,
	// and of a callback type or RA what is not a condition or attribute that SDDL
	// could express. It is "" for an ACE from text.
	Data string

	Spans ACESpans
}

// Applies reports whether the ACE counts for the object that carries it, and is
// not there for objects inside it alone.
func (a *ACE) Applies() bool { return a.Flags&InheritOnly == 0 }
