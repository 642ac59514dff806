package access

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// maxNamed is how many SIDs that no standard principal holds are looked into for a
// pair of descriptors. Real ones name a few; a hostile one has room for thousands,
// and the work would grow with their square.
const maxNamed = 100

// A comparison compares the versions of objects. The changes that it returns have
// no names yet.
type comparison struct {
	standard []caller
	known    map[[2]*Row][]Change
	// Many objects may share a descriptor: what is asked of two is kept.
	differing map[[2]*Evaluation][]*difference
	apart     map[[2]*Evaluation]string
	sameTexts map[[2]*inf.Entry]bool
}

// A difference is what becomes of the rights of one caller.
type difference struct {
	*caller
	was, now sddl.AccessMask
}

func newComparison() *comparison {
	return &comparison{
		standardCallers(), map[[2]*Row][]Change{},
		map[[2]*Evaluation][]*difference{}, map[[2]*Evaluation]string{}, map[[2]*inf.Entry]bool{},
	}
}

// rows returns what changes from one version of an object to the next. Either may
// be nil, but not both.
func (c *comparison) rows(before, after *Row) []Change {
	key := [2]*Row{before, after}
	changes, ok := c.known[key]
	if ok {
		return changes
	}
	from, to := before.state(), after.state()
	switch {
	case from == untold || to == untold:
		changes = c.untold(before, after)
	case to == secured && from == byDefault:
		changes = c.descriptorGained(after)
	case to == secured || from == secured && to == absent:
		changes = c.rights(before, after)
	case to == byDefault && from == secured:
		changes = []Change{{Kind: DescriptorLost, Effect: lossOf(before), Detail: whyLost(after)}}
	case to == byDefault && from == absent && drivenHere(after.Object):
		// Whether its class or type has a default that is not open is not known.
		changes = []Change{{Kind: DescriptorLost, Effect: NotTold}}
	case to == absent && before.Object.Kind == inf.KindDevice:
		changes = []Change{{Kind: ObjectRemoved, Effect: Narrower}}
	}
	if from != absent && to != absent && (from != secured || to != byDefault) { // there is a descriptor to guard the names, or there was none
		changes = append(changes, namespaceChange(before, after)...)
	}
	for i := range changes {
		changes[i].New, changes[i].Gone = before == nil, after == nil
	}
	c.known[key] = changes
	return changes
}

// lossOf says what it means for an object to be left to the system's default, which
// for devices lets everyone read and write. What it is for other objects depends on
// too much.
func lossOf(before *Row) Effect {
	less := func(p Principal) bool { return before.Cells[p].Level < ReadWrite }
	if isDevice(before.Object.Kind) && slices.ContainsFunc(inEveryone, less) {
		return Wider
	}
	return NotTold
}

// drivenHere reports whether the file has the function driver of a device. Who may
// open one that it does not drive is another file's matter.
func drivenHere(o *Object) bool {
	return o.Kind == inf.KindDevice && slices.ContainsFunc(o.Install.Services(), func(s inf.ServiceInstall) bool { return s.Flags&inf.SvcAssoc != 0 })
}

func whyLost(r *Row) string {
	if d := r.Object.Effective; d != nil && d.Status != Empty {
		return ", since Windows does not accept the new one"
	}
	return ""
}

// untold compares where one side at least is not known. The same text on both sides
// comes to the same.
func (c *comparison) untold(before, after *Row) []Change {
	detail := "the descriptor has a token or placeholder in it that has no value here"
	for _, r := range []*Row{before, after} {
		if r.state() == untold && r.Origin == NotInFile {
			detail = "sections of other INF files may set the descriptor"
		}
	}
	switch {
	case after == nil && before.Object.Kind == inf.KindDevice:
		return []Change{{Kind: ObjectRemoved, Effect: Narrower}}
	case after == nil, before == nil && after.Origin == NotInFile:
		return nil
	case before == nil:
	case before.Origin == NotInFile && after.Origin == NotInFile:
		return nil
	case before.Object.Effective != nil && after.Object.Effective != nil && c.sameText(before.Object.Effective, after.Object.Effective):
		return nil
	}
	return []Change{{Kind: Undetermined, Effect: NotTold, Detail: detail}}
}

// sameText reports whether two descriptors are written with the same values.
func (c *comparison) sameText(before, after *Descriptor) bool {
	lines := [2]*inf.Entry{before.Setting.Entry, after.Setting.Entry}
	same, known := c.sameTexts[lines]
	if !known {
		same = slices.EqualFunc(lines[0].Fields, lines[1].Fields, func(a, b inf.Field) bool { return a.Value == b.Value })
		c.sameTexts[lines] = same
	}
	return same
}

// descriptorGained says what a descriptor gives that takes the place of the
// system's default. To everyone the default of devices gives all but control.
func (c *comparison) descriptorGained(after *Row) []Change {
	byLevel := map[Level][]*caller{}
	most := NoAccess
	for _, d := range c.differences(nil, after) {
		if !d.trusted {
			level := LevelOf(RightsOf(after.Object.Rights, d.now))
			byLevel[level] = append(byLevel[level], d.caller)
			most = max(most, level)
		}
	}
	var words []string
	for level := FullControl; level > NoAccess; level-- {
		if callers := byLevel[level]; callers != nil {
			words = append(words, level.String()+" for "+And(who(callers)))
		}
	}
	change := Change{Kind: DescriptorGained, Effect: NotTold, Detail: strings.Join(words, "; ")}
	if words == nil {
		change.Detail = "nothing for those below administrator"
	}
	switch {
	case most == FullControl, most == ReadWrite && !isDevice(after.Object.Kind):
		change.Effect = Wider
	case isDevice(after.Object.Kind):
		change.Effect = Narrower
	}
	return []Change{change}
}

