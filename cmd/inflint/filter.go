package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/git"
	"github.com/inflint/inflint/internal/lint"
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
	flags.StringVar(&o.baseline, "baseline", "", "a `FILE` of accepted findings, which are not reported; see inflint baseline")
	completeFiles(cmd, "baseline", "json")
	flags.StringVar(&o.newFrom, "new-from", "", "report only what touches a line that the git `REVISION` does not have")
	suppressionFlag(cmd, &o.noSuppressions)
}

// suppressionFlag adds the flag of all commands that run rules.
func suppressionFlag(cmd *cobra.Command, off *bool) {
	cmd.Flags().BoolVar(off, "no-suppressions", false, "report what comments in the files suppress, too")
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

// open makes a filter. The baseline comes from a revision, unless that is nil.
func (o *filterOptions) open(h *hold, from *revision) (*filter, error) {
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
		h.undo = append(h.undo, func() { _ = f.changes.Close() })
	}
	return &f, nil
}

// apply takes findings out of a result, and counts them.
func (f *filter) apply(r *lint.Result, s *outcome.Gate) error {
	s.Suppressed += len(r.Suppressed)
	if f.baseline != nil {
		s.Baselined += f.baseline.Filter(r, rules.Enabled(rules.All(), r.Policy.Options))
	}
	if f.changes == nil {
		return nil
	}
	unchanged, err := f.changes.Filter(r)
	s.Unchanged += unchanged
	return err
}

// noteGone tells that the baseline has findings that are no longer found.
func (a *app) noteGone(f *filter, name string) {
	if f.baseline == nil {
		return
	}
	switch n := f.baseline.Gone(); n {
	case 0:
	case 1:
		a.complain("note: 1 finding in the baseline %s is gone; \"inflint baseline prune\" removes it", name)
	default:
		a.complain("note: %d findings in the baseline %s are gone; \"inflint baseline prune\" removes them", n, name)
	}
}
