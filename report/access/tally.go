package accessmap

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// A tally counts the objects of all files, and those that a report does not show.
type tally struct {
	choice    *Choice
	questions [len(kindWords)]question  // of the choice, by kinds
	kinds     [len(kindWords)]kindTally // of those that the choice asks for
	// What the choice leaves out: objects of other kinds, those that the callers can do less
	// with, and, by their reason, those that the files do not tell of.
	otherKinds, lessAccess int
	unknown                map[unknownGroup]int
}

type kindTally struct {
	objects, unknown int
	yes              int // the answer to the question
}

type unknownGroup struct {
	kind inf.ObjectKind
	why  string
}

func newTally(c *Choice) *tally {
	t := &tally{choice: c}
	for kind := range t.questions {
		t.questions[kind] = c.question(inf.ObjectKind(kind))
	}
	return t
}

// count counts an object, and reports whether the answer to the question is yes.
func (t *tally) count(row *access.Row) bool {
	k := &t.kinds[row.Object.Kind]
	k.objects++
	if !row.Known() {
		k.unknown++
	}
	yes := t.questions[row.Object.Kind].holds(row)
	if yes {
		k.yes++
	}
	return yes
}

func (t *tally) leaveUnknown(row *access.Row) {
	if t.unknown == nil {
		t.unknown = map[unknownGroup]int{}
	}
	t.unknown[unknownGroup{row.Object.Kind, whyUnknown(row)}]++
}

// notKnown is how many objects the report leaves out since the files do not tell of them.
func (t *tally) notKnown() (n int) {
	for _, count := range t.unknown {
		n += count
	}
	return n
}

// reasons says what is not known and not shown: a line for each kind and reason, the most
// frequent first.
func (t *tally) reasons() []string {
	var lines []string
	for _, g := range sortedGroups(t.unknown, func(n int) int { return n }) {
		lines = append(lines, notKnown(t.unknown[g], g.kind.String(), g.why))
	}
	return lines
}

// sortedGroups sorts groups by their kind, the most frequent reason first.
func sortedGroups[V any](groups map[unknownGroup]V, size func(V) int) []unknownGroup {
	return slices.SortedFunc(maps.Keys(groups), func(a, b unknownGroup) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(size(groups[b]), size(groups[a])), cmp.Compare(a.why, b.why))
	})
}

// notKnown says of a number of objects that they are not known, and why.
func notKnown(n int, kind, why string) string {
	each := ", each"
	if n == 1 {
		each = ","
	}
	return fmt.Sprintf("%s%s not known: %s", printable.Plural(n, kind), each, why)
}

// summary says how many objects the question holds of, in a line for each kind, and what
// the choice leaves out.
func (t *tally) summary() []string {
	var lines []string
	for kind := range t.kinds {
		if k := &t.kinds[kind]; k.objects > 0 {
			lines = append(lines, k.words(inf.ObjectKind(kind), t.questions[kind]))
		}
	}
	var left []string
	if t.lessAccess > 0 {
		left = append(left, printable.Plural(t.lessAccess, "object")+" with less access")
	}
	if t.otherKinds > 0 {
		left = append(left, printable.Plural(t.otherKinds, "object")+" of other kinds")
	}
	switch {
	case lines == nil && left != nil:
		lines = append(lines, "no object of these kinds")
	case lines == nil:
		lines = append(lines, "no object that has a security descriptor, or could have one")
	}
	if left != nil {
		lines = append(lines, "left out: "+strings.Join(left, ", "))
	}
	return lines
}

const noObjects = "These files install nothing that has a security descriptor."

// nothing says why a document has no objects.
func (t *tally) nothing(read outcome.Inputs) string {
	switch {
	case read.Files == 0:
		return "No INF file was read."
	case !t.choice.takesAll():
		return "No object is left of those that the files install."
	}
	return noObjects
}

// notes are what a document says besides its rows: what a choice leaves out, or that there
// is nothing.
func (t *tally) notes(read outcome.Inputs) []string {
	if t.choice.takesAll() || read.Files == 0 {
		return []string{t.nothing(read)}
	}
	return append(t.reasons(), t.summary()...)
}

// verbs say what a level of access lets do with an object.
var verbs = [...]string{access.OpenOnly: "opened", access.ReadOnly: "read", access.ReadWrite: "written", access.FullControl: "fully controlled"}

func (k *kindTally) words(kind inf.ObjectKind, q question) string {
	verb := verbs[q.level]
	switch {
	case q.level != access.OpenOnly:
	case isCOM(kind):
		verb = "used"
	case kind == inf.KindPort:
		verb = "connected to"
	}
	be := "be " + verb + " by " + orList(q.by)
	noun, known, rest := kind.String(), k.objects-k.unknown, ""
	if k.unknown > 0 {
		rest = fmt.Sprintf("; %d not known", k.unknown)
	}
	switch {
	case known == 0:
		return printable.Plural(k.objects, noun) + ": not known"
	case k.yes > 0:
		return fmt.Sprintf("%d of %s can %s", k.yes, printable.Plural(k.objects, noun), be) + rest
	case k.objects == 1:
		return "the " + noun + " cannot " + be
	case k.unknown == 0:
		return "none of " + printable.Plural(k.objects, noun) + " can " + be
	case known == 1:
		return "the one " + noun + " that is known cannot " + be + rest
	}
	return "none of the " + printable.Plural(known, noun) + " that are known can " + be + rest
}

func orList(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// ending is how the formats for terminals end: with what is not known and not shown, and
// with the summary. Where no file was read, standard error says why.
func (t *tally) ending(read outcome.Inputs) string {
	var b strings.Builder
	if read.Files > 0 {
		t.writeObjects(&b)
	}
	if n := len(read.Skipped); n > 0 {
		fmt.Fprintf(&b, "%s skipped: no driver INF; -v names them\n", printable.Plural(n, "file"))
	}
	return b.String()
}

func (t *tally) writeObjects(b *strings.Builder) {
	for _, line := range t.reasons() {
		b.WriteString(line + "\n")
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	for _, line := range t.summary() {
		b.WriteString(line + "\n")
	}
}