// rights compares objects of which one at least has a descriptor that is known, and
// the other one too, if it is there.
func (c *comparison) rights(before, after *Row) []Change {
	row := after
	if row == nil {
		row = before
	}
	differences := c.differences(before, after)
	changes := c.gains(row, differences)
	switch {
	case before == nil && changes == nil && row.Object.Kind == inf.KindDevice:
		changes = []Change{{Kind: ObjectAdded}}
	case before != nil && after != nil:
		pair := [2]*Evaluation{before.Object.Effective.Evaluation, after.Object.Effective.Evaluation}
		detail, known := c.apart[pair]
		if !known {
			detail = apart(before.Object, after.Object, changes == nil)
			c.apart[pair] = detail
		}
		if detail != "" {
			changes = append(changes, Change{Kind: Undetermined, Effect: NotTold, Detail: detail})
		}
	}
	return changes
}

// differences returns the callers whose rights differ.
func (c *comparison) differences(before, after *Row) []*difference {
	var key [2]*Evaluation
	var sds []*sddl.SecurityDescriptor
	for i, r := range []*Row{before, after} {
		if r != nil {
			key[i] = r.Object.Effective.Evaluation
			sds = append(sds, key[i].SD)
		}
	}
	found, ok := c.differing[key]
	if ok || len(sds) == 2 && key[0].rights == key[1].rights && sds[0].Text == sds[1].Text {
		return found
	}
	standard := make([]difference, len(c.standard))
	for i := range c.standard {
		d := &standard[i]
		*d = difference{&c.standard[i], before.granted(&c.standard[i]), after.granted(&c.standard[i])}
		if d.was != d.now {
			found = append(found, d)
		}
	}
	named := namedCallers(sds...)
	for i := range named[:min(len(named), maxNamed)] {
		n := &named[i]
		d := difference{n, before.granted(n), after.granted(n)}
		// What those get that it is like is said already.
		if like := standard[n.like]; d.was != d.now && (d.was != like.was || d.now != like.now) {
			found = append(found, &d)
		}
	}
	c.differing[key] = found
	return found
}

// gains says who gains and loses what: one change for all to whom the same happens.
func (c *comparison) gains(row *Row, differences []*difference) []Change {
	var changes []Change
	var callers [][]*caller
	add := func(change Change, d *difference) {
		if d.trusted {
			change.Effect = Unaffected
		}
		same := func(other Change) bool {
			// Administrators are named along with others.
			return other.Kind == change.Kind && other.Rights == change.Rights && other.Was == change.Was && other.Now == change.Now
		}
		i := slices.IndexFunc(changes, same)
		if i < 0 {
			i = len(changes)
			changes, callers = append(changes, change), append(callers, nil)
		}
		changes[i].Effect = max(changes[i].Effect, change.Effect)
		changes[i].Principals = append(changes[i].Principals, d.id)
		callers[i] = append(callers[i], d.caller)
	}
	for _, d := range differences {
		for _, change := range d.changes(row) {
			add(change, d)
		}
	}
	for i := range changes {
		changes[i].Who = who(callers[i])
	}
	return changes
}

// changes says what a caller gains and loses. Where its level rises or falls and
// nothing goes the other way, the level says it; else the single rights do.
func (d *difference) changes(row *Row) []Change {
	kind := row.Object.Rights
	was, now := LevelOf(RightsOf(kind, d.was)), LevelOf(RightsOf(kind, d.now))
	gained, lost := d.now&^d.was, d.was&^d.now
	words := func(level Level, bits sddl.AccessMask, whole bool) string {
		if !whole || level < ReadOnly {
			return And(kind.Words(bits))
		}
		parts := []string{level.String()}
		if kind == sddl.KindService && level != FullControl {
			parts = append(parts, kind.Words(bits&kind.ExecuteBits())...)
		}
		return And(parts)
	}
	var changes []Change
	if gained != 0 {
		effect := Wider
		if was == FullControl { // it could have given itself the rest
			effect = Unaffected
		}
		changes = append(changes, Change{Kind: Gain, Effect: effect, Rights: words(now, gained, now > was && lost == 0), Was: was, Now: now})
	}
	if lost != 0 {
		changes = append(changes, Change{Kind: Loss, Effect: Narrower, Rights: words(was, lost, now < was && gained == 0), Was: was, Now: now})
	}
	return changes
}

// namespaceChange says whether the names below a device are guarded as before.
func namespaceChange(before, after *Row) []Change {
	guarded := func(n Namespace) bool { return n == Guarded || n == ByFramework }
	from, to := before.Namespace, after.Namespace
	switch {
	case from == to, guarded(from) && guarded(to), from == NoNamespace, to == NoNamespace:
		return nil
	case (from == NotKnown || to == NotKnown) && (before.state() != secured || after.state() != secured):
		return nil
	case from == NotKnown || to == NotKnown:
		return []Change{{Kind: Undetermined, Effect: NotTold, Detail: "whether the descriptor guards the names below is not in the file"}}
	case guarded(to):
		return []Change{{Kind: NamespaceGained, Effect: Narrower}}
	case after.restricts():
		return []Change{{Kind: NamespaceLost, Effect: Wider}}
	}
	return []Change{{Kind: NamespaceLost, Effect: NotTold}}
}
