package access

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

// A ChangeKind says what a [Change] is about.
type ChangeKind uint8

// The kinds of change.
const (
	Gain             ChangeKind = iota // principals get rights
	Loss                               // principals lose rights
	DescriptorLost                     // the file no longer tells who gets access
	DescriptorGained                   // now it does
	NamespaceLost                      // the file no longer sees to it that the names below a device are guarded
	NamespaceGained                    // now it does
	ObjectAdded                        // a device that nobody gets access to
	ObjectRemoved                      // a device that had no descriptor
	TargetAdded                        // a device is installed on more machines, as on the others
	TargetRemoved                      // it is installed on fewer
	Undetermined                       // the files do not tell what changes
	DriverLost                         // nothing is known of a driver any more
	DriverGained                       // something is known of a driver, and nothing was
)

var changeKindNames = [...]string{
	Gain: "gain", Loss: "loss", DescriptorLost: "descriptor-lost", DescriptorGained: "descriptor-gained",
	NamespaceLost: "namespace-lost", NamespaceGained: "namespace-gained", ObjectAdded: "object-added", ObjectRemoved: "object-removed",
	TargetAdded: "target-added", TargetRemoved: "target-removed", Undetermined: "undetermined",
	DriverLost: "driver-lost", DriverGained: "driver-gained",
}

// String returns the name of the kind, such as "descriptor-lost".
func (k ChangeKind) String() string { return changeKindNames[k] }

// An Effect says what a change means for those below administrator.
type Effect uint8

// The effects.
const (
	Unaffected Effect = iota // it does not concern them
	Narrower
	MayNarrow // or comes to the same: the files do not tell
	MayWiden  // or anything else: the files do not tell
	Wider
)

var changeEffectNames = [...]string{"none", "narrower", "unknown", "unknown", "wider"}

// String returns the effect in a word.
func (e Effect) String() string { return changeEffectNames[e] }

// A Change is one thing that a new version of an INF file does to access.
type Change struct {
	Kind   ChangeKind
	Effect Effect
	// Object and Names tell which objects change, all alike; Targets the
	// TargetOSVersion decorations for which they do, none if it is for all.
	Object  inf.ObjectKind
	Names   []string
	Targets []string
	// New is set when the old file does not have the objects, Gone when the new
	// one does not.
	New, Gone bool
	// Driver is the name of the driver whose code makes the objects, and Door their kind; ""
	// and 0 for objects of the INF file. Their Name is "" where it is not known.
	Driver string
	Door   evidence.Kind
	// Reference is the decoration for which the object was installed before, when
	// it is installed for another one now.
	Reference string
	// Who gains or loses Rights, in words, and Principals has the same as the IDs
	// of package sddl, or as SIDs.
	Who        []string
	Principals []string
	Rights     string
	// Was and Now are what they could and can do with the object.
	Was, Now Level
	// Detail ends the sentence of the kinds that need one. Before says why it is not
	// known what applied before a DescriptorGained.
	Detail, Before string
}

// Sentence says what changes. It passes what comes from the files through a
// function that quotes it.
func (c *Change) Sentence(quote func(string) string) string {
	object := c.object(quote)
	switch c.Kind {
	case Gain:
		return fmt.Sprintf("%s %s %s on %s (%s)", And(c.Who), c.verb("gain"), c.Rights, object, c.before(quote))
	case Loss:
		return fmt.Sprintf("%s %s %s on %s (%s)", And(c.Who), c.verb("lose"), c.Rights, object, c.after(quote))
	case DescriptorLost:
		return c.descriptorLost(object, quote)
	case DescriptorGained:
		return fmt.Sprintf("%s %s a descriptor: %s; what applied before is not known: %s", object, c.pick("gets", "get"), c.Detail, c.Before)
	case NamespaceLost:
		why := cmp.Or(c.Detail, "the file does not set FILE_DEVICE_SECURE_OPEN, and the driver may")
		if c.Reference != "" {
			return fmt.Sprintf("%s may not be guarded by %s descriptor, as they are for %s: %s", c.below(object), c.pick("its", "their"), word(c.Reference, quote), why)
		}
		return fmt.Sprintf("%s may no longer be guarded by %s descriptor: %s", c.below(object), c.pick("its", "their"), why)
	case NamespaceGained:
		return fmt.Sprintf("%s are guarded by %s descriptor (FILE_DEVICE_SECURE_OPEN); before, the driver may have set this", c.below(object), c.pick("its", "their"))
	case ObjectAdded:
		return fmt.Sprintf("%s %s new, and nobody gets access", object, c.are())
	case DriverLost:
		return fmt.Sprintf("nothing is known of driver %s any more: %s", quote(c.Names[0]), c.Detail)
	case DriverGained:
		return fmt.Sprintf("cannot tell what changes in driver %s: before, %s", quote(c.Names[0]), c.Detail)
	case ObjectRemoved:
		if c.Driver != "" {
			return fmt.Sprintf("%s %s no longer made", object, c.are())
		}
		return fmt.Sprintf("%s %s no longer installed", object, c.are())
	case TargetRemoved:
		return fmt.Sprintf("%s %s no longer installed", object, c.are())
	case TargetAdded:
		return fmt.Sprintf("%s %s new, with the access that there is for %s", object, c.are(), word(c.Reference, quote))
	}
	return fmt.Sprintf("cannot tell what changes on %s: %s", object, c.Detail)
}

