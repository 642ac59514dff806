package sddl

// An ACLFlags value holds the control bits a descriptor keeps for one of its
// lists.
type ACLFlags uint8

// The flags SDDL writes in front of the entries of a list.
const (
	Protected           ACLFlags = 1 << iota // P: inherits nothing from above
	AutoInheritRequired                      // AR
	AutoInherited                            // AI
)

// An ACL is an access control list. Null tells "D:NO_ACCESS_CONTROL", which
// restricts nothing, from an empty list, which allows nothing.
type ACL struct {
	Flags ACLFlags
	Null  bool
	ACEs  []ACE
	Span  Span // the section with its tag, "D:…"
}

// A SecurityDescriptor says who owns an object and who may do what with it. A
// part that is not there is nil.
type SecurityDescriptor struct {
	Text         string // what was parsed
	Owner, Group *SID
	DACL, SACL   *ACL

	// Control and ResourceManager hold what SDDL cannot say; both are zero after
	// parsing text.
	Control         Control
	ResourceManager byte

	// OwnerSpan and GroupSpan cover the SID, without the tag.
	OwnerSpan, GroupSpan Span

	// Leniencies are the places that only Windows' tolerance makes readable;
	// strict parsing refuses the first of them.
	Leniencies []Diagnostic
}
