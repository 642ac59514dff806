package sddl

import "strconv"

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

// A SID identifies a user, a group or any other trustee. It is a plain value:
// two SIDs are the same trustee if they are ==. The zero SID is none.
//
// A relative SID (see [SID.IsRelative]) holds only the last number of an account
// whose domain is not known. It equals another one of the same base and number,
// and never a complete SID.
type SID struct {
	authority uint64 // 48 bits
	sub       [maxSubAuthorities]uint32
	count     uint8
	base      RelativeBase // for a relative SID sub[0] is the RID and count is 1
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
func (s SID) IsZero() bool { return s.count == 0 }

// IsRelative reports whether s came from an alias that stands for an account of
// a machine, domain or forest that is not known.
func (s SID) IsRelative() bool { return s.base != BaseNone }

// Base says what a relative SID is relative to.
func (s SID) Base() RelativeBase { return s.base }

// Authority is the identifier authority, such as 5 for NT.
func (s SID) Authority() uint64 { return s.authority }

// SubAuthorityCount is the number of sub-authorities, 1 to 15 (0 for the zero
// SID).
func (s SID) SubAuthorityCount() int { return int(s.count) }

// SubAuthority returns the sub-authority at index i, counted from 0.
func (s SID) SubAuthority(i int) uint32 { return s.sub[:s.count][i] }

// RID is the last sub-authority, which tells accounts of one domain apart.
func (s SID) RID() uint32 {
	if s.count == 0 {
		return 0
	}
	return s.sub[s.count-1]
}

// Under returns the SID of the account of domain that a relative SID names. A
// complete SID is returned unchanged, and so is any SID if domain has no room
// for one more number.
func (s SID) Under(domain SID) SID {
	if !s.IsRelative() || domain.IsRelative() || domain.count == 0 || domain.count == maxSubAuthorities {
		return s
	}
	domain.sub[domain.count] = s.sub[0]
	domain.count++
	return domain
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
	if s.count == 0 {
		return ""
	}
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

// append writes the canonical form.
func (s SID) append(b []byte) []byte {
	if row := aliasOf(s); row != nil {
		return append(b, row.Code...)
	}
	return s.appendLiteral(b)
}

func (s SID) appendLiteral(b []byte) []byte {
	if s.count == 0 {
		return b
	}
	if s.IsRelative() {
		b = append(b, "S-1-5-21-<"...)
		b = append(b, s.base.String()...)
		b = append(b, ">-"...)
		return strconv.AppendUint(b, uint64(s.sub[0]), 10)
	}
	b = append(b, "S-1-"...)
	b = s.appendAuthority(b)
	for _, n := range s.sub[:s.count] {
		b = append(b, '-')
		b = strconv.AppendUint(b, uint64(n), 10)
	}
	return b
}

// appendAuthority writes the authority the way Windows does: in decimal as long
// as it fits 32 bits, otherwise in upper-case hexadecimal (MS-DTYP 2.4.2.1).
func (s SID) appendAuthority(b []byte) []byte {
	if s.authority < 1<<32 {
		return strconv.AppendUint(b, s.authority, 10)
	}
	b = append(b, "0x"...)
	start := len(b)
	b = strconv.AppendUint(b, s.authority, 16)
	for i := start; i < len(b); i++ {
		b[i] = upper(b[i])
	}
	return b
}
