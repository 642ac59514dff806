package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/internal/git"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/diff"
	"github.com/inflint/inflint/report/outcome"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	config                 configFlags
	input                  inputOptions
	drivers                evidenceOptions
	revisions, format, out string
	unknown                string
}

// unknownFails and the other choice are what --unknown may be.
const unknownFails = "fail"

var unknownChoices = []string{"pass", unknownFails}

func (a *app) diffCommand() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff {OLD NEW | --rev A..B [PATH...]}",
		Short: "Say who gains or loses access by a change of INF files",
		Long: `diff compares two versions of INF files: who gains and who loses access to what, whether
devices lose or get a descriptor, and which findings come and go. Text that is written
otherwise but means the same is no change.

OLD and NEW are files, or directories whose files are compared by their paths. With --rev
they are two revisions of a git repository; one revision alone is compared with the
working tree. Each PATH is then a file or directory in the repository, by default the
current one. diff lints both versions with the configuration of today.

Exit codes:
  0  access does not widen
  1  access widens for someone below administrator, or may widen, as far as the files
     tell (the latter not with --unknown pass)
  2  the command line or a configuration file is wrong
  3  something could not be read, a file that you named is no INF file, or neither
     directory has one (unless --allow-none)`,
		Example: `  inflint diff old.inf new.inf
  inflint diff --rev main..HEAD
  inflint diff --rev HEAD --format markdown drivers
  inflint diff --format html --output diff.html release-1.2 release-1.3`,
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := o.config.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			if err := diff.CheckFormat(o.format); err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			if err := spelling.OneOf("value", o.unknown, unknownChoices); err != nil {
				return fmt.Errorf("--unknown: %w", err)
			}
			a.hold.heedSignals()
			pairs, done, err := o.pairs(cmd, args)
			if err != nil {
				return err
			}
			defer done()
			return a.diff(pairs, o, settings)
		},
	}
	cmd.ValidArgsFunction = completeINF
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.revisions, "rev", "", "compare the git revisions `A..B`, or one revision with the working tree")
	flags.StringVarP(&o.format, "format", "f", "text", "report as `FORMAT`: "+strings.Join(diff.Formats(), ", "))
	completeFlag(cmd, "format", diff.Formats()...)
	flags.StringVar(&o.unknown, "unknown", unknownFails, "the `RESULT` if the files do not tell whether access widens: fail (exit with 1) or pass (0)")
	completeFlag(cmd, "unknown", unknownChoices...)
	flags.StringVarP(&o.out, "output", "o", "", "write the report into `FILE` instead of standard output")
	o.config.addFindings(cmd)
	o.drivers.addNone(cmd)
	o.input.addCommon(cmd)
	return cmd
}

// pairs returns what is to be compared, until done is called.
func (o *diffOptions) pairs(cmd *cobra.Command, args []string) (pairs []lint.Pair, done func(), err error) {
	if cmd.Flags().Changed("rev") {
		pairs, done, err = git.PairRevisions(o.revisions, ".", pathsOrHere(args))
		if err != nil {
			return nil, nil, fmt.Errorf("--rev: %w", err)
		}
		return pairs, done, nil
	}
	if len(args) != 2 {
		return nil, nil, errors.New("name two files or two directories, OLD and NEW, or revisions with --rev")
	}
	pairs, err = lint.PairPaths(args[0], args[1])
	return pairs, func() {}, err
}

func (a *app) diff(pairs []lint.Pair, o diffOptions, settings *configuration) error {
	collectSooner()
	var inputs []lint.Input
	for _, p := range pairs {
		for _, in := range []*lint.Input{p.Before, p.After} {
			if in != nil {
				in.MaxSize = o.input.maxSize
				inputs = append(inputs, *in)
			}
		}
	}
	finder, err := a.finder(o.drivers)
	if err != nil {
		return err
	}
	if finder != nil {
		finder.TrackedOnly = o.revisions != ""
	}
	list, plan, err := a.planFor(slices.Values(inputs), settings, today(false))
	if err != nil {
		return err
	}
	run := diffRun{app: a, pairs: pairs, input: o.input, revisions: o.revisions != "", unknownFails: o.unknown == unknownFails}
	run.diff.Gate = plan.gate()
	err = lint.Run(list, lint.Options{Rules: plan.rules, Policy: plan.policy, Evidence: finder.Find}, run.result)
	if err := a.cutShort(err, &run.diff.Errors); err != nil {
		return err
	}
	if err := a.writeDiff(&run.diff, inputs, o); err != nil {
		return a.cannotWrite(err)
	}
	return plan.end(run.verdict())
}

