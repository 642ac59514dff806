package git

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// Changes tell which findings a change of files in a git repository brings: those that
// touch a line which a revision does not have, and those that the version of the revision
// does not have, wherever they point. A file that the revision does not have is new as a
// whole; so is one under a new name, and one outside of the repository.
type Changes struct {
	// Evidence is that of [lint.Options]. The old versions of files have that of their
	// revision.
	Evidence func(lint.Input, *inf.File) *evidence.Set

	old   *Revision
	files map[*inf.File]*newLines
}

// ChangesSince prepares to compare files with a revision of the repository that a
// directory is in. They are to be closed.
func ChangesSince(revision, dir string) (*Changes, error) {
	old, err := Open(dir, revision)
	if err != nil {
		return nil, err
	}
	return &Changes{old: old, files: map[*inf.File]*newLines{}}, nil
}

// Close ends what runs of git.
func (c *Changes) Close() { c.old.Close() }

// New returns the findings of a result that are new. With an error nobody knows.
func (c *Changes) New(r *lint.Result) (map[*rules.Finding]bool, error) {
	defer clear(c.files) // no other result has these
	found := map[*rules.Finding]bool{}
	var untouched []*rules.Finding
	for _, f := range r.Findings {
		touched, err := c.touched(f)
		switch {
		case err != nil:
			return nil, err
		case touched:
			found[f] = true
		default:
			untouched = append(untouched, f)
		}
	}
	if len(untouched) == 0 || r.File.Plain() { // no INF file is to be linted for it
		return found, nil
	}
	before, err := c.before(r)
	if err != nil {
		return nil, err
	}
	if before == nil {
		return found, nil
	}
	for _, f := range lint.Worse(before.Findings, untouched) {
		found[f] = true
	}
	return found, nil
}

// before lints the old version of a file as the new one was. It returns nil if they are
// the same, and so is all that they include, and there is no evidence, which may differ.
func (c *Changes) before(r *lint.Result) (*lint.Result, error) {
	lines, err := c.linesOf(r.File)
	if err != nil || lines.old == nil {
		return nil, err
	}
	if lines.same && r.Policy.Evidence == nil && !c.includes(r.File) {
		return nil, nil
	}
	policy := r.Policy
	policy.Evidence = nil
	linter := lint.Linter{Options: lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) { return policy, nil }, Evidence: c.Evidence}}
	before, err := linter.File(lint.Input{Path: r.File.Name, Around: c.old, Inside: lines.path}, lines.old)
	return &before, errors.Join(err, before.Err)
}

// includes reports whether a file, or its old version, includes another that is at hand.
func (c *Changes) includes(f *inf.File) bool {
	for _, s := range f.Sections {
		for _, e := range s.Entries() {
			if !e.Is("Include") {
				continue
			}
			for i := range e.Fields {
				if name := e.Value(i + 1); f.Included(name) != nil || c.files[f].old.Included(name) != nil {
					return true
				}
			}
		}
	}
	return false
}

// touched reports whether a new line has the place that a finding points at, or any part
// of the entry that it is about.
func (c *Changes) touched(f *rules.Finding) (bool, error) {
	lines, err := c.linesOf(f.File)
	if err != nil {
		return false, err
	}
	if lines.touch(f.Start().Line, f.End().Line) {
		return true, nil
	}
	if f.Entry == nil {
		return false, nil
	}
	if lines, err = c.linesOf(f.Entry.Section.File); err != nil {
		return false, err
	}
	return lines.touch(f.Entry.Lines()), nil
}

// linesOf compares a file with its old version. Both are compared as text: line ends do
// not count, and neither does the encoding.
func (c *Changes) linesOf(f *inf.File) (*newLines, error) {
	if lines := c.files[f]; lines != nil {
		return lines, nil
	}
	lines := &newLines{all: true}
	if path, ok := c.old.Path(f.Name); ok && !c.old.repository.linked(f.Name) {
		old, err := c.parse(path, f)
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, bounded.ErrNotRegular):
		case err != nil:
			return nil, fmt.Errorf("cannot compare %s with revision %.12s: %w", f.Name, c.old.Commit(), err)
		default:
			before, now := oneLineEnd(old.Written()), oneLineEnd(f.Written())
			lines = &newLines{old: old, path: path, same: before == now, ranges: addedLines(before, now)}
		}
	}
	c.files[f] = lines
	return lines, nil
}
