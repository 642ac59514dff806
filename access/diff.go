package access

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// Diff returns what a new version of an INF file does to access, in the order of
// the new file. Where there was or is no file, it is nil. What is written otherwise
// and comes to the same makes no change.
func Diff(before, after *inf.File) []Change {
	c := newComparison()
	var joined joiner
	for _, pair := range couples(subjectsOf(before), subjectsOf(after)) {
		joined.add(pair, c.units(pair))
	}
	return joined.changes
}

// A placed is a change of a subject for one of its decorations.
type placed struct {
	Change
	unit
}

// maxTargets is how many decorations of one device are matched by what they mean,
// which takes time that grows with their square. More of them, in files that nobody
// wrote by hand, are matched by their text alone.
const maxTargets = 256

// units compares a subject for each decoration with what the same machines
// installed before.
func (c *comparison) units(pair couple) []placed {
	var before, after []unit
	if pair.before != nil {
		before = pair.before.units
	}
	if pair.after != nil {
		after = pair.after.units
	}
	var changes []placed
	add := func(from *Row, to *Row, at unit) {
		for _, change := range c.rows(from, to) {
			changes = append(changes, placed{change, at})
		}
	}
	switch {
	case pair.before == nil:
		for _, u := range after {
			add(nil, u.row, u)
		}
		return changes
	case pair.after == nil:
		for _, u := range before {
			add(u.row, nil, u)
		}
		return changes
	}
	m := matchUnits(before, after)
	for _, p := range m.pairs {
		add(p[0].row, p[1].row, *p[1])
	}
	for _, u := range m.added {
		changes = append(changes, c.newTarget(before, u)...)
	}
	if pair.after.kind == inf.KindDevice {
		for _, u := range m.removed {
			changes = append(changes, placed{Change{Kind: TargetRemoved, Effect: Narrower}, u})
		}
	}
	return changes
}

// newTarget compares a subject, for a decoration that no machine took before, with
// the subject as others had it: those with the same architecture, if there are any.
func (c *comparison) newTarget(before []unit, u unit) []placed {
	reference := before[0]
	for _, b := range before {
		if b.target.Arch == u.target.Arch {
			reference = b
			break
		}
	}
	changes := c.rows(reference.row, u.row)
	if len(changes) == 0 && u.row.Object.Kind == inf.KindDevice {
		changes = []Change{{Kind: TargetAdded}}
	}
	var list []placed
	for _, change := range changes {
		change.Reference, change.New = label(reference.target), true
		list = append(list, placed{change, u})
	}
	return list
}

// A matching pairs the decorations of a subject.
type matching struct {
	pairs          [][2]*unit
	added, removed []unit
}

// matchUnits pairs decorations: those with the same text, and then each other one
// with that which Windows, on the oldest machine that it is for, takes from the
// other version of the file.
func matchUnits(before, after []unit) matching {
	var m matching
	used := map[*unit]bool{}
	match := func(from, to *unit) {
		m.pairs = append(m.pairs, [2]*unit{from, to})
		used[from], used[to] = true, true
	}
	same := map[string][]*unit{}
	for i := range before {
		key := strings.ToLower(before[i].target.Text)
		same[key] = append(same[key], &before[i])
	}
	for i := range after {
		if list := same[strings.ToLower(after[i].target.Text)]; list != nil {
			match(twin(list, &after[i]), &after[i])
		}
	}
	byMeaning := len(before) <= maxTargets && len(after) <= maxTargets
	for i := range after {
		if u := &after[i]; byMeaning && !used[u] {
			if from := taken(before, u.target); from != nil {
				match(from, u)
			}
		}
	}
	for i := range before {
		if u := &before[i]; byMeaning && !used[u] {
			if to := taken(after, u.target); to != nil {
				match(u, to)
			}
		}
	}
	for i := range after {
		if !used[&after[i]] {
			m.added = append(m.added, after[i])
		}
	}
	for i := range before {
		if !used[&before[i]] {
			m.removed = append(m.removed, before[i])
		}
	}
	return m
}

// twin returns the unit of some with the same decoration that is most like another:
// from the install section of that name, if there are several.
func twin(list []*unit, u *unit) *unit {
	for _, other := range list {
		if strings.EqualFold(other.row.Object.Install.Base, u.row.Object.Install.Base) {
			return other
		}
	}
	return list[0]
}

// taken returns the unit that Windows takes on the oldest machine that a decoration
// is for, or nil.
func taken(units []unit, d inf.Decoration) *unit {
	host := inf.Host{Arch: d.Arch, Major: max(d.Major, 0), Minor: max(d.Minor, 0), Build: max(d.Build, 0), ProductType: d.ProductType, SuiteMask: max(d.SuiteMask, 0)}
	if d.ProductType == inf.Any {
		host.ProductType = 1
	}
	var best *unit
	for i := range units {
		if u := &units[i]; u.target.Allows(host) && (best == nil || u.target.Compare(best.target) > 0) {
			best = u
		}
	}
	return best
}

// A joiner puts changes that are alike into one: those of a subject for several
// decorations, and those of several subjects.
type joiner struct {
	changes []Change
	known   map[string]int // their indexes
}

func (j *joiner) add(pair couple, list []placed) {
	all := map[string]bool{}
	for _, s := range []*subject{pair.before, pair.after} {
		if s != nil {
			for _, u := range s.units {
				all[label(u.target)] = true
			}
		}
	}
	var own []Change
	known := map[string]int{}
	for _, p := range list {
		key := fmt.Sprintf("%+v", p.Change)
		i, ok := known[key]
		if !ok {
			i = len(own)
			known[key] = i
			change := p.Change
			change.Object, change.Names = p.row.Object.Kind, []string{p.name}
			own = append(own, change)
		}
		if target := label(p.target); !slices.Contains(own[i].Targets, target) {
			own[i].Targets = append(own[i].Targets, target)
		}
	}
	for _, change := range own {
		if len(change.Targets) == len(all) {
			change.Targets = nil
		}
		j.join(change)
	}
}

func (j *joiner) join(change Change) {
	if j.known == nil {
		j.known = map[string]int{}
	}
	names := change.Names
	change.Names = nil
	key := fmt.Sprintf("%+v", change)
	i, ok := j.known[key]
	if !ok {
		change.Names = names
		j.known[key] = len(j.changes)
		j.changes = append(j.changes, change)
		return
	}
	if known := &j.changes[i]; !slices.Contains(known.Names, names[0]) {
		known.Names = append(known.Names, names[0])
	}
}

// label is the text of a decoration. A Models section without one is for any
// machine, as is one with NT alone.
func label(d inf.Decoration) string { return cmp.Or(d.Text, "NT") }
