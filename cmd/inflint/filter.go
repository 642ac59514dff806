package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/git"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/internal/witness"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// filterOptions are the flags that take findings out of a report.
type filterOptions struct {
	noSuppressions    bool
	baseline, newFrom string
}

func (o *filterOptions) addTo(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.baseline, "baseline", "", "do not report the findings in the baseline `FILE`; see inflint baseline")
	completeFiles(cmd, "baseline", "json")
	flags.StringVar(&o.newFrom, "new-from", "", "report only findings that the git `REVISION` does not have, and those on lines that changed since")
	suppressionFlag(cmd, &o.noSuppressions)
}

// suppressionFlag adds the flag of all commands that run rules.
func suppressionFlag(cmd *cobra.Command, off *bool) {
	cmd.Flags().BoolVar(off, "no-suppressions", false, "also report what comments in the files suppress")
}

// today returns the date on which suppressions are judged; none with
// --no-suppressions.
func today(noSuppressions bool) time.Time {
	if noSuppressions {
		return time.Time{}
	}
	return time.Now()
}

// A filter takes findings out of the results of a run.
type filter struct {
	baseline *lint.Baseline
	changes  *git.Changes
}

// open makes a filter. The baseline comes from a revision, unless that is nil; old versions
// of files have the evidence that the finder finds.
func (o *filterOptions) open(h *hold, from *revision, finder *witness.Finder) (*filter, error) {
	var f filter
	var err error
	if o.baseline != "" {
		read := lint.ReadBaseline
		if from != nil {
			read = from.baseline
		}
		if f.baseline, err = read(o.baseline); err != nil {
			return nil, err
		}
	}
	if o.newFrom != "" {
		h.Lock()
		defer h.Unlock()
		if f.changes, err = git.ChangesSince(o.newFrom, "."); err != nil {
			return nil, fmt.Errorf("--new-from: %w", err)
		}
		h.undo = append(h.undo, f.changes.Close)
		f.changes.Evidence = finder.Find
	}
	return &f, nil
}

// apply takes findings out of a result, and counts them. If an error keeps it from telling
// which are new, all count as new.
func (f *filter) apply(r *lint.Result, s *outcome.Gate) error {
	s.Suppressed += len(r.Suppressed)
	var isNew map[*rules.Finding]bool
	var err error
	if f.changes != nil { // which has to see those of the baseline, too
		if isNew, err = f.changes.New(r); err != nil {
			err = fmt.Errorf("--new-from: %w; all of its findings count as new", err)
		}
	}
	if f.baseline != nil {
		s.Baselined += f.baseline.Filter(r, rules.Enabled(rules.All(), r.Policy.Options))
	}
	if isNew == nil {
		return err
	}
	known := func(f *rules.Finding) bool { return !isNew[f] }
	all := len(r.Findings)
	r.Findings = slices.DeleteFunc(r.Findings, known)
	s.Unchanged += all - len(r.Findings)
	return nil
}

// noteGone tells that the baseline has findings that are no longer found.
func (a *app) noteGone(f *filter, name string) {
	if f.baseline == nil {
		return
	}
	if f.baseline.Old() {
		a.complain("note: the baseline %s is of an older version; \"inflint baseline prune\" brings it up to date", name)
	}
	switch n := f.baseline.Gone(); n {
	case 0:
	case 1:
		a.complain("note: 1 finding in the baseline %s is gone; \"inflint baseline prune\" removes it", name)
	default:
		a.complain("note: %d findings in the baseline %s are gone; \"inflint baseline prune\" removes them", n, name)
	}
}
