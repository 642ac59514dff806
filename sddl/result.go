package sddl

import "math/bits"

// A DeciderKind says what granted or refused a right.
type DeciderKind uint8

// What can decide about a right.
const (
	ByNoACE          DeciderKind = iota // no entry grants it, so it is refused
	ByACE                               // an entry grants or denies it
	ByOwner                             // the owner always has it
	ByPrivilege                         // a privilege grants it
	ByNullDACL                          // there is no DACL to refuse it
	ByLabel                             // the mandatory label refuses it
	ByNoPrivilege                       // only a privilege could grant it
	ByRestrictedSIDs                    // granted to the user, refused to the restricting SIDs
	ByAppContainer                      // granted to the user, refused to the AppContainer
)

// String returns the kind in a few words.
func (k DeciderKind) String() string {
	switch k {
	case ByNoACE:
		return "no ACE grants it"
	case ByACE:
		return "ACE"
	case ByOwner:
		return "owner"
	case ByPrivilege:
		return "privilege"
	case ByNullDACL:
		return "no DACL"
	case ByLabel:
		return "mandatory label"
	case ByNoPrivilege:
		return "missing privilege"
	case ByRestrictedSIDs:
		return "restricting SIDs"
	case ByAppContainer:
		return "AppContainer"
	}
	return ""
}

// A Decider is what decided about one right.
type Decider struct {
	Kind DeciderKind
	// ACE is the index of the entry in the DACL: with ByACE the one that
	// decided, with ByRestrictedSIDs and ByAppContainer the one that denied. It
	// is -1 if there is none.
	ACE int
}

// A Result is the outcome of an access check.
type Result struct {
	// Desired is what was asked for, after the generic mapping.
	Desired AccessMask
	// Granted are the bits of Desired that would each be granted on their own.
	Granted AccessMask
	// Allowed reports whether everything asked for is granted. Asking for
	// nothing is not allowed, as in Windows.
	Allowed bool

	user    verdicts // what the walk over user and groups, and what comes before it, decided
	sandbox verdicts // what the restricting SIDs or the AppContainer decided

	// Bits that the user got and the second list did not.
	unrestricted, uncontained AccessMask
}

// verdicts hold, per bit, the index of the deciding entry plus one, or the
// negative of a DeciderKind. Zero is ByNoACE.
type verdicts [32]int16

func (v *verdicts) set(mask AccessMask, code int16) {
	for rest := uint32(mask); rest != 0; rest &= rest - 1 {
		v[bits.TrailingZeros32(rest)] = code
	}
}

// aceCode is the verdict for the entry at index i. A list that fits a descriptor
// has fewer than 4,096 entries; the index of one that does not fit saturates.
func aceCode(i int) int16 { return int16(min(i, 1<<15-2) + 1) }

func decider(code int16) Decider {
	if code > 0 {
		return Decider{ByACE, int(code) - 1}
	}
	return Decider{DeciderKind(-code), -1}
}

// DecidedBy tells what decided about the right with the given bit. For more than
// one bit it answers for the lowest.
func (r *Result) DecidedBy(bit AccessMask) Decider {
	bit &= -bit
	if bit == 0 {
		return Decider{ByNoACE, -1}
	}
	i := bits.TrailingZeros32(uint32(bit))
	switch {
	case r.unrestricted&bit != 0:
		return Decider{ByRestrictedSIDs, decider(r.sandbox[i]).ACE}
	case r.uncontained&bit != 0:
		return Decider{ByAppContainer, decider(r.sandbox[i]).ACE}
	}
	return decider(r.user[i])
}

// ACEs returns the indexes, in ascending order, of the entries that granted or
// denied any of the given bits. A right that a restricted token or an AppContainer
// got was granted to both its lists, by one entry or by two.
func (r *Result) ACEs(mask AccessMask) []int {
	var out []int
	for rest := mask; rest != 0; rest &= rest - 1 {
		bit := rest & -rest
		if by := r.DecidedBy(bit); by.ACE >= 0 {
			out = insertSorted(out, by.ACE)
		}
		if r.Granted&bit == 0 {
			continue
		}
		if by := decider(r.sandbox[bits.TrailingZeros32(uint32(bit))]); by.ACE >= 0 {
			out = insertSorted(out, by.ACE)
		}
	}
	return out
}

// insertSorted adds v to a short sorted list unless it is there.
func insertSorted(list []int, v int) []int {
	i := len(list)
	for i > 0 && list[i-1] > v {
		i--
	}
	if i > 0 && list[i-1] == v {
		return list
	}
	list = append(list, 0)
	copy(list[i+1:], list[i:])
	list[i] = v
	return list
}
