package access

import "slices"

// plurals name the standard principals in sentences. Those that take a plural verb
// end in s, and no other.
var plurals = [principalCount]string{
	System: "SYSTEM", Administrator: "administrators", User: "local users", NetworkUser: "network users",
	Guest: "guests", Anonymous: "anonymous callers", LocalService: "LocalService", NetworkService: "NetworkService",
	UMDFHost: "UMDF host processes", RestrictedCode: "restricted code", AppContainer: "AppContainers", LPAC: "low-privilege AppContainers",
}

// Plural names callers like the principal, to say of them what they can do.
func (p Principal) Plural() string { return plurals[p] }

// inEveryone are the members of Everyone below administrator.
var inEveryone = []Principal{User, NetworkUser, Guest, LocalService, NetworkService, UMDFHost}

// groups name sets of standard principals, greater ones first. Whoever is trusted
// and in a group too need not be named besides. To these principals Authenticated
// Users and Users are the same.
var groups = []struct {
	name             string
	members, trusted []Principal
}{
	{"Everyone", inEveryone, []Principal{System, Administrator}},
	{"Users", []Principal{User, NetworkUser, LocalService, NetworkService, UMDFHost}, []Principal{Administrator}},
	{"service accounts", []Principal{LocalService, NetworkService, UMDFHost}, nil},
	{"sandboxed code", []Principal{RestrictedCode, AppContainer, LPAC}, nil},
}

// who names callers, each of them once: sets of standard principals by their
// groups' names if all of a group are there.
func who(callers []*caller) []string {
	is := func(p Principal) func(c *caller) bool {
		return func(c *caller) bool { return c.token.User.SID.IsZero() && c.like == p }
	}
	left := slices.Clone(callers)
	var words []string
	for _, g := range groups {
		if slices.ContainsFunc(g.members, func(p Principal) bool { return !slices.ContainsFunc(left, is(p)) }) {
			continue
		}
		words = append(words, g.name)
		for _, p := range slices.Concat(g.members, g.trusted) {
			left = slices.DeleteFunc(left, is(p))
		}
	}
	for _, c := range left {
		words = append(words, c.name)
	}
	return words
}
