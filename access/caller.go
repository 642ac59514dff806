package access

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// A caller is one whose access is compared: a standard principal, or one more that
// a descriptor names.
type caller struct {
	id      string
	name    string
	trusted bool // an administrator, or more
	like    Principal
	token   sddl.Token // of one that is no standard principal
}

// standardCallers are the standard principals, in their order.
func standardCallers() []caller {
	var list []caller
	for p, principal := range Principals() {
		list = append(list, caller{id: principal.ID, name: plurals[p], trusted: Principal(p) <= Administrator, like: Principal(p)})
	}
	return list
}

// namedCallers returns callers for the SIDs in some descriptors that no standard
// principal holds: each is like one of these, and holds the SID besides.
func namedCallers(sds ...*sddl.SecurityDescriptor) []caller {
	principals := Principals()
	seen := map[sddl.SID]bool{}
	var list []caller
	name := func(sid sddl.SID) {
		if seen[sid] || nobody(sid) || heldByStandard(principals, sid) {
			return
		}
		seen[sid] = true
		c := caller{id: sid.String(), name: sid.Name(), trusted: TierOf(sid) == Trusted, like: likeness(sid)}
		c.token = holding(principals[c.like].Token, sid)
		list = append(list, c)
	}
	for _, sd := range sds {
		if sd.Owner != nil {
			name(*sd.Owner)
		}
		if sd.DACL == nil {
			continue
		}
		for i := range sd.DACL.ACEs {
			name(sd.DACL.ACEs[i].SID)
		}
	}
	return list
}

// nobody reports whether a SID stands for something else than a caller: it is
// replaced when a descriptor is inherited, or means the owner.
func nobody(sid sddl.SID) bool {
	switch alias, _ := sid.Alias(); alias {
	case "CO", "CG", "OW", "PS":
		return true
	}
	return sid.IsZero()
}

func heldByStandard(principals []sddl.Principal, sid sddl.SID) bool {
	return slices.ContainsFunc(principals, func(p sddl.Principal) bool {
		t := &p.Token
		c := t.AppContainer
		return holds(t, sid) || slices.Contains(t.Restricted, sid) || c != nil && (sid == c.Package || isAllPackages(sid))
	})
}

// isAllPackages reports whether every AppContainer, or all but low-privilege ones,
// hold a SID.
func isAllPackages(sid sddl.SID) bool {
	alias, _ := sid.Alias()
	return alias == "AC" || sid.String() == "S-1-15-2-2"
}

// likeness returns the standard principal that the holders of a SID are most like.
func likeness(sid sddl.SID) Principal {
	switch tier := TierOf(sid); {
	case tier == Trusted:
		return Administrator
	case tier == Service:
		return LocalService
	case isPackageSID(sid):
		return LPAC
	}
	return User
}

// holding returns a copy of a token that holds one more SID.
func holding(t sddl.Token, sid sddl.SID) sddl.Token {
	if alias, _ := sid.Alias(); alias == "WR" {
		t.WriteRestricted = true
		return t.Restrict(sid)
	}
	if t.AppContainer != nil {
		c := *t.AppContainer
		c.Capabilities = append(slices.Clone(c.Capabilities), sid)
		return t.Inside(c)
	}
	t.Groups = append(slices.Clone(t.Groups), sddl.SIDAndAttributes{SID: sid})
	return t
}

// granted returns what a row grants to a caller; nothing without a descriptor.
func (r *Row) granted(c *caller) sddl.AccessMask {
	switch {
	case r.state() != secured:
		return 0
	case c.token.User.SID.IsZero():
		return r.Cells[c.like].Granted
	}
	result := Check(r.Object.Effective.SD, &c.token, r.Object.Rights)
	return result.Granted
}

// A state says what is known of the access to an object.
type state uint8

const (
	absent    state = iota // there is no such object
	secured                // by a descriptor that is known
	byDefault              // by the system
	untold                 // the file does not tell
)

func (r *Row) state() state {
	switch {
	case r == nil:
		return absent
	case r.Door != nil && (r.Contested != "" || r.Object.Effective == nil || r.Object.Effective.Status != Parsed):
		return untold
	case r.Object.Effective != nil && r.Object.Effective.Status == Parsed:
		return secured
	case r.Object.Effective == nil && (r.Object.External || r.Object.Unread), r.Object.Effective != nil && r.Object.Effective.Status == Unknown:
		return untold
	}
	return byDefault
}

// restricts reports whether some caller below administrator does not have full
// control.
func (r *Row) restricts() bool {
	return r.state() == secured && slices.ContainsFunc(r.Cells[User:], func(c Cell) bool { return c.Level != FullControl })
}

// isDevice reports whether the descriptor of an object is, or may become, a
// device's.
func isDevice(k inf.ObjectKind) bool { return k == inf.KindDevice || k == inf.KindClass }
