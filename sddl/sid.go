package sddl

import (
	"encoding/binary"
	"strconv"
)

// maxSubAuthorities is SID_MAX_SUB_AUTHORITIES of winnt.h.
const maxSubAuthorities = 15

// A RelativeBase says what an unresolved SID is relative to.
type RelativeBase uint8

// The bases of a SID. An alias such as DA names an account by its last number
// alone; the rest is the SID of the machine, of its domain, or of the domain at
// the root of the forest (MS-DTYP 2.4.2.4).
const (
	BaseNone    RelativeBase = iota // a complete SID
	BaseMachine                     // LA, LG
	BaseDomain                      // DA, DU, DG, DC, DD, CA, PA, CN, AP, KA, RS
	BaseForest                      // SA, EA, RO, EK
)

// String returns "machine", "domain" or "forest", and "" for a complete SID.
func (b RelativeBase) String() string {
	switch b {
	case BaseMachine:
		return "machine"
	case BaseDomain:
		return "domain"
	case BaseForest:
		return "forest"
	}
	return ""
}

// A SID identifies a user, a group or any other trustee. It is a plain value that
// does not change: two SIDs are the same trustee if they are ==, and a SID can be
// the key of a map. The zero SID is none.
//
// A relative SID (see [SID.IsRelative]) holds only the last number of an account
// whose domain is not known. It equals another one of the same base and number,
// and never a complete SID.
type SID struct {
	// binary is the form a SID has in a descriptor (MS-DTYP 2.4.2.2): revision,
	// number of sub-authorities, six bytes of authority from the highest, and the
	// sub-authorities from their lowest byte. Nearly all SIDs take 12 to 28 of the
	// 68 bytes there may be, and most are those of the alias table. A relative SID
	// has no such form; its six bytes are revision 0, the base, and the number.
	binary string
}

const (
	sidHeaderSize     = 8
	relativeSIDSize   = 6
	absoluteRevision  = 1 // SID_REVISION
	maxSIDSize        = sidHeaderSize + 4*maxSubAuthorities
	relativeSIDNumber = 2 // where the number of a relative SID stands
)

// newSID returns the SID with the given numbers.
func newSID(authority uint64, sub ...uint32) SID {
	var b [maxSIDSize]byte
	putSIDHeader(&b, authority, len(sub))
	for i, n := range sub {
		binary.LittleEndian.PutUint32(b[sidHeaderSize+4*i:], n)
	}
	return SID{string(b[:sidHeaderSize+4*len(sub)])}
}

func putSIDHeader(b *[maxSIDSize]byte, authority uint64, count int) {
	binary.BigEndian.PutUint64(b[:], authority) // the upper two bytes are overwritten
	b[0], b[1] = absoluteRevision, byte(count)
}

// newRelativeSID returns the account with the given number of a domain that is not
// known.
func newRelativeSID(base RelativeBase, rid uint32) SID {
	b := binary.LittleEndian.AppendUint32([]byte{0, byte(base)}, rid)
	return SID{string(b)}
}

// MustSID is [ParseSID] for texts known to be right, such as those in tables.
// It panics on an error.
func MustSID(s string) SID {
	sid, err := ParseSID(s)
	if err != nil {
		panic("sddl: " + strconv.Quote(s) + ": " + err.Error())
	}
	return sid
}

// IsZero reports whether s is the zero SID, which no account has.
func (s SID) IsZero() bool { return s.binary == "" }

// IsRelative reports whether s came from an alias that stands for an account of
// a machine, domain or forest that is not known.
func (s SID) IsRelative() bool { return len(s.binary) == relativeSIDSize }

// Base says what a relative SID is relative to.
func (s SID) Base() RelativeBase {
	if s.IsRelative() {
		return RelativeBase(s.binary[1])
	}
	return BaseNone
}

