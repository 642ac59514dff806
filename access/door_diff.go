package access

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
)

// driverDoors compares the doors of one driver.
func (c *comparison) driverDoors(before, after *driverDoors, name string) []Change {
	var changes []Change
	pairs := pairDoors(before.rows[name], after.rows[name])
	for i := range pairs {
		p := &pairs[i]
		row := p.row()
		for _, change := range c.doorChanges(p, before.known[name], after.known[name]) {
			change.Object, change.Door, change.Driver = row.Object.Kind, row.Door.Kind, row.Object.Driver.Name
			change.Names, change.New, change.Gone = []string{row.Object.Name}, p.before == nil, p.after == nil
			changes = append(changes, change)
		}
	}
	return changes
}

// doorChanges compares the two versions of a door. From and to are what is known of the
// driver; nil where the version does not have it.
func (c *comparison) doorChanges(p *doorPair, from, to *evidence.Driver) []Change {
	before, after := p.before, p.after
	if before != nil && before.replaced || after != nil && after.replaced {
		return nil // the descriptor of the INF file's device says it
	}
	was, is := before.state(), after.state()
	undetermined := func(effect Effect, detail string) []Change {
		return []Change{{Kind: Undetermined, Effect: effect, Detail: detail}}
	}
	var changes []Change
	switch {
	case p.ambiguous:
		return undetermined(MayWiden, "nobody can tell which door of the other version it is")
	case before == nil && from != nil && !shows(from, after.Door.Kind):
		return undetermined(c.doorEffect(nil, after), "the driver's old files do not show whether they make it")
	case after == nil && to != nil && !shows(to, before.Door.Kind):
		return undetermined(c.doorEffect(before, nil), "the driver's new files do not show whether they make it")
	case was != untold && is != untold:
		changes = c.rights(before, after)
	case is == absent:
		return []Change{{Kind: ObjectRemoved, Effect: Narrower}}
	case was == absent:
		return undetermined(MayWiden, "it is new; "+after.Reason())
	case was == untold && is == untold && before.saying() == after.saying():
	case is == untold:
		changes = undetermined(c.doorEffect(before, after), after.Reason())
	default:
		changes = undetermined(c.doorEffect(before, after), fmt.Sprintf("before, it was not known: %s", before.Reason()))
	}
	if before != nil && after != nil {
		changes = append(changes, namespaceChange(before, after)...)
	}
	return changes
}

// doorEffect says what a change may mean of which one side at least is not known.
func (c *comparison) doorEffect(before, after *Row) Effect {
	switch {
	case before.state() == secured && after.state() != secured:
		return c.mayWiden(before, nil)
	case after.state() == secured && before.state() != secured:
		return c.mayWiden(nil, after)
	}
	return MayWiden
}

// shows reports whether the files of a driver would show a door of the kind if they made it.
func shows(d *evidence.Driver, kind evidence.Kind) bool {
	if s := d.Source; s != nil && s.Whole() {
		return true
	}
	return slices.ContainsFunc(d.Binaries, func(b *evidence.Binary) bool {
		switch kind {
		case evidence.Port:
			return true
		case evidence.Device:
			return b.Machine == driver.AMD64 && b.AllCreatesRead
		}
		return b.Machine == driver.AMD64 || b.Model == driver.NoFramework
	})
}