func (c *Change) descriptorLost(object string, quote func(string) string) string {
	switch {
	case c.Reference != "":
		return fmt.Sprintf("%s %s new without a descriptor, which there is for %s: %s", object, c.are(), word(c.Reference, quote), c.Detail)
	case c.New:
		return fmt.Sprintf("%s %s new without a descriptor: %s", object, c.are(), c.Detail)
	}
	return fmt.Sprintf("%s %s descriptor; what applies instead is not known: %s", object, c.pick("loses its", "lose their"), c.Detail)
}

// before says what those who gain had.
func (c *Change) before(quote func(string) string) string {
	switch {
	case c.Reference != "":
		return fmt.Sprintf("new; for %s: %s", word(c.Reference, quote), c.level(c.Was))
	case c.New:
		return "new"
	}
	return "was: " + c.level(c.Was)
}

// after says what those who lose have.
func (c *Change) after(quote func(string) string) string {
	switch {
	case c.Reference != "":
		return fmt.Sprintf("new; for %s: %s", word(c.Reference, quote), c.level(c.Was))
	case c.Gone:
		return "removed"
	}
	return "now: " + c.level(c.Now)
}

// level names a level. To start or call a COM server is not to open it.
func (c *Change) level(l Level) string {
	if l == OpenOnly && (c.Object == inf.KindCOMLaunch || c.Object == inf.KindCOMAccess) {
		return "some rights"
	}
	return l.String()
}

// shownNames is how many names of objects a sentence has.
const shownNames = 3

// object names the objects: `devices "A" and "B" for NTarm64`, `control device "A" of "a.sys"`.
func (c *Change) object(quote func(string) string) string {
	if c.Driver != "" {
		return c.door(quote)
	}
	text := Noun(c.Object, len(c.Names)) + " " + c.shownNames(quote)
	if len(c.Targets) > 0 {
		var targets []string
		for _, t := range c.Targets {
			targets = append(targets, word(t, quote))
		}
		text += " for " + And(targets)
	}
	return text
}

// door names what a driver makes.
func (c *Change) door(quote func(string) string) string {
	noun := DoorNoun(c.Door)
	switch {
	case c.Names[0] == "":
		return fmt.Sprintf("a %s of %s whose name is not known", noun, quote(c.Driver))
	case len(c.Names) > 1:
		noun += "s"
	}
	return fmt.Sprintf("%s %s of %s", noun, c.shownNames(quote), quote(c.Driver))
}

func (c *Change) shownNames(quote func(string) string) string {
	var names []string
	for _, name := range c.Names[:min(len(c.Names), shownNames)] {
		names = append(names, quote(name))
	}
	if more := len(c.Names) - shownNames; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return And(names)
}

// DoorNoun names a door of a kind.
func DoorNoun(kind evidence.Kind) string {
	switch kind {
	case evidence.ControlDevice, evidence.ChildDevice, evidence.Port, evidence.NetworkDevice:
		return kind.String()
	}
	return "device"
}

// Noun names a number of objects of a kind, without the number: "device", "devices".
func Noun(kind inf.ObjectKind, n int) string {
	switch {
	case n == 1:
		return kind.String()
	case kind == inf.KindClass:
		return kind.String() + "es"
	}
	return kind.String() + "s"
}

// below names what is below the objects.
func (c *Change) below(object string) string {
	if c.Object == inf.KindClass {
		return "the names below the devices of " + object
	}
	return "the names below " + object
}

// pick chooses by the number of objects.
func (c *Change) pick(one, several string) string {
	if len(c.Names) == 1 {
		return one
	}
	return several
}

func (c *Change) are() string { return c.pick("is", "are") }

// verb returns a verb in the form that goes with Who: names in the plural end in s.
func (c *Change) verb(plural string) string {
	if len(c.Who) == 1 && !strings.HasSuffix(strings.ToLower(c.Who[0]), "s") {
		return plural + "s"
	}
	return plural
}

// word quotes a decoration, unless it is one that needs no quotes.
func word(text string, quote func(string) string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '$'
	}
	if strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	return quote(text)
}

// And joins words: "a, b and c".
func And(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
