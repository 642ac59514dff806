package accessmap

import (
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
)

// A Choice says which rows of the maps a report has. The zero Choice takes all.
type Choice struct {
	kinds   []inf.ObjectKind   // none for all
	callers []access.Principal // none for everyone below administrator
	named   []string           // the callers in words
	atLeast access.Level
	// knownOnly leaves out what the files do not tell, without asking for more.
	knownOnly bool
	// unknownToo takes what the files do not tell even where more is asked for: an object
	// that is not known may be open all the same.
	unknownToo bool
}

// kindWords name the kinds of object, as sddl --object does.
var kindWords = [...]string{
	inf.KindDevice: "device", inf.KindClass: "class", inf.KindInterface: "interface", inf.KindService: "service",
	inf.KindKey: "key", inf.KindFile: "file", inf.KindWMIGUID: "wmi", inf.KindEventChannel: "event",
	inf.KindCOMLaunch: "com-launch", inf.KindCOMAccess: "com-access", inf.KindPort: "port",
}

// callerGroups are the groups of callers below administrator.
var callerGroups = [...]struct {
	group access.CallerGroup
	words string // in a sentence
}{
	{access.People, "users"}, {access.ServiceCallers, "service accounts"}, {access.Sandboxes, "sandboxed code"},
}

// KindID returns the word that flags, and addresses of pages, have for a kind.
func KindID(kind inf.ObjectKind) string { return kindWords[kind] }

// KindWords are the names of the kinds of object.
func KindWords() []string { return slices.Clone(kindWords[:]) }

// CallerWords are the names of the standard callers and of their groups.
func CallerWords() []string {
	var words []string
	for _, p := range access.Principals() {
		words = append(words, p.ID)
	}
	for _, g := range callerGroups {
		words = append(words, g.group.String())
	}
	return words
}

// LevelWords are the names of the levels that a caller can have, from the least.
func LevelWords() []string {
	var words []string
	for _, l := range legend()[access.OpenOnly : access.FullControl+1] {
		words = append(words, l.Level)
	}
	return words
}

// AddKind takes objects of the named kind, besides those of the kinds before.
func (c *Choice) AddKind(word string) error {
	if err := spelling.OneOf("kind", word, KindWords()); err != nil {
		return err
	}
	c.kinds = append(c.kinds, inf.ObjectKind(slices.Index(kindWords[:], word)))
	return nil
}

// AddCaller takes objects that the named caller, or one of the named group, can open, or do
// with what [Choice.SetLevel] asks for.
func (c *Choice) AddCaller(word string) error {
	if err := spelling.OneOf("caller", word, CallerWords()); err != nil {
		return err
	}
	for i, p := range access.Principals() {
		if p.ID == word {
			c.callers = append(c.callers, access.Principal(i))
			c.named = append(c.named, access.Principal(i).Plural())
			return nil
		}
	}
	for _, g := range callerGroups {
		if g.group.String() == word {
			c.callers = append(c.callers, callersOf(g.group)...)
			c.named = append(c.named, g.words)
		}
	}
	return nil
}

// SetLevel takes objects to which the callers have at least the named level of access.
func (c *Choice) SetLevel(word string) error {
	if err := spelling.OneOf("level", word, LevelWords()); err != nil {
		return err
	}
	c.atLeast = access.OpenOnly + access.Level(slices.Index(LevelWords(), word))
	return nil
}

// byAccess reports whether it depends on the access to an object whether it is taken.
func (c *Choice) byAccess() bool { return c.callers != nil || c.atLeast != access.NoAccess }

// takesAll reports whether nothing was asked for.
func (c *Choice) takesAll() bool { return !c.byAccess() && c.kinds == nil }

// rows returns the rows that are taken, in place of all, and counts all.
func (c *Choice) rows(rows []access.Row, t *tally) []access.Row {
	taken := rows[:0]
	for i := range rows {
		row := &rows[i]
		switch {
		case c.kinds != nil && !slices.Contains(c.kinds, row.Object.Kind):
			t.otherKinds++
			continue
		case !t.count(row) && c.byAccess() && row.Known():
			t.lessAccess++
			continue
		case !row.Known() && !c.unknownToo && (c.knownOnly || c.byAccess()):
			t.leaveUnknown(row)
			continue
		}
		taken = append(taken, *row)
	}
	return taken
}

// A question is what the objects of a kind are counted by: who can do how much.
type question struct {
	callers []access.Principal
	by      []string // the callers in words
	level   access.Level
}

// question returns what is asked of objects of a kind: what the choice takes them by, or else
// whether users can change something. COM permissions and ports know of no more than to open.
func (c *Choice) question(kind inf.ObjectKind) question {
	q := question{c.callers, c.named, c.atLeast}
	switch {
	case !c.byAccess():
		q = question{callersOf(access.People), []string{callerGroups[0].words}, access.ReadWrite}
		if isCOM(kind) || kind == inf.KindPort { // which know of no more
			q.level = access.OpenOnly
		}
	case c.callers == nil:
		for _, g := range callerGroups {
			q.callers = append(q.callers, callersOf(g.group)...)
		}
		q.by = []string{"someone below administrator"}
	}
	q.level = max(q.level, access.OpenOnly)
	return q
}

// holds reports whether one of the callers has the level of access to the object of a row.
func (q *question) holds(row *access.Row) bool {
	return row.Known() && slices.ContainsFunc(q.callers, func(p access.Principal) bool { return row.Cells[p].Level >= q.level })
}

func isCOM(kind inf.ObjectKind) bool { return kind == inf.KindCOMLaunch || kind == inf.KindCOMAccess }

// callersOf returns the members of a group.
func callersOf(g access.CallerGroup) []access.Principal {
	var members []access.Principal
	for i := range access.Principals() {
		if p := access.Principal(i); p.Group() == g {
			members = append(members, p)
		}
	}
	return members
}
