package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

// This file works out what becomes of the denials in a DACL. Windows goes through
// the entries in order and adds up what they grant; a denial stops only what has
// not been granted before it.

// A lateDenial is what a denial comes too late for, behind grants of the same rights to
// the same callers.
type lateDenial struct {
	// shadowed are the denied rights that every caller it names has been granted
	// before; partly those that some of them have been. It is late if it has any.
	shadowed, partly sddl.AccessMask
	// by and partlyBy are the entries that granted them.
	by, partlyBy []int
}

// lateness returns what an entry comes too late for, if it is a denial.
func lateness(d *access.Descriptor, entry int) (l lateDenial) {
	aces := d.DACL()
	deny := &aces[entry]
	if !denies(deny) || deny.Condition != nil {
		return l
	}
	for i := range entry {
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
			// The system and administrators are excepted from a denial for others, a
			// usual intent.
		case access.Overlap(allow.SID, deny.SID):
			l.partly |= both
			l.partlyBy = append(l.partlyBy, i)
		}
	}
	return l
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

// A lockout is a denial that takes rights from SYSTEM which the descriptor would grant it
// without the denial.
type lockout struct {
	entry int
	lost  sddl.AccessMask
}

func lockouts(d *access.Descriptor) []lockout {
	var denials []int
	for i, ace := range d.DACL() {
		if denies(&ace) && ace.Condition == nil {
			denials = append(denials, i)
		}
	}
	if len(denials) == 0 {
		return nil
	}
	var found []lockout
	for i, granted := range d.Without(denials, access.System) {
		if lost := granted &^ d.Granted(access.System); lost != 0 {
			found = append(found, lockout{denials[i], lost})
		}
	}
	return found
}
