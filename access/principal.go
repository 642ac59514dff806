package access

import (
	"sync"

	"github.com/inflint/inflint/sddl"
)

// A Principal is one of the standard callers, as an index into [Principals].
type Principal int

// The standard principals, in the order of sddl.Principals.
const (
	System Principal = iota
	Administrator
	User
	NetworkUser
	Guest
	Anonymous
	LocalService
	NetworkService
	UMDFHost
	RestrictedCode
	AppContainer
	LPAC
	principalCount
)

// Principals returns the standard principals with their tokens, which are made once
// and are not to be changed.
func Principals() []sddl.Principal { return principals() }

var principals = sync.OnceValue(sddl.Principals)

// Rights is what a table shows of the rights to an object.
type Rights uint16

// The columns of the table. Open means that some right is granted: enough to
// open the object, and on a device to send it requests that ask for no right. Launch,
// Activate and Call are what COM permissions speak of.
const (
	Open Rights = 1 << iota
	Read
	Write
	Execute
	ChangeDACL
	TakeOwnership
	LaunchHere
	LaunchRemote
	ActivateHere
	ActivateRemote
	CallHere
	CallRemote

	// Control is what lets a caller give itself the rest.
	Control = ChangeDACL | TakeOwnership
)

var rightWords = [...]string{"open", "read", "write", "execute", "change DACL", "take ownership",
	"launch", "remote launch", "activate", "remote activate", "call", "remote call"}

// Words returns the names of the rights.
func (r Rights) Words() []string {
	var words []string
	for i, word := range rightWords {
		if r&(1<<i) != 0 {
			words = append(words, word)
		}
	}
	return words
}

// Columns returns the rights that a table of an object of the kind has columns for.
func Columns(kind sddl.ObjectKind) Rights {
	switch kind {
	case sddl.KindCOMLaunch:
		return LaunchHere | LaunchRemote | ActivateHere | ActivateRemote
	case sddl.KindCOMAccess:
		return CallHere | CallRemote
	case sddl.KindPort:
		return Open | Control
	}
	return Open | Read | Write | Execute | Control
}

// RightsOf sorts the rights in a mask, whose generic bits have been mapped.
func RightsOf(kind sddl.ObjectKind, mask sddl.AccessMask) Rights {
	var r Rights
	if kind == sddl.KindCOMLaunch || kind == sddl.KindCOMAccess {
		return comRights(kind, mask)
	}
	for _, column := range []struct {
		bits   sddl.AccessMask
		rights Rights
	}{
		{^sddl.AccessMask(0), Open},
		{kind.ReadBits(), Read},
		{kind.WriteBits(), Write},
		{kind.ExecuteBits(), Execute},
		{sddl.WriteDAC, ChangeDACL},
		{sddl.WriteOwner, TakeOwnership},
	} {
		if mask&column.bits != 0 {
			r |= column.rights
		}
	}
	if kind == sddl.KindPort { // to connect is to open
		r &= Columns(kind)
	}
	return r
}

// comRights sorts the rights to a COM server. COM_RIGHTS_EXECUTE goes with each of the
// others; alone it is the form from before Windows XP SP 2, and stands for all of them
// ("Access Control Lists for COM", Windows documentation).
func comRights(kind sddl.ObjectKind, mask sddl.AccessMask) (r Rights) {
	const execute = 0x1
	switch {
	case mask&execute == 0:
		return 0
	case mask == execute:
		return Open | Columns(kind)
	}
	r = Open
	for i, launch := range [...]Rights{LaunchHere, LaunchRemote, ActivateHere, ActivateRemote} {
		if mask&(2<<i) == 0 {
			continue
		}
		if kind == sddl.KindCOMAccess {
			launch = [...]Rights{CallHere, CallRemote, 0, 0}[i]
		}
		r |= launch
	}
	return r
}

// A Tier is how far a principal is to be trusted with a driver, after the
// hierarchy of the driver security checklist.
type Tier uint8

// The tiers, from trusted to not.
const (
	Trusted   Tier = iota // the system and its administrators
	Service               // service accounts
	Delegated             // operator groups, and accounts nothing else is known of
	Broad                 // everybody who can log on
	Untrusted             // guests, anonymous callers, sandboxed code
)

// TierOf returns the tier of a SID in an access control entry.
func TierOf(sid sddl.SID) Tier {
	if alias, ok := sid.Alias(); ok {
		switch alias {
		case "SY", "BA", "DA", "EA", "LA":
			return Trusted
		case "LS", "NS", "SU", "UD":
			return Service
		case "WD", "AU", "BU", "IU", "NU", "DU":
			return Broad
		case "AN", "BG", "LG", "DG", "IS", "RU", "RC", "WR", "AC":
			return Untrusted
		}
		return Delegated
	}
	return tierOfUnnamed(sid)
}

// SandboxOnly reports whether a SID is matched by the second check that Windows
// makes for sandboxed code alone: it grants nothing unless the ordinary SIDs of
// the caller are granted the same.
func SandboxOnly(sid sddl.SID) bool {
	alias, _ := sid.Alias()
	return alias == "RC" || alias == "WR" || alias == "AC" || isPackageSID(sid)
}

// Unvouched reports whether a SID stands for callers that nobody vouches for or
// that come from another machine.
func Unvouched(sid sddl.SID) bool {
	switch alias, _ := sid.Alias(); alias {
	case "AN", "BG", "LG", "DG", "NU", "IS", "RU":
		return true
	}
	return false
}
