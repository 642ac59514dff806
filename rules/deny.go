package rules

import (
	"github.com/inflint/inflint/internal/access"
	"github.com/inflint/inflint/sddl"
)

// This file works out what becomes of the denials in a DACL. Windows goes through
// the entries in order and adds up what they grant; a denial stops only what has
// not been granted before it.

// A lateDenial is a denial with the grants before it that it comes too late for.
type lateDenial struct {
	ace int
	// shadowed are the denied rights that every caller it names has been granted
	// before; partly those that some of them have been.
	shadowed, partly sddl.AccessMask
	// by and partlyBy are the entries that granted them.
	by, partlyBy []int
	// exempt are earlier grants to the system and administrators, who are thereby
	// excepted from a denial for others: a usual intent.
	exempt []int
}

// lateDenials returns the denials that stand behind a grant of the same rights to
// the same callers.
func lateDenials(d *access.Descriptor) []lateDenial {
	var late []lateDenial
	aces := d.DACL()
	for j := range aces {
		deny := &aces[j]
		if !denies(deny) || deny.Condition != nil {
			continue
		}
		l := lateDenial{ace: j}
		for i := range j {
			allow := &aces[i]
			if !allows(allow) || allow.Condition != nil {
				continue
			}
			both := d.Mask(allow) & telling(d.Mask(deny))
			switch {
			case both == 0:
			case access.Includes(allow.SID, deny.SID):
				l.shadowed |= both
				l.by = append(l.by, i)
			case access.TierOf(allow.SID) == access.Trusted && access.TierOf(deny.SID) != access.Trusted:
				l.exempt = append(l.exempt, i)
			case access.Overlap(allow.SID, deny.SID):
				l.partly |= both
				l.partlyBy = append(l.partlyBy, i)
			}
		}
		if l.shadowed|l.partly != 0 || len(l.exempt) > 0 {
			late = append(late, l)
		}
	}
	return late
}

// telling returns what a denial is about. The generic rights have READ_CONTROL and
// SYNCHRONIZE in common, so that a grant to read and a denial to write meet in
// these, and in nothing that either is meant for.
func telling(denied sddl.AccessMask) sddl.AccessMask {
	const common = sddl.ReadControl | sddl.Synchronize
	if rest := denied &^ common; rest != 0 {
		return rest
	}
	return denied
}

// lockouts returns the denials that take rights from SYSTEM which the descriptor
// would grant it without them.
func lockouts(d *access.Descriptor) []int {
	actual := d.Granted(access.System)
	aces := d.DACL()
	var found []int
	for j := range aces {
		if !denies(&aces[j]) || aces[j].Condition != nil {
			continue
		}
		if d.WithoutACE(j, access.System)&^actual != 0 {
			found = append(found, j)
		}
	}
	return found
}
