package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/rules"
)

// checkOptions are the flags of check.
type checkOptions struct {
	config  configFlags
	output  outputFlags
	filter  filterOptions
	input   inputOptions
	drivers evidenceOptions
	list    listOptions
	color   string
	verbose bool
}

// listOptions are the flags about what the formats for people show.
type listOptions struct {
	quiet, statistics bool
	sort              string
	most              int
}

func (o *listOptions) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "text and compact: print only the findings")
	flags.BoolVar(&o.statistics, "statistics", false, "text and compact: print how many findings each rule has, not the findings")
	flags.StringVar(&o.sort, "sort", sortByFile, "text and compact: sort the findings in this `ORDER`: file, or severity, the most severe first")
	completeFlag(cmd, "sort", sortWords...)
	flags.IntVar(&o.most, "max-findings", 0, "text and compact: print at most `N` findings (default all)")
}

const (
	sortByFile     = "file"
	sortBySeverity = "severity"
)

var sortWords = []string{sortByFile, sortBySeverity}

// check returns what is wrong with the flags.
func (o *listOptions) check() error {
	if o.most < 0 {
		return fmt.Errorf("--max-findings: %d is no number of findings; expected 1 or more", o.most)
	}
	if err := spelling.OneOf("order", o.sort, sortWords); err != nil {
		return fmt.Errorf("--sort: %w", err)
	}
	return nil
}

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Lint INF files",
		Long: `check lints INF files: it reports what is wrong with them.

A PATH is a file, a directory, a pattern such as "drivers/**/*.inf", or - for standard
input. A directory stands for all .inf and .inx files below it, and for templates such as
.inf.in. On Windows, a pattern may have \, and case does not matter. Without a PATH, check
lints the current directory.

A PATH can also be a C or C++ file. check then lints the INF files of the git working tree,
or those below the current directory, and reports what they find in this file, if it is
source of a driver that one of them installs.

The nearest .inflint.ini above a file configures how check lints it. "inflint config PATH"
prints what holds for a file. Reports go to standard output, complaints to standard error.

Exit codes:
  0  no finding is as severe as --fail-on
  1  some finding is
  2  the command line or a configuration file is wrong
  3  something could not be read, a file that you named is no INF file, or there is no
     INF file and no source of a driver at all (unless --allow-none)`,
		Example: `  inflint check driver.inf
  inflint check --preset strict drivers
  inflint check -f text -f sarif=inflint.sarif "drivers/**/*.inf"
  inflint check src/control.c
  inflint check --new-from origin/main`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, paths []string) error {
			settings, err := o.config.read(cmd, &a.hold)
			if err == nil {
				err = a.check(paths, o, settings)
			}
			a.annotate(o.output, err)
			return err
		},
	}
	cmd.ValidArgsFunction = completeINF
	flags := cmd.Flags()
	flags.SortFlags = false
	var names, words []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
		words = append(words, cobra.CompletionWithDesc(f.Name, f.For))
	}
	o.output.add(cmd, names)
	completeFlag(cmd, "format", words...)
	o.config.add(cmd)
	colorFlag(cmd, &o.color)
	o.list.add(cmd)
	o.filter.addTo(cmd)
	o.drivers.add(cmd)
	o.input.add(cmd)
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "name the files that are skipped, and why")
	return cmd
}

func (a *app) check(paths []string, o checkOptions, settings *configuration) error {
	look, err := a.look(o.color, os.Getenv)
	if err != nil {
		return err
	}
	outputs, err := o.output.parse(func(format string) error {
		_, err := report.LookupFormat(format)
		return err
	})
	if err != nil {
		return err
	}
	if err := o.list.check(); err != nil {
		return err
	}
	finder, err := a.finder(o.drivers)
	if err != nil {
		return err
	}
	filter, err := o.filter.open(&a.hold, settings.from, finder)
	if err != nil {
		return err
	}
	listed := bothListed(settings, finder)
	found, source := a.sortOutSource(a.find(pathsOrHere(paths), o.input, listed), o.input, listed)
	inputs, plan, err := a.planFor(found, settings, today(o.filter.noSuppressions))
	if err != nil {
		return err
	}
	dir, _ := os.Getwd() // without it, absolute names stay absolute
	writer, err := a.reporter(outputs, filesOf(inputs, o.config.file, o.filter.baseline), report.Options{
		Look: look, Version: version(), Dir: dir, Rules: plan.rules, Basis: plan.bases.words(),
		Quiet: o.list.quiet, Statistics: o.list.statistics, WorstFirst: o.list.sort == sortBySeverity, Most: o.list.most,
	})
	if err != nil {
		return a.cannotWrite(err)
	}
	run := checkRun{app: a, writer: writer, input: o.input, verbose: o.verbose, filter: filter, named: source()}
	run.summary.Gate = plan.gate()
	defer a.showProgress(os.Getenv)()
	err = lint.Run(inputs, lint.Options{Rules: plan.rules, Policy: plan.policy, Evidence: finder.Find}, run.result)
	if err := a.cutShort(err, &run.summary.Errors); err != nil {
		return a.cannotWrite(err)
	}
	if err := run.source(); err != nil {
		return a.cannotWrite(err)
	}
	if o.verbose {
		run.noteUnused(plan.defined)
	}
	a.noteGone(filter, o.filter.baseline)
	a.noteDrivers(finder)
	if !writer.tellsGate {
		for _, words := range run.summary.Words() {
			a.complain("note: %s", words)
		}
	}
	err = writer.Close(run.summary)
	if err == nil {
		err = writer.commit()
	}
	if err != nil {
		return a.cannotWrite(err)
	}
	a.annotate(o.output, plan.wrong.err())
	if run.summary.Nothing() && !o.input.allowNone {
		a.annotate(o.output, errors.New(foundNothing(run.summary.Inputs)))
	}
	return plan.end(run.verdict())
}

