package fix

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// An attempt is a source after some rounds of fixes. In each round those are made
// that touch no other; the rest wait for the next one, where they are read again
// from the new text.
type attempt struct {
	lint.Result
	source  *Source
	bytes   []byte
	applied []Applied
	rounds  []movedText
}

// attempt returns a source before any fix.
func (s *Source) attempt() *attempt {
	return &attempt{Result: s.Result, source: s, bytes: s.Bytes}
}

// next returns what an attempt leaves as a source, of which the given findings are to
// be fixed.
func (a *attempt) next(left []*rules.Finding) *Source {
	earlier := &attempt{source: a.source, rounds: a.rounds} // for lineRead, without the file of a source between
	if a.source.earlier != nil {
		earlier.source = &Source{earlier: a.source.earlier}
	}
	s := &Source{Result: a.Result, Bytes: a.bytes, in: a.source.in, all: a.Findings, earlier: earlier}
	s.Findings = left
	return s
}

// maxRounds bounds fixes that wait for each other, or that never come to an end.
const maxRounds = 10

// attempt makes the given fixes, and those of the findings that they bring to
// light. It fails if that leaves a finding that should be gone or was not there.
func (x *fixing) attempt(todo []Applied) (*attempt, error) {
	wanted := map[place]bool{}
	for _, fix := range todo {
		wanted[fix.place] = true
	}
	a := x.source.attempt()
	for range maxRounds {
		var chosen []Applied
		var edits []inf.Edit
		for _, f := range a.Findings {
			at := a.place(f)
			fix, ok := x.fixOf(f)
			if !ok || f.File != a.File || !wanted[at] && x.known[at] {
				continue
			}
			if more, ok := insert(edits, fix.Edits); ok {
				edits = more
				chosen = append(chosen, Applied{f, fix, a.source.lineRead(a.origin(f.Span.Start)), at})
			}
		}
		if len(chosen) == 0 {
			break
		}
		if err := x.apply(a, edits); err != nil {
			return nil, err
		}
		a.applied = append(a.applied, chosen...)
	}
	return a, a.verify()
}

// insert adds edits to others, which are in order, and keeps them so. It reports
// false if any touch.
func insert(edits, more []inf.Edit) ([]inf.Edit, bool) {
	for _, e := range more {
		i, _ := slices.BinarySearchFunc(edits, e, func(a, b inf.Edit) int { return a.Span.Start - b.Span.Start })
		if i > 0 && edits[i-1].Span.End >= e.Span.Start || i < len(edits) && edits[i].Span.Start <= e.Span.End {
			return nil, false
		}
	}
	all := edits
	for _, e := range more {
		// Edits of one fix may touch. Those at one place stay in their order.
		i, _ := slices.BinarySearchFunc(all, e, func(a, b inf.Edit) int {
			if a.Span.Start <= b.Span.Start {
				return -1
			}
			return 1
		})
		all = slices.Insert(all, i, e)
	}
	return all, true
}

// innerComment matches a comment within an entry that is continued: behind the backslash,
// or in a line of its own.
var innerComment = regexp.MustCompile(`\\[ \t]*;.*\n|\n[ \t]*;`)

// apply makes edits, which are in order, and lints the new text.
func (x *fixing) apply(a *attempt, edits []inf.Edit) error {
	src, err := a.File.Apply(a.bytes, edits)
	if err != nil {
		return err
	}
	if len(src) == 0 {
		return errors.New("nothing of the file would be left")
	}
	result := x.lint(x.source.in, src)
	switch {
	case result.Err != nil:
		return result.Err
	case result.Skipped != "":
		return fmt.Errorf("the file would be %s", result.Skipped)
	case result.File.Encoding != a.File.Encoding || result.File.Text != a.File.EditedText(edits):
		return errors.New("the file would be read otherwise")
	}
	for _, e := range edits {
		if at := innerComment.FindStringIndex(a.File.Text[e.Span.Start:e.Span.End]); at != nil {
			return fmt.Errorf("the comment in line %d would be lost", a.File.Position(e.Span.Start+at[1]-1).Line)
		}
	}
	a.Result, a.bytes = result, src
	a.rounds = append(a.rounds, moved(edits))
	return nil
}

// verify checks that the findings that were fixed are gone, and that there is none
// that the source does not have.
func (a *attempt) verify() error {
	expected := map[place]int{}
	worst := map[place]rules.Severity{}
	before := a.source.attempt()
	for _, f := range a.source.all {
		at := before.place(f)
		expected[at]++
		worst[at] = max(worst[at], f.Severity)
	}
	fixed := map[place]bool{}
	for _, fix := range a.applied {
		expected[fix.place]--
		fixed[fix.place] = true
	}
	var wrong foundError
	for _, f := range a.Findings {
		at := a.place(f)
		expected[at]--
		switch {
		case expected[at] >= 0 && f.Severity <= worst[at]:
		case fixed[at]:
			wrong.add(at.line, fmt.Errorf("%s would still be found in line %d", f.Rule.ID, at.line))
		default:
			wrong.add(at.line, fmt.Errorf("%s would be found in line %d: %s", f.Rule.ID, at.line, f.Message))
		}
	}
	if wrong.first != nil {
		return &wrong
	}
	return nil
}

// A foundError is what an attempt leaves that should be gone or was not there.
type foundError struct {
	first  error
	inLine map[int]error // the first in each line
}

func (e *foundError) add(line int, err error) {
	if e.first == nil {
		e.first, e.inLine = err, map[int]error{}
	}
	if e.inLine[line] == nil {
		e.inLine[line] = err
	}
}

func (e *foundError) Error() string { return e.first.Error() }

// left returns the findings of an attempt without those that have been taken out
// of the source.
func (a *attempt) left() []*rules.Finding {
	hidden := map[place]int{}
	before := a.source.attempt()
	for _, f := range a.source.all {
		hidden[before.place(f)]++
	}
	for _, f := range a.source.Findings {
		hidden[before.place(f)]--
	}
	return slices.DeleteFunc(slices.Clone(a.Findings), func(f *rules.Finding) bool {
		hidden[a.place(f)]--
		return hidden[a.place(f)] >= 0
	})
}
