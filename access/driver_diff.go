package access

import (
	"strings"

	"github.com/inflint/inflint/evidence"
)

// comparableEvidence is the evidence of two versions of a file, or none where only in one version
// somebody looked for it: then it does not show what changes. Files that git does not track are
// left out: what they show holds for one machine, and a change between two versions is one for
// everybody.
func comparableEvidence(before, after Version) (*evidence.Set, *evidence.Set) {
	if before.File != nil && after.File != nil && (before.Evidence == nil || after.Evidence == nil) {
		return nil, nil
	}
	return before.Evidence.Tracked(), after.Evidence.Tracked()
}

// driverDoors are what the drivers of a version make.
type driverDoors struct {
	version Version
	order   []*evidence.Driver // those of which something is known
	known   map[string]*evidence.Driver
	unread  map[string]*evidence.Driver
	rows    map[string][]*Row
	names   map[string]bool // the binaries that the INF file names, all in lower case
}

func doorsOf(v Version, objects []*Object) *driverDoors {
	d := &driverDoors{version: v, known: map[string]*evidence.Driver{}, unread: map[string]*evidence.Driver{}, rows: map[string][]*Row{}, names: map[string]bool{}}
	if v.Evidence != nil {
		for _, one := range v.Evidence.Drivers {
			name := strings.ToLower(one.Name)
			if one.Empty() {
				d.unread[name] = one
				continue
			}
			d.order = append(d.order, one)
			d.known[name] = one
		}
	}
	rows := doorRows(objects, v.Evidence)
	for i := range rows {
		name := strings.ToLower(rows[i].Object.Driver.Name)
		d.rows[name] = append(d.rows[name], &rows[i])
	}
	if v.File != nil {
		for _, in := range v.File.Installs() {
			for _, s := range in.Services() {
				d.names[strings.ToLower(s.Binary)] = true
			}
		}
	}
	return d
}

// without reports whether a driver, of which nothing is known, belongs to the version all the
// same.
func (d *driverDoors) without(name string) bool { return d.names[name] || d.unread[name] != nil }

// doors compares what the drivers of two versions make, in the order of the new one.
func (c *comparison) doors(before, after *driverDoors) []Change {
	var changes []Change
	for _, d := range after.order {
		name := strings.ToLower(d.Name)
		switch {
		case before.known[name] == nil && before.without(name):
			changes = append(changes, c.driverGained(d.Name, before.unread[name], after.rows[name]))
		default:
			changes = append(changes, c.driverDoors(before, after, name)...)
		}
	}
	for _, d := range before.order {
		name := strings.ToLower(d.Name)
		switch {
		case after.known[name] != nil:
		case after.without(name):
			changes = append(changes, driverLost(d.Name, after.unread[name]))
		default:
			changes = append(changes, c.driverDoors(before, after, name)...)
		}
	}
	return changes
}

// driverGained says that a driver is known in the new version alone.
func (c *comparison) driverGained(name string, unread *evidence.Driver, rows []*Row) Change {
	effect := MayNarrow
	for _, r := range rows {
		if r.state() != secured {
			effect = MayWiden
		} else {
			effect = max(effect, c.mayWiden(nil, r))
		}
	}
	return Change{Kind: DriverGained, Effect: effect, Names: []string{name}, Detail: missing(unread, "was")}
}

// driverLost says that a driver is known in the old version alone.
func driverLost(name string, unread *evidence.Driver) Change {
	return Change{Kind: DriverLost, Effect: MayWiden, Names: []string{name}, Detail: missing(unread, "is")}
}

// missing says why nothing is known of a driver in a version.
func missing(unread *evidence.Driver, is string) string {
	if unread != nil && len(unread.Unread) > 0 {
		return "the file of it that " + is + " at hand tells nothing"
	}
	return "no file of it " + is + " at hand"
}