// Authority is the identifier authority, such as 5 for NT; 0 for a relative SID.
func (s SID) Authority() uint64 {
	var authority uint64
	if len(s.binary) >= sidHeaderSize {
		for _, c := range []byte(s.binary[2:sidHeaderSize]) {
			authority = authority<<8 | uint64(c)
		}
	}
	return authority
}

// SubAuthorityCount is the number of sub-authorities, at most 15; 1 for a relative
// SID, and 0 for the zero SID.
func (s SID) SubAuthorityCount() int {
	if s.IsRelative() {
		return 1
	}
	return max(0, len(s.binary)-sidHeaderSize) / 4
}

// SubAuthority returns the sub-authority at index i, counted from 0.
func (s SID) SubAuthority(i int) uint32 {
	if s.IsRelative() {
		return uint32At(s.binary[relativeSIDNumber:], 4*i)
	}
	return uint32At(s.binary[sidHeaderSize:], 4*i)
}

func uint32At(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// RID is the last sub-authority, which tells accounts of one domain apart.
func (s SID) RID() uint32 {
	if n := s.SubAuthorityCount(); n > 0 {
		return s.SubAuthority(n - 1)
	}
	return 0
}

// Under returns the SID of the account of domain that a relative SID names. A
// complete SID is returned unchanged, and so is any SID if domain has no room
// for one more number.
func (s SID) Under(domain SID) SID {
	if !s.IsRelative() || domain.IsRelative() || domain.IsZero() || domain.SubAuthorityCount() == maxSubAuthorities {
		return s
	}
	b := make([]byte, 0, maxSIDSize)
	b = append(append(b, domain.binary...), s.binary[relativeSIDNumber:]...)
	b[1]++
	return SID{string(b)}
}

// Alias returns the two letters that stand for s in SDDL, if there are any.
func (s SID) Alias() (string, bool) {
	if row := aliasOf(s); row != nil {
		return row.Code, true
	}
	return "", false
}

// String returns the SID as Windows prints it in SDDL: the alias where one
// exists, else the numbers.
func (s SID) String() string {
	if code, ok := s.Alias(); ok {
		return code
	}
	return s.Literal()
}

// Literal returns the SID in numbers, "S-1-5-18". The unknown part of a relative
// SID is named instead: "S-1-5-21-<domain>-512".
func (s SID) Literal() string {
	return string(s.appendLiteral(nil))
}

// Name returns the trustee's name in plain words, "Everyone" or
// "Administrators"; the numbers if it has no well-known name.
func (s SID) Name() string {
	if row := aliasOf(s); row != nil {
		return row.Name
	}
	if name, ok := wellKnownName(s); ok {
		return name
	}
	return s.Literal()
}

// size is the size of the binary form; of the one a relative SID has once it is
// complete.
func (s SID) size() int {
	if s.IsRelative() {
		return sidHeaderSize + 5*4 // S-1-5-21-a-b-c-RID
	}
	return len(s.binary)
}

func (s SID) appendLiteral(b []byte) []byte {
	if s.IsZero() {
		return b
	}
	if s.IsRelative() {
		b = append(b, "S-1-5-21-<"...)
		b = append(b, s.Base().String()...)
		b = append(b, ">-"...)
		return strconv.AppendUint(b, uint64(s.RID()), 10)
	}
	b = append(b, "S-1-"...)
	b = s.appendAuthority(b)
	for i := range s.SubAuthorityCount() {
		b = append(b, '-')
		b = strconv.AppendUint(b, uint64(s.SubAuthority(i)), 10)
	}
	return b
}

// appendAuthority writes the authority the way Windows does: in decimal as long
// as it fits 32 bits, otherwise in upper-case hexadecimal (MS-DTYP 2.4.2.1).
func (s SID) appendAuthority(b []byte) []byte {
	authority := s.Authority()
	if authority < 1<<32 {
		return strconv.AppendUint(b, authority, 10)
	}
	b = append(b, "0x"...)
	start := len(b)
	b = strconv.AppendUint(b, authority, 16)
	for i := start; i < len(b); i++ {
		b[i] = upper(b[i])
	}
	return b
}
