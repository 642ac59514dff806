package sddl

// A descriptor in the self-relative form (MS-DTYP 2.4.6) begins with revision,
// a byte for the resource manager, control bits, and the offsets of owner, group,
// SACL and DACL, 0 for a part that is not there.
const (
	descriptorRevision   = 1 // SECURITY_DESCRIPTOR_REVISION
	descriptorHeaderSize = 20

	offsetOfControl = 2
	offsetOfOwner   = 4
	offsetOfGroup   = 8
	offsetOfSACL    = 12
	offsetOfDACL    = 16
)

// The revisions of an ACL (MS-DTYP 2.4.5). Windows writes the higher one for lists
// with object types, and reads all from the lower to the higher.
const (
	aclRevision   = 2
	aclRevisionDS = 4
)

// The bits in the flags word of an object ACE that say which GUIDs follow
// (MS-DTYP 2.4.4.3).
const (
	objectTypePresent          = 1
	inheritedObjectTypePresent = 2
)

// conditionMark begins the application data of a callback ACE that is a condition
// (MS-DTYP 2.4.4.17.4).
const conditionMark = "artx"

// The tokens of the operands in a condition (MS-DTYP 2.4.4.17.5). The first four
// differ only in the C type of the number they came from.
const (
	tokenPadding   = 0x00
	tokenInt8      = 0x01
	tokenInt64     = 0x04
	tokenString    = 0x10
	tokenOctets    = 0x18
	tokenComposite = 0x50
	tokenSID       = 0x51
	tokenLocal     = 0xf8
	tokenUser      = 0xf9
	tokenResource  = 0xfa
	tokenDevice    = 0xfb
)

// The bytes that tell how a number was written.
const (
	signPlus, signMinus, signNone   = 1, 2, 3
	baseOctal, baseDecimal, baseHex = 1, 2, 3
)

// sourceTokens are the tokens of attributes (MS-DTYP 2.4.4.17.8).
var sourceTokens = [...]byte{
	LocalAttribute: tokenLocal, UserAttribute: tokenUser,
	DeviceAttribute: tokenDevice, ResourceAttribute: tokenResource,
}

// opTokens are the tokens of the operators (MS-DTYP 2.4.4.17.6 and 2.4.4.17.7). An
// attribute by itself has none.
var opTokens = [...]byte{
	OpEqual: 0x80, OpNotEqual: 0x81, OpLess: 0x82, OpLessEqual: 0x83, OpGreater: 0x84, OpGreaterEqual: 0x85,
	OpContains: 0x86, OpExists: 0x87, OpAnyOf: 0x88, OpMemberOf: 0x89, OpDeviceMemberOf: 0x8a,
	OpMemberOfAny: 0x8b, OpDeviceMemberOfAny: 0x8c, OpNotExists: 0x8d, OpNotContains: 0x8e, OpNotAnyOf: 0x8f,
	OpNotMemberOf: 0x90, OpNotDeviceMemberOf: 0x91, OpNotMemberOfAny: 0x92, OpNotDeviceMemberOfAny: 0x93,
	OpAnd: 0xa0, OpOr: 0xa1, OpNot: 0xa2,
}

// opOfToken returns the operator of a token.
func opOfToken(token byte) (Op, bool) {
	for op, t := range opTokens {
		if t == token && op > 0 {
			return Op(op), true
		}
	}
	return 0, false
}

// claimTypes are the numbers of the attribute types in a claim (MS-DTYP 2.4.10.1).
var claimTypes = [...]uint16{
	AttributeInt: 1, AttributeUint: 2, AttributeString: 3, AttributeSID: 5, AttributeOctets: 0x10, AttributeBool: 6,
}

// claimHeaderSize is the size of a claim before the offsets of its values.
const claimHeaderSize = 16

// bytesInOrder returns the bytes of the GUID as they stand in memory: the first
// three groups of its text are numbers, which begin with their lowest byte.
func (g GUID) bytesInOrder() GUID {
	return GUID{g[3], g[2], g[1], g[0], g[5], g[4], g[7], g[6], g[8], g[9], g[10], g[11], g[12], g[13], g[14], g[15]}
}
