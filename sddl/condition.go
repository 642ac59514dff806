package sddl

// An Op is the operator of an [Expr].
type Op uint8

// The operators of conditional expressions (MS-DTYP 2.4.4.17.5 to 2.4.4.17.7).
const (
	OpAttribute    Op = iota // an attribute by itself: true if it is set
	OpNot                    // !
	OpAnd                    // &&
	OpOr                     // ||
	OpEqual                  // ==
	OpNotEqual               // !=
	OpLess                   // <
	OpLessEqual              // <=
	OpGreater                // >
	OpGreaterEqual           // >=
	OpContains
	OpNotContains
	OpAnyOf
	OpNotAnyOf
	OpExists
	OpNotExists
	OpMemberOf
	OpNotMemberOf
	OpMemberOfAny
	OpNotMemberOfAny
	OpDeviceMemberOf
	OpNotDeviceMemberOf
	OpDeviceMemberOfAny
	OpNotDeviceMemberOfAny
)

// opNames are the operators as Windows prints them, "any" in lower case.
var opNames = [...]string{
	OpNot: "!", OpAnd: "&&", OpOr: "||",
	OpEqual: "==", OpNotEqual: "!=", OpLess: "<", OpLessEqual: "<=", OpGreater: ">", OpGreaterEqual: ">=",
	OpContains: "Contains", OpNotContains: "Not_Contains", OpAnyOf: "Any_of", OpNotAnyOf: "Not_Any_of",
	OpExists: "Exists", OpNotExists: "Not_Exists",
	OpMemberOf: "Member_of", OpNotMemberOf: "Not_Member_of",
	OpMemberOfAny: "Member_of_any", OpNotMemberOfAny: "Not_Member_of_any",
	OpDeviceMemberOf: "Device_Member_of", OpNotDeviceMemberOf: "Not_Device_Member_of",
	OpDeviceMemberOfAny: "Device_Member_of_any", OpNotDeviceMemberOfAny: "Not_Device_Member_of_any",
}

// String returns the operator as SDDL writes it.
func (o Op) String() string {
	if int(o) < len(opNames) {
		return opNames[o]
	}
	return ""
}

// takesAttribute reports whether the operator stands before an attribute.
func (o Op) takesAttribute() bool { return o == OpExists || o == OpNotExists }

// takesSIDs reports whether the operator stands before a list of SIDs.
func (o Op) takesSIDs() bool { return o >= OpMemberOf && o <= OpNotDeviceMemberOfAny }

// isWord reports whether the operator is a word between two operands.
func (o Op) isWord() bool { return o >= OpContains && o <= OpNotAnyOf }

// An Expr is a node of a condition.
//
//   - OpAnd, OpOr: X and Y; OpNot: X alone.
//   - OpAttribute, OpExists, OpNotExists: Attr.
//   - the Member_of family: Value, a SID or a list of them.
//   - all others compare Attr with Value.
type Expr struct {
	Op    Op
	X, Y  *Expr
	Attr  AttributeRef
	Value *Value
	Span  Span
}

// An AttributeSource says whose attribute an expression asks for.
type AttributeSource uint8

// The sources of attributes.
const (
	LocalAttribute    AttributeSource = iota // no prefix
	UserAttribute                            // @User.
	DeviceAttribute                          // @Device.
	ResourceAttribute                        // @Resource., from the RA entries of the SACL
)

// An AttributeRef names an attribute.
type AttributeRef struct {
	Source AttributeSource
	// Name is in canonical form: every UTF-16 unit that SDDL does not take
	// literally is written %hhhh.
	Name string
}

// A ValueKind is the type of a literal.
type ValueKind uint8

// The kinds of values.
const (
	ValueInt       ValueKind = iota // Int; Sign and Base tell how it was written
	ValueUint                       // Uint; in resource attributes only
	ValueString                     // Text
	ValueOctets                     // Text holds the bytes
	ValueSID                        // SID
	ValueList                       // List
	ValueAttribute                  // Attr
)

// A Value is a literal of a condition or of a resource attribute, or the
// attribute on the right-hand side of a comparison.
type Value struct {
	Kind ValueKind
	Int  int64
	Uint uint64
	Sign byte // '+', '-' or 0; the binary form keeps it
	Base byte // 8, 10 or 16, likewise
	Text string
	SID  SID
	List []Value
	Attr AttributeRef
	Span Span
}
