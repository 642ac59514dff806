package access

import "cmp"

// A CallerGroup is what a standard principal belongs to in the eyes of a reader.
type CallerGroup uint8

// The groups, in the order of [Principals].
const (
	SystemCallers  CallerGroup = iota // SYSTEM and administrators, who can have everything
	People                            // everybody else who logs on, and who does not
	ServiceCallers                    // service accounts and the UMDF host
	Sandboxes                         // restricted code and AppContainers
)

var callerGroupNames = [...]string{"system", "people", "services", "sandboxes"}

// String returns the group in a word.
func (g CallerGroup) String() string { return callerGroupNames[g] }

// Group returns the group of a principal.
func (p Principal) Group() CallerGroup {
	switch {
	case p <= Administrator:
		return SystemCallers
	case p <= Anonymous:
		return People
	case p <= UMDFHost:
		return ServiceCallers
	}
	return Sandboxes
}

// Known reports whether the map says what callers may do with the object.
func (r *Row) Known() bool { return r.Cells[System].Level != UnknownAccess }

// Exposure returns the most that a caller of the groups may do; [NoAccess] where the
// map does not say.
func (r *Row) Exposure(groups ...CallerGroup) Level {
	most := NoAccess
	if !r.Known() {
		return most
	}
	for p := range r.Cells {
		for _, g := range groups {
			if Principal(p).Group() == g {
				most = max(most, r.Cells[p].Level)
			}
		}
	}
	return most
}

// CompareRisk orders rows from the one that a reader should see first: what people and
// sandboxes can do most with, then what services can, then what only the system can,
// and last what the map does not know.
func CompareRisk(a, b *Row) int {
	switch {
	case a.Known() && !b.Known():
		return -1
	case b.Known() && !a.Known():
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.Exposure(People, Sandboxes), a.Exposure(People, Sandboxes)),
		cmp.Compare(b.Exposure(ServiceCallers), a.Exposure(ServiceCallers)),
	)
}
