package access

import (
	"fmt"
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
	before, after *inf.File // nil for none
	standard      []caller
	known         map[[2]*Row][]Change
	// Many objects may share a descriptor: what is asked of two is kept.
	differing map[[2]*Evaluation][]*difference
	apart     map[[2]*Evaluation]string
	sameTexts map[[2]*inf.Entry]bool
	widening  map[[2]*Evaluation]Effect
}

// A difference is what becomes of the rights of one caller.
type difference struct {
	*caller
	was, now sddl.AccessMask
}

func newComparison(before, after *inf.File) *comparison {
	return &comparison{
		before, after, standardCallers(), map[[2]*Row][]Change{},
		map[[2]*Evaluation][]*difference{}, map[[2]*Evaluation]string{}, map[[2]*inf.Entry]bool{}, map[[2]*Evaluation]Effect{},
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
	case from == absent && outlives(after, c.before):
		from = byDefault
	case to == absent && outlives(before, c.after):
		to = byDefault
	}
	switch {
	case to == absent && before.Object.Kind == inf.KindDevice && from != secured:
		changes = []Change{{Kind: ObjectRemoved, Effect: Narrower}}
	case from == untold || to == untold:
		changes = c.untold(before, after)
	case to == secured && from == byDefault:
		changes = c.descriptorGained(before, after)
	case to == secured || from == secured && to == absent:
		changes = c.rights(before, after)
	case to == byDefault && from == secured:
		changes = []Change{{Kind: DescriptorLost, Effect: c.mayWiden(before, nil), Detail: why(after, before)}}
	case to == byDefault && from == absent && after.Object.Kind == inf.KindDevice && HasFunctionDriver(after.Object.Install):
		changes = []Change{{Kind: DescriptorLost, Effect: MayWiden, Detail: after.Reason()}}
	case from == byDefault && to == byDefault && before != nil && after != nil:
		changes = otherDefault(before, after)
	}
	if before != nil && after != nil && (from != secured || to != byDefault) { // else there is no descriptor to guard the names
		changes = append(changes, namespaceChange(before, after)...)
	}
	for i := range changes {
		changes[i].New, changes[i].Gone = before == nil, after == nil
	}
	c.known[key] = changes
	return changes
}

// otherDefault compares what applies to an object without a descriptor.
func otherDefault(before, after *Row) []Change {
	detail := ""
	was, now := before.Reason(), after.Reason()
	if oneSided(before, after) { // what the files show does not tell what changed
		was, now = before.withoutDriver(), after.withoutDriver()
	}
	switch {
	case was != now:
		detail = fmt.Sprintf("there is no descriptor; before: %s; now: %s", was, now)
	case before.Object.Kind == inf.KindDevice && !strings.EqualFold(setupClass(before), setupClass(after)):
		detail = "there is no descriptor, and it is of another setup class, which may give it one"
	default:
		return nil
	}
	return []Change{{Kind: Undetermined, Effect: MayWiden, Detail: detail}}
}

// setupClass returns the setup class of a device, by its GUID if the file has one.
func setupClass(r *Row) string {
	v := r.Object.Install.Section.File.Version()
	for _, e := range []*inf.Entry{v.ClassGUID, v.Class} {
		if e != nil && e.Value(1) != "" {
			return e.Value(1)
		}
	}
	return ""
}

// outlives reports whether the object of a row is there without the lines that secure it,
// so that another version of the file, which does not have them, leaves it to a default: keys
// and files of a section that is still there, WMI GUIDs, which drivers register, and what
// lines of the registry secure by its full name.
func outlives(r *Row, other *inf.File) bool {
	if other == nil || len(r.Object.Descriptors) == 0 {
		return false
	}
	s := r.Object.Descriptors[0].Setting
	switch {
	case s.Reach.Role == inf.RoleSecurity:
		return other.Section(s.Reach.From.Section.Name) != nil
	case s.Reg != nil:
		return s.Reg.Root != "HKR"
	}
	return r.Object.Kind == inf.KindWMIGUID
}

