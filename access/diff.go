package access

import (
	"cmp"
	"strings"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

// A Version is one version of an INF file, with the evidence that goes with it. File is nil
// where there was or is no file; Evidence is nil where none is at hand.
type Version struct {
	File     *inf.File
	Evidence *evidence.Set
}

// Diff returns what a new version of an INF file does to access, in the order of
// the new file. What is written otherwise and comes to the same makes no change.
func Diff(before, after Version) []Change {
	before.Evidence, after.Evidence = comparableEvidence(before, after)
	was, is := before.objects(), after.objects()
	c := newComparison(before.File, after.File)
	var joined joiner
	for _, pair := range couples(subjectsOf(was), subjectsOf(is)) {
		joined.add(pair, c.units(pair))
	}
	for _, change := range c.doors(doorsOf(before, was), doorsOf(after, is)) {
		joined.join(change)
	}
	return joined.changes
}

func (v Version) objects() []*Object {
	if v.File == nil {
		return nil
	}
	return Of(v.File, v.Evidence)
}

// A placed is a change of a subject for one of its decorations.
type placed struct {
	Change
	unit
}

// maxTargets is how many decorations of one device are matched by what they mean,
// which takes time that grows with their square. More of them, in files that nobody
// wrote by hand, are matched by their text alone. Of what else an install sets up, no
// more are compared at all.
const maxTargets = 256

// tooManyTargets says why an object is not compared for all of its decorations.
const tooManyTargets = "it is installed for too many versions of Windows to compare all of them"

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
	for _, s := range []*subject{pair.before, pair.after} {
		if s != nil && s.more {
			changes = append(changes, placed{Change{Kind: Undetermined, Effect: MayWiden, Detail: tooManyTargets}, s.units[0]})
			break
		}
	}
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
	if len(m.added) > 0 {
		first := firstOfArch(before)
		for _, u := range m.added {
			changes = append(changes, c.newTarget(first, before[0], u)...)
		}
	}
	if pair.after.kind == inf.KindDevice {
		for _, u := range m.removed {
			changes = append(changes, placed{Change{Kind: TargetRemoved, Effect: Narrower}, u})
		}
	}
	return changes
}

// firstOfArch returns the first of some units for each architecture.
func firstOfArch(units []unit) map[string]unit {
	first := map[string]unit{}
	for _, u := range units {
		if _, known := first[u.target.Arch]; !known {
			first[u.target.Arch] = u
		}
	}
	return first
}

// newTarget compares a subject, for a decoration that no machine took before, with
// the subject as others had it: those with the same architecture, if there are any.
func (c *comparison) newTarget(first map[string]unit, otherwise, u unit) []placed {
	reference, same := first[u.target.Arch]
	if !same {
		reference = otherwise
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
	twins := newTwins(before)
	for i := range after {
		if from := twins.of(&after[i]); from != nil {
			match(from, &after[i])
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

// twins find units by their decoration, and by that and their install section.
type twins map[twin]*unit

// A twin is the text of a decoration, and the name of an install section or "", in lower
// case.
type twin struct{ target, base string }

func newTwins(units []unit) twins {
	t := twins{}
	for i := range units {
		target := strings.ToLower(units[i].target.Text)
		for _, k := range []twin{{target, ""}, {target, baseOf(&units[i])}} {
			if t[k] == nil {
				t[k] = &units[i]
			}
		}
	}
	return t
}

func baseOf(u *unit) string { return strings.ToLower(u.row.Object.Install.Base) }

// of returns the unit with the same decoration that is most like another: from the
// install section of that name, if there are several.
func (t twins) of(u *unit) *unit {
	target := strings.ToLower(u.target.Text)
	return cmp.Or(t[twin{target, baseOf(u)}], t[twin{target, ""}])
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

// label is the text of a decoration. A Models section without one is for any
// machine, as is one with NT alone.
func label(d inf.Decoration) string { return cmp.Or(d.Text, "NT") }
