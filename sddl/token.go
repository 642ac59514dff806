package sddl

// SIDAndAttributes is a user or group of a token.
type SIDAndAttributes struct {
	SID SID
	// DenyOnly groups match entries that deny, and no others; being one does not
	// make anybody the owner either.
	DenyOnly bool
}

// Privileges is a set of the privileges that matter to an access check.
type Privileges uint8

// The privileges. One that is listed counts as enabled.
const (
	SeSecurity      Privileges = 1 << iota // grants ACCESS_SYSTEM_SECURITY
	SeTakeOwnership                        // grants WRITE_OWNER
)

// An AppContainer is the sandbox of a packaged application.
type AppContainer struct {
	Package      SID
	Capabilities []SID
	// Every container is a member of ALL RESTRICTED APPLICATION PACKAGES. All
	// but LowPrivilege ones are of ALL APPLICATION PACKAGES as well.
	LowPrivilege bool
}

// A Token describes who asks for access.
type Token struct {
	User   SIDAndAttributes
	Groups []SIDAndAttributes
	// Restricted are the restricting SIDs. If there are any, access must be
	// granted to them as well as to user and groups.
	Restricted []SID
	// WriteRestricted limits that second check to rights that write.
	WriteRestricted bool
	Privileges      Privileges
	Integrity       IntegrityLevel
	AppContainer    *AppContainer // nil outside of one
}

// Restrict returns a copy of the token with the given restricting SIDs.
func (t Token) Restrict(sids ...SID) Token {
	t.Restricted = sids
	return t
}

// Inside returns a copy of the token in an AppContainer.
func (t Token) Inside(c AppContainer) Token {
	t.AppContainer = &c
	return t
}

// membership says how a token holds a SID.
type membership uint8

const (
	absent membership = iota
	denyOnly
	enabled
)

// holds looks a SID up among user and groups. Enabled wins if it is listed twice.
func (t *Token) holds(s SID) membership {
	m := absent
	if t.User.SID == s {
		m = t.User.membership()
	}
	for i := range t.Groups {
		if m == enabled {
			break
		}
		if t.Groups[i].SID == s {
			m = max(m, t.Groups[i].membership())
		}
	}
	return m
}

func (s *SIDAndAttributes) membership() membership {
	if s.DenyOnly {
		return denyOnly
	}
	return enabled
}

// isRestricting reports whether s is one of the restricting SIDs.
func (t *Token) isRestricting(s SID) bool {
	for i := range t.Restricted {
		if t.Restricted[i] == s {
			return true
		}
	}
	return false
}

// The groups that AppContainers are in.
var (
	allPackages           = newSID(15, 2, 1)
	allRestrictedPackages = newSID(15, 2, 2)
)

// contains reports whether s is the package, one of the capabilities, or a group
// the container is in.
func (c *AppContainer) contains(s SID) bool {
	if s == c.Package {
		return true
	}
	if s == allRestrictedPackages || s == allPackages && !c.LowPrivilege {
		return true
	}
	for i := range c.Capabilities {
		if c.Capabilities[i] == s {
			return true
		}
	}
	return false
}
