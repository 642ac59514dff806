// Package fix makes the fixes of findings in the files that have them, and checks what
// comes of them: a fix after which its finding is not gone, or something else is found,
// is left out.
package fix

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// A Fixer applies the fixes of findings to files, one file at a time: what one file
// is fixed to may depend on another that it includes.
type Fixer struct {
	lint.Linter
	// Unsafe also applies the fixes that may not be what the author meant.
	Unsafe bool
}

// A Source is a linted file with its bytes. Of Findings, those that are not to be
// fixed may be taken out.
type Source struct {
	lint.Result
	Bytes []byte

	in      lint.Input
	all     []*rules.Finding // with those that have been taken out
	earlier *attempt         // which made it, if the file was another when it was read
}

// Read reads and lints an input.
func (x *Fixer) Read(in lint.Input) *Source {
	src, err := in.Read()
	return x.Lint(in, src, err)
}

// Lint lints an input that has been read, if there was no error.
func (x *Fixer) Lint(in lint.Input, src []byte, err error) *Source {
	s := &Source{in: in, Bytes: src}
	if err != nil {
		s.Result = lint.Result{Path: in.Path, Err: err}
		return s
	}
	s.Result = x.lint(in, src)
	s.in.Named = false // what fixes would leave is not what was named
	s.all = slices.Clone(s.Findings)
	return s
}

func (x *Fixer) lint(in lint.Input, src []byte) lint.Result {
	r, err := x.Source(in, src)
	r.Err = cmp.Or(err, r.Err)
	return r
}

// A Fixed is a file after its fixes.
type Fixed struct {
	// File is nil if it was not linted. It and Bytes are those of the Source if
	// nothing was fixed.
	File  *inf.File
	Bytes []byte
	// Applied are the fixes that were made, in the order of the lines that they
	// concern. Those of a later round may be for findings that an earlier fix has
	// brought to light.
	Applied []Applied
	// Left are the findings that the file has now.
	Left []*rules.Finding
	// Refused are the fixes that were left out, in the order of the file.
	Refused []Refused
	// Err is set when fixes go wrong together and it cannot be told which of them
	// are to blame. None of these is made then.
	Err error
}

// Applied is a fix that was made.
type Applied struct {
	Finding *rules.Finding
	Fix     rules.Fix
	// Line is where the finding was in the file as it was read, or, for one that
	// came to light later, the line that it comes from.
	Line int

	place place
}

// Refused is a fix that was left out, and the reason. Line is as in [Applied].
type Refused struct {
	Finding *rules.Finding
	Fix     rules.Fix
	Line    int
	Reason  error
}

// The search for fixes that are to blame, in all passes, is bounded by attempts: enough
// for five among eighty that are not to be told by their lines. A large file has fewer,
// as each takes longer. So many fixes are tried apart from each other that all have
// something found in their lines.
const (
	maxAttempts   = 64
	leastAttempts = 8
	usualSize     = 256 << 10 // bytes of a file that has all of the attempts
	maxApart      = 16
)

func attemptsFor(size int) int {
	return max(leastAttempts, min(maxAttempts, maxAttempts*usualSize/max(size, 1)))
}

// maxPasses bounds how often what fixes leave is fixed again.
const maxPasses = 10

// Fix applies the fixes of the findings of a source. Afterwards the findings that
// were fixed are gone, and there is none that was not there before. A fix that
// brings it otherwise is left out. Fix begins again with what it leaves until nothing
// is left to fix, so that to fix a fixed file changes nothing.
func (x *Fixer) Fix(s *Source) *Fixed {
	if s.File == nil || s.Skipped != "" {
		return &Fixed{File: s.File, Bytes: s.Bytes}
	}
	fixed := &Fixed{}
	tries := attemptsFor(len(s.Bytes))
	for range maxPasses {
		search, err := x.pass(s, tries)
		tries = search.tries
		if err != nil {
			fixed.Err = err
			if s.earlier == nil {
				search.best, search.refused = s.attempt(), nil
			} else {
				break // what the earlier passes made stays
			}
		}
		best := search.best
		fixed.File, fixed.Bytes, fixed.Left, fixed.Refused = best.File, best.bytes, best.left(), search.refused
		fixed.Applied = append(fixed.Applied, best.applied...)
		if len(best.applied) == 0 {
			break
		}
		s = best.next(fixed.Left)
	}
	slices.SortStableFunc(fixed.Applied, func(a, b Applied) int { return a.Line - b.Line })
	return fixed
}

