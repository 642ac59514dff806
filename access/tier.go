package access

import (
	"sync"

	"github.com/inflint/inflint/sddl"
)

const trustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"

var trustedInstallerSID = sync.OnceValue(func() sddl.SID { return sddl.MustSID(trustedInstaller) })

// tierOfUnnamed is the tier of a SID without an alias.
func tierOfUnnamed(sid sddl.SID) Tier {
	switch {
	case isBroad(sid):
		return Broad
	case HasPrefix(sid, 5, 80):
		if sid == trustedInstallerSID() {
			return Trusted
		}
		return Service
	case HasPrefix(sid, 5, 84):
		return Service
	case isPackageSID(sid):
		return Untrusted
	}
	return Delegated
}

// isBroad reports whether a SID without an alias is one that everybody has who logged
// on in some way (winnt.h, well-known SIDs).
func isBroad(sid sddl.SID) bool {
	if sid.SubAuthorityCount() != 1 {
		return false
	}
	switch n := sid.RID(); sid.Authority() {
	case 2:
		return n == 0 || n == 1 // LOCAL, CONSOLE LOGON
	case 5:
		return n == 13 || n == 14 || // TERMINAL SERVER USER, REMOTE INTERACTIVE LOGON
			n == 15 || // This Organization
			n == 113 || n == 114 // Local account, Local account and member of Administrators group
	}
	return false
}

// isPackageSID reports whether a SID belongs to AppContainers: a package or a
// capability.
func isPackageSID(sid sddl.SID) bool { return HasPrefix(sid, 15, 2) || HasPrefix(sid, 15, 3) }

// HasPrefix reports whether a SID has more numbers than those given, and begins with them:
// for 5 and 80 that of a service, S-1-5-80-….
func HasPrefix(sid sddl.SID, authority uint64, numbers ...uint32) bool {
	if sid.Authority() != authority || sid.SubAuthorityCount() <= len(numbers) {
		return false
	}
	for i, n := range numbers {
		if sid.SubAuthority(i) != n {
			return false
		}
	}
	return true
}

// Includes reports whether every token that holds member also holds group, so
// that what is granted to group is granted to member. Since Windows XP,
// Everyone does not include anonymous callers; sandboxes are checked apart and
// are members of nothing.
func Includes(group, member sddl.SID) bool {
	if group == member {
		return true
	}
	g, _ := group.Alias()
	m, _ := member.Alias()
	switch g {
	case "WD":
		return everyone(m, member)
	case "AU":
		switch m {
		case "SY", "LS", "NS", "BU", "UD", "BA":
			return true
		}
		return isService(member)
	case "LS":
		return m == "UD"
	case "SU":
		return isService(member)
	case "BA":
		return m == "SY"
	}
	return false
}

func everyone(alias string, sid sddl.SID) bool {
	switch alias {
	case "AN", "RC", "WR", "AC", "CO", "CG", "OW", "PS":
		return false
	case "":
		return HasPrefix(sid, 5, 21) || isService(sid) || isBroad(sid)
	}
	return true
}

func isService(sid sddl.SID) bool { return HasPrefix(sid, 5, 80) }

// Overlap reports whether some standard principal's token holds both SIDs, so
// that entries for them can meet in one check.
func Overlap(a, b sddl.SID) bool {
	if Includes(a, b) || Includes(b, a) {
		return true
	}
	for _, p := range Principals() {
		if holds(&p.Token, a) && holds(&p.Token, b) {
			return true
		}
	}
	return false
}

func holds(t *sddl.Token, sid sddl.SID) bool {
	if t.User.SID == sid {
		return true
	}
	for _, g := range t.Groups {
		if g.SID == sid {
			return true
		}
	}
	return false
}