// A plan is what a run goes by. It stands before the first file is linted, so that
// reports begin with the rules that are on.
type plan struct {
	settings *configuration
	today    time.Time
	rules    []*rules.Rule // that are on for some file
	applied  applied
	bases    bases
	wrong    wrongConfigurations
	defined  map[string]string // where names are defined first
}

// define takes what a file is read with.
func (p *plan) define(values map[string]config.Value[string]) {
	for name, value := range values {
		if p.defined == nil {
			p.defined = map[string]string{}
		}
		if _, ok := p.defined[name]; !ok {
			p.defined[name] = value.From.String()
		}
	}
}

// planFor makes a plan while inputs are found, and returns both. Those whose configuration
// is wrong come with an error; if it is wrong for all, that is the error.
func (a *app) planFor(found iter.Seq[lint.Input], settings *configuration, today time.Time) (inputs []lint.Input, p *plan, err error) {
	p = &plan{settings: settings, today: today}
	on := map[*rules.Rule]bool{}
	presets := map[rules.Preset]bool{} // that are done
	all := rules.All()
	var define map[string]string // of the file before, which most share
	for in := range found {
		s, file, err := settings.of(in.Path)
		if err != nil {
			in.Err = p.wrong.add(err)
		}
		in.Reading = s.Reading()
		if !maps.Equal(in.Reading.Define, define) {
			define = in.Reading.Define
		}
		in.Reading.Define = define
		p.define(s.Define)
		inputs = append(inputs, in)
		if err != nil {
			continue
		}
		p.applied.add(in.Path, file, &s, settings)
		p.bases.add(&s)
		if len(s.Rules) == 0 {
			if presets[s.Preset.Value] {
				continue
			}
			presets[s.Preset.Value] = true
		}
		for _, r := range rules.Enabled(all, s.Options(today)) {
			on[r] = true
		}
	}
	for _, r := range all {
		if on[r] {
			p.rules = append(p.rules, r)
		}
	}
	if p.wrong.files > 0 && p.wrong.files == len(inputs) { // there is nothing to report
		return nil, nil, p.wrong.err()
	}
	if p.wrong.files > 0 {
		a.complain("%v", p.wrong.err())
	}
	return inputs, p, nil
}

// policy returns what the file at a path, which is one of those planned for, is
// linted with.
func (p *plan) policy(path string) (lint.Policy, error) {
	s := config.Effective(path, p.settings.found(path), p.settings.flags)
	return lint.Policy{Options: s.Options(p.today), FailOn: s.FailOn.Value}, nil
}

// cannotWrite reports that the output is incomplete, unless the error is one that
// has been reported, or nobody wants to know.
func (a *app) cannotWrite(err error) error {
	if code := errExit(0); errors.As(err, &code) {
		return code
	}
	a.broken = true
	if nobodyReads(err) {
		return errExit(exitSignal + int(syscall.SIGPIPE))
	}
	a.complain("cannot write the output: %v", err)
	return errExit(exitFailed)
}

// A checkRun gathers what the exit code and the end of the report depend on.
type checkRun struct {
	*app
	writer  *reporter
	input   inputOptions
	verbose bool
	filter  *filter
	shared  lint.SharedSource
	named   *lint.NamedSource // nil if none is named
	summary report.Summary
	failed  bool            // a finding at or above the severity that fails the run
	filled  map[string]bool // the placeholders that were given values
}

// noteUnused tells of values that no file has a placeholder for.
func (r *checkRun) noteUnused(defined map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(defined)) {
		if !r.filled[name] {
			r.complain("note: no file has a placeholder for the name %s (%s)", name, defined[name])
		}
	}
}

func (r *checkRun) result(result lint.Result) error {
	r.shared.Once(&result)
	if r.named != nil {
		r.named.Pairs(result.Policy.Evidence)
	}
	switch {
	case result.Err != nil:
		r.unreadable(result.Path, result.Err, &r.summary.Errors)
	case result.Skipped == lint.OtherSource:
		r.progress.done()
		return nil
	case result.Skipped != "":
		r.skip(result.Path, result.Skipped, &r.summary.Skipped, r.verbose)
	default:
		if !result.OfSource {
			r.summary.Files++
		}
		for _, name := range result.File.Filled() {
			if r.filled == nil {
				r.filled = map[string]bool{}
			}
			r.filled[name] = true
		}
		if err := r.writer.File(result.File, result.Policy.Evidence); err != nil {
			return err
		}
	}
	r.missed(&result, &r.summary.Errors)
	r.progress.done()
	return r.findings(&result)
}

// findings writes those of a result that are not filtered out.
func (r *checkRun) findings(result *lint.Result) error {
	if err := r.filter.apply(result, &r.summary.Gate); err != nil {
		r.unreadable(result.Path, err, &r.summary.Errors)
	}
	if len(result.Findings) > 0 {
		r.notePage(result.File)
	}
	r.failed = r.failed || result.Failed()
	for _, f := range result.Findings {
		if err := r.writer.Finding(f); err != nil {
			return err
		}
	}
	return nil
}

func (r *checkRun) verdict() error {
	switch {
	case len(r.summary.Errors) > 0:
		return errExit(exitFailed)
	case r.failed:
		return errExit(exitFindings)
	case r.summary.Nothing():
		return r.nothing(r.summary.Inputs, r.input)
	}
	return nil
}