// pass makes the fixes of what a source has. The error is that it cannot tell which
// are to blame.
func (x *Fixer) pass(s *Source, tries int) (*fixing, error) {
	search := &fixing{Fixer: x, source: s, best: s.attempt(), known: map[place]bool{}, tries: tries}
	for _, f := range s.all {
		search.known[search.best.place(f)] = true
	}
	todo := search.fixable()
	if len(todo) > 0 {
		search.keep(todo)
	}
	if search.tries < 0 {
		return search, fmt.Errorf("which of its %d fixes are to blame for what would be found then cannot be told; none of these is made", len(todo))
	}
	return search, nil
}

// A fixing is the search for the fixes of one file that can be made together.
type fixing struct {
	*Fixer
	source  *Source
	known   map[place]bool // where the file has findings as it was read
	kept    []Applied      // which are all in best
	best    *attempt
	refused []Refused
	tries   int // that are left; negative once they were not enough
}

// fixable returns the fixes of the findings of the source, in the order of the
// file, one for each place.
func (x *fixing) fixable() []Applied {
	var list []Applied
	seen := map[place]bool{}
	for _, f := range x.source.Findings {
		at := x.best.place(f)
		if fix, ok := x.fixOf(f); ok && f.File == x.source.File && !seen[at] {
			seen[at] = true
			list = append(list, Applied{f, fix, x.source.lineRead(f.Span.Start), at})
		}
	}
	return list
}

// keep adds to the fixes that are kept as many of the given ones as it can: all of
// them; or else all but those in whose lines something is found; or what it can of each
// half.
func (x *fixing) keep(todo []Applied) {
	if x.tries--; x.tries < 0 {
		return
	}
	together := slices.Concat(x.kept, todo)
	a, err := x.attempt(together)
	switch {
	case err == nil:
		x.kept, x.best = together, a
	case len(todo) == 1:
		x.refuse(todo[0], err)
	case x.blame(&todo, err):
		if len(todo) > 0 {
			x.keep(todo)
		}
	default:
		x.keep(todo[:len(todo)/2])
		x.keep(todo[len(todo)/2:])
	}
}

func (x *fixing) refuse(fix Applied, reason error) {
	x.refused = append(x.refused, Refused{fix.Finding, fix.Fix, fix.Line, reason})
}

// blame refuses the fixes in whose lines something is found, and takes them out of the
// others. It reports false where that tells nothing.
func (x *fixing) blame(todo *[]Applied, err error) bool {
	var found *foundError
	if !errors.As(err, &found) {
		return false
	}
	rest := slices.DeleteFunc(slices.Clone(*todo), func(fix Applied) bool { return found.inLine[fix.place.line] != nil })
	if len(rest) == len(*todo) || len(rest) == 0 && len(*todo) <= maxApart {
		return false
	}
	for _, fix := range *todo {
		if reason := found.inLine[fix.place.line]; reason != nil {
			x.refuse(fix, reason)
		}
	}
	*todo = rest
	return true
}

// fixOf returns the fix of a finding that is to be made: the first that is safe, or
// the first at all where others are wanted too.
func (x *Fixer) fixOf(f *rules.Finding) (rules.Fix, bool) {
	i := slices.IndexFunc(f.Fixes, func(fix rules.Fix) bool { return fix.Safe && len(fix.Edits) > 0 })
	if i < 0 && x.Unsafe {
		i = slices.IndexFunc(f.Fixes, func(fix rules.Fix) bool { return len(fix.Edits) > 0 })
	}
	if i < 0 {
		return rules.Fix{}, false
	}
	return f.Fixes[i], true
}
