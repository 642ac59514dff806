package access

import (
	"cmp"
	"slices"
	"strings"

	"github.com/inflint/inflint/evidence"
)

// A doorKey is what a door of a driver is recognised by: a name, or else its kind.
type doorKey struct {
	port bool
	name string // in lower case
	kind evidence.Kind
}

func keyOfDoor(d *evidence.Door) doorKey {
	key := doorKey{port: d.Kind == evidence.Port}
	if d.Name.State == evidence.Given {
		key.name = strings.ToLower(d.Name.Value)
	} else {
		key.kind = d.Kind
	}
	return key
}

// A doorGroup has the doors of two versions that have one key.
type doorGroup struct{ before, after []*Row }

// A doorPair is a door in both versions, or in the only one that is seen to have it.
// Ambiguous says that it may be one of those that the other version has.
type doorPair struct {
	before, after *Row
	ambiguous     bool
}

// row is the door as the newer of the two versions has it.
func (p *doorPair) row() *Row { return cmp.Or(p.after, p.before) }

// pairDoors recognises the doors of one version in the other.
func pairDoors(before, after []*Row) (pairs []doorPair) {
	groups := map[doorKey]*doorGroup{}
	var order []*doorGroup
	group := func(r *Row) *doorGroup {
		key := keyOfDoor(r.Door)
		if groups[key] == nil {
			groups[key] = &doorGroup{}
			order = append(order, groups[key])
		}
		return groups[key]
	}
	for _, r := range after {
		g := group(r)
		g.after = append(g.after, r)
	}
	for _, r := range before {
		g := group(r)
		g.before = append(g.before, r)
	}
	for _, g := range order {
		pairs = append(pairs, g.pairs()...)
	}
	old, fresh := map[bool]*leftover{false: {}, true: {}}, map[bool]*leftover{false: {}, true: {}} // devices, ports
	for i := range pairs {
		switch d := pairs[i].row().Door; {
		case pairs[i].after == nil:
			old[d.Kind == evidence.Port].add(d)
		case pairs[i].before == nil:
			fresh[d.Kind == evidence.Port].add(d)
		}
	}
	for i := range pairs {
		p, d := &pairs[i], pairs[i].row().Door
		switch {
		case p.after == nil && fresh[d.Kind == evidence.Port].has(d), p.before == nil && old[d.Kind == evidence.Port].has(d):
			p.ambiguous = true
		}
	}
	return pairs
}

// A leftover is what one version has for itself: any door, and one without a known name.
type leftover struct{ any, unnamed bool }

func (l *leftover) add(d *evidence.Door) {
	l.any = true
	l.unnamed = l.unnamed || d.Name.State != evidence.Given
}

// has reports whether one of the leftovers may be a door that the other version has for itself:
// one without a known name may be any.
func (l *leftover) has(d *evidence.Door) bool {
	return l.unnamed || l.any && d.Name.State != evidence.Given
}

// pairs recognises the doors of a group: those that say the same, and then those that are
// left over on each side, if it is one.
func (g *doorGroup) pairs() (pairs []doorPair) {
	bySaying := map[string][]*Row{}
	for _, r := range g.before {
		bySaying[r.saying()] = append(bySaying[r.saying()], r)
	}
	matched := map[*Row]bool{}
	var fresh []*Row
	for _, r := range g.after {
		list := bySaying[r.saying()]
		if len(list) == 0 {
			fresh = append(fresh, r)
			continue
		}
		bySaying[r.saying()] = list[1:]
		matched[list[0]] = true
		pairs = append(pairs, doorPair{before: list[0], after: r})
	}
	old := slices.DeleteFunc(slices.Clone(g.before), func(r *Row) bool { return matched[r] })
	if len(old) == 1 && len(fresh) == 1 {
		return append(pairs, doorPair{before: old[0], after: fresh[0]})
	}
	ambiguous := len(old) > 0 && len(fresh) > 0
	for _, r := range fresh {
		pairs = append(pairs, doorPair{after: r, ambiguous: ambiguous})
	}
	for _, r := range old {
		pairs = append(pairs, doorPair{before: r, ambiguous: ambiguous})
	}
	return pairs
}

// saying is what is said of the access to a door.
func (r *Row) saying() string {
	text := ""
	if d := r.Object.Effective; d != nil {
		text = d.SD.Text
	}
	return text + "\x00" + r.Reason()
}