// mayWiden says what a change may mean of which one side is not known: nothing wider, if
// those below administrator all had full control, or get nothing. The side that is not
// known is nil.
func (c *comparison) mayWiden(before, after *Row) Effect {
	var key [2]*Evaluation
	harmless := NoAccess
	row := after
	if before != nil {
		row, harmless = before, FullControl
		key[0] = row.Object.Effective.Evaluation
	} else {
		key[1] = row.Object.Effective.Evaluation
	}
	effect, known := c.widening[key]
	if known {
		return effect
	}
	effect = MayNarrow
	named := namedCallers(row.Object.Effective.SD)
	for _, caller := range append(slices.Clone(c.standard), named[:min(len(named), maxNamed)]...) {
		if !caller.trusted && LevelOf(RightsOf(row.Object.Rights, row.granted(&caller))) != harmless {
			effect = MayWiden
		}
	}
	c.widening[key] = effect
	return effect
}

// why says what applies to an object without a descriptor: that of a row, or, if it is
// not there, of the other one, of the same object.
func why(r, other *Row) string {
	if r == nil {
		return other.Object.Fallback()
	}
	return r.Reason()
}

// untold compares where one side at least is not known. The same text on both sides
// comes to the same.
func (c *comparison) untold(before, after *Row) []Change {
	reason := ""
	for _, r := range []*Row{before, after} {
		if r.state() == untold {
			reason = r.Reason()
		}
	}
	effect := MayWiden
	switch {
	case after == nil, before == nil && after.Object.Effective == nil:
		return nil
	case before == nil:
	case before.Object.Effective == nil && after.Object.Effective == nil && before.Reason() == after.Reason():
		return nil
	case before.Object.Effective != nil && after.Object.Effective != nil && c.sameText(before.Object.Effective, after.Object.Effective):
		return nil
	case before.state() == secured:
		effect = c.mayWiden(before, nil)
	case after.state() == secured:
		effect = c.mayWiden(nil, after)
	}
	return []Change{{Kind: Undetermined, Effect: effect, Detail: reason}}
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

// descriptorGained says what a descriptor gives that takes the place of something that
// is not known.
func (c *comparison) descriptorGained(before, after *Row) []Change {
	byLevel := map[Level][]*caller{}
	for _, d := range c.differences(nil, after) {
		if !d.trusted {
			level := LevelOf(RightsOf(after.Object.Rights, d.now))
			byLevel[level] = append(byLevel[level], d.caller)
		}
	}
	var words []string
	for level := FullControl; level > NoAccess; level-- {
		if callers := byLevel[level]; callers != nil {
			words = append(words, level.String()+" for "+And(who(callers)))
		}
	}
	if words == nil {
		words = []string{"nothing for those below administrator"}
	}
	return []Change{{Kind: DescriptorGained, Effect: c.mayWiden(nil, after), Detail: strings.Join(words, "; "), Before: why(before, after)}}
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
	case before == nil && changes == nil && (row.Object.Kind == inf.KindDevice || row.Door != nil):
		changes = []Change{{Kind: ObjectAdded}}
	case before != nil && after != nil:
		pair := [2]*Evaluation{before.Object.Effective.Evaluation, after.Object.Effective.Evaluation}
		detail, known := c.apart[pair]
		if !known {
			detail = apart(before.Object, after.Object, changes == nil)
			c.apart[pair] = detail
		}
		if detail != "" {
			changes = append(changes, Change{Kind: Undetermined, Effect: MayWiden, Detail: detail})
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

// namespaceChange says whether the names below a device are guarded as before. Where the
// file does not set the flag, the driver may.
func namespaceChange(before, after *Row) []Change {
	from, to := before.Namespace, after.Namespace
	switch {
	case from == NoNamespace, to == NoNamespace, from.guards() == to.guards():
		return nil
	case oneSided(before, after) && (from.byDriver() || to.byDriver()):
		return nil // what one driver file shows says nothing of another that is not at hand
	case to.guards():
		return []Change{{Kind: NamespaceGained, Effect: MayNarrow}}
	case after.state() == secured && !after.restricts():
		return nil
	}
	change := Change{Kind: NamespaceLost, Effect: MayWiden}
	if to == NotShown {
		change.Detail = after.Unguarded("the driver")
	}
	return []Change{change}
}

// oneSided reports whether the driver of a device is known in one version alone.
func oneSided(before, after *Row) bool {
	return (before.Object.Driver == nil) != (after.Object.Driver == nil)
}
