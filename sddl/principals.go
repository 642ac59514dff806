package sddl

// A Principal is a caller whose access is worth knowing, with a token as Windows
// would give it.
type Principal struct {
	ID    string // short and stable, such as "network-user"
	Name  string // plain words
	Token Token
}

// Principals returns the callers a driver has to reckon with, from the most to
// the least trusted.
//
// The tokens are chosen so that the DACL alone speaks. SYSTEM and administrators
// have SeTakeOwnership and SeSecurity in fact, and could take any object over;
// with these enabled, every descriptor would give them WRITE_OWNER. Nor do the
// AppContainers have the low integrity level of theirs: the label that objects
// have by default is not held against what an entry grants to a package, and
// whoever relies on it instead of the DACL relies on an accident. What runs above
// the medium level, the system and elevated administrators, is not kept out by a
// label that a descriptor sets.
func Principals() []Principal {
	user := token("S-1-5-21-1-2-3-1001", "WD", "AU", "IU", "BU", "S-1-2-0")
	localService := token("LS", "SU", "WD", "AU", "BU", "S-1-2-0").at(IntegritySystem)
	umdfHost := token("LS", "SU", "WD", "AU", "BU", "S-1-2-0", "UD").at(IntegritySystem)
	return []Principal{
		{"system", "SYSTEM", token("SY", "BA", "WD", "AU", "S-1-2-0").at(IntegritySystem)},
		{"administrator", "administrator", token("S-1-5-21-1-2-3-1000", "BA", "WD", "AU", "IU", "BU", "S-1-2-0").at(IntegrityHigh)},
		{"user", "user", user},
		{"network-user", "user over the network", token("S-1-5-21-1-2-3-1001", "WD", "AU", "NU", "BU")},
		{"guest", "guest", token("LG", "WD", "BG", "IU")},
		{"anonymous", "anonymous caller", token("AN", "NU")},
		{"local-service", "LocalService", localService},
		{"network-service", "NetworkService", token("NS", "SU", "WD", "AU", "BU", "S-1-2-0").at(IntegritySystem)},
		{"umdf-host", "UMDF host process", umdfHost},
		{"restricted", "restricted code", user.Restrict(restrictedCode, user.User.SID)},
		{"appcontainer", "AppContainer", user.Inside(AppContainer{Package: somePackage})},
		{"lpac", "low-privilege AppContainer", user.Inside(AppContainer{Package: somePackage, LowPrivilege: true})},
	}
}

var restrictedCode = newSID(5, 12)

// somePackage stands for any package that no descriptor names.
var somePackage = newSID(15, 2, 1, 2, 3, 4, 5, 6, 7)

// at gives a token an integrity level.
func (t Token) at(level IntegrityLevel) Token {
	t.Integrity = level
	return t
}

// token builds a token from the text of its SIDs.
func token(user string, groups ...string) Token {
	t := Token{User: SIDAndAttributes{SID: MustSID(user)}}
	t.Groups = make([]SIDAndAttributes, len(groups))
	for i, g := range groups {
		t.Groups[i].SID = MustSID(g)
	}
	return t
}