func (a *app) writeDiff(d *diff.Document, inputs []lint.Input, o diffOptions) error {
	files := outputFiles{hold: &a.hold, read: filesOf(inputs, o.config.file)}
	w, err := files.open(o.out, a.stdout)
	if err == nil {
		err = d.Write(w, o.format, version())
	}
	if err == nil {
		err = files.commit()
	}
	return err
}

// A diffRun puts the results of a run together: those of the first pair first, and
// of each pair the old version first.
type diffRun struct {
	*app
	input     inputOptions
	revisions bool // of which only what differs is read
	pairs     []lint.Pair
	read      outcome.Inputs
	before    *lint.Result // of the first pair, once it is there
	diff      diff.Document

	unknownFails bool
}

func (r *diffRun) result(result lint.Result) error {
	pair := r.pairs[0]
	switch {
	case errors.Is(result.Err, git.ErrSubmodule):
		r.complain("note: %s: %v", filepath.ToSlash(result.Path), result.Err)
	case result.Err != nil:
		r.unreadable(result.Path, result.Err, &r.diff.Errors)
	case result.Skipped != "":
		r.skip(result.Path, result.Skipped, &r.read.Skipped, false)
	default:
		r.read.Files++
	}
	r.missed(&result, &r.diff.Errors)
	if pair.Before != nil && pair.After != nil && r.before == nil {
		r.before = &result
		return nil
	}
	before, after := r.before, &result
	if pair.After == nil {
		before, after = &result, nil
	}
	r.pairs, r.before = r.pairs[1:], nil
	r.compare(pair.Path, before, after)
	return nil
}

func (r *diffRun) verdict() error {
	switch {
	case len(r.diff.Errors) > 0:
		return errExit(exitFailed)
	case r.diff.Widens(), r.unknownFails && r.diff.MayWiden():
		return errExit(exitFindings)
	case r.read.Nothing() && !r.revisions:
		return r.nothing(r.read, r.input)
	}
	return nil
}

// compare compares the results of a pair; one is nil if there is no such file. One
// that is no driver INF is as none, and what could not be read is not compared.
func (r *diffRun) compare(path string, before, after *lint.Result) {
	versions := [2]*lint.Result{before, after}
	for i, v := range versions {
		switch {
		case v == nil:
		case v.Err != nil:
			return
		case v.Skipped != "":
			versions[i] = nil
		}
	}
	file := diff.File{Name: path, Status: diff.Changed}
	old, fresh := lint.Result{}, lint.Result{}
	switch before, after := versions[0], versions[1]; {
	case before == nil && after == nil:
		r.complain("%s: skipped: %s", filepath.ToSlash(path), r.read.Skipped[len(r.read.Skipped)-1].Reason)
		return
	case before == nil:
		file.Status, fresh = diff.Added, *after
	case after == nil:
		file.Status, old = diff.Removed, *before
	default:
		old, fresh = *before, *after
	}
	r.diff.Suppressed += len(fresh.Suppressed)
	file.Access = access.Diff(access.Version{File: old.File, Evidence: old.Policy.Evidence}, access.Version{File: fresh.File, Evidence: fresh.Policy.Evidence})
	gained, lost := lint.Compare(old.Findings, fresh.Findings)
	file.Gained, file.Lost = diff.FindingsOf(gained), diff.FindingsOf(lost)
	r.diff.Compared++
	if !file.Empty() {
		r.diff.Files = append(r.diff.Files, file)
	}
}
