package access

import (
	"strings"

	"github.com/inflint/inflint/sddl"
)

const trustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"

// broadLiterals are SIDs without an alias that everybody has who logged on in
// some way (winnt.h, well-known SIDs).
var broadLiterals = []string{
	"S-1-2-0",   // LOCAL
	"S-1-2-1",   // CONSOLE LOGON
	"S-1-5-13",  // TERMINAL SERVER USER
	"S-1-5-14",  // REMOTE INTERACTIVE LOGON
	"S-1-5-15",  // This Organization
	"S-1-5-113", // Local account
	"S-1-5-114", // Local account and member of Administrators group
}

func tierOfLiteral(literal string) Tier {
	for _, broad := range broadLiterals {
		if literal == broad {
			return Broad
		}
	}
	switch {
	case literal == trustedInstaller:
		return Trusted
	case strings.HasPrefix(literal, "S-1-5-80-"), strings.HasPrefix(literal, "S-1-5-84-"):
		return Service
	case isPackageSID(literal):
		return Untrusted
	}
	return Delegated
}

// isPackageSID reports whether a SID belongs to AppContainers: a package or a
// capability.
func isPackageSID(literal string) bool {
	return strings.HasPrefix(literal, "S-1-15-2-") || strings.HasPrefix(literal, "S-1-15-3-")
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
		literal := sid.String()
		return strings.HasPrefix(literal, "S-1-5-21-") || isService(sid) || tierOfLiteral(literal) == Broad
	}
	return true
}

func isService(sid sddl.SID) bool { return strings.HasPrefix(sid.String(), "S-1-5-80-") }

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
