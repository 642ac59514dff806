package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/atomicfile"
	"github.com/inflint/inflint/internal/fix"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// fixOptions are the flags of fix.
type fixOptions struct {
	config       configFlags
	filter       filterOptions
	input        inputOptions
	drivers      evidenceOptions
	diff, unsafe bool
	links        bool
}

func (a *app) fixCommand() *cobra.Command {
	var o fixOptions
	cmd := &cobra.Command{
		Use:   "fix PATH...",
		Short: "Fix INF files where the right text is beyond doubt",
		Long: `fix changes INF files where the right text is beyond doubt. Those are the safe fixes of
what check finds. With --unsafe, fix also makes the others: look at them afterwards.

It prints a line for each fix. Findings that a comment suppresses, that a baseline has or
that touch no changed line stay as they are. Then fix lints the file again, and
drops each fix that does not remove its finding or that causes another one; a message says
why.

Every byte outside of the fixes stays as it is. So do the encoding, the mode, the owner,
the access list and the attributes of the file; where fix cannot keep one of them, it
leaves the file alone. A file is replaced as a whole or not at all. Files that an INF
includes are not changed. fix passes over symbolic links, unless you name one: then it
fixes the file that the link leads to. Standard input is fixed to standard output.

--diff prints the difference for you to read; it is no patch, since line ends and control
characters do not come out as they are.

Exit codes:
  0  no finding that is as severe as --fail-on is left (with --diff, which changes
     nothing: is there)
  1  some finding is
  2  the command line or a configuration file is wrong
  3  something could not be read or written, a file that you named is no INF file, or
     there is no INF file at all (unless --allow-none)`,
		Example: `  inflint fix --diff drivers
  inflint fix drivers/acme/acme.inf`,
		Args: pathsToName("fix"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			settings, err := o.config.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			return a.fix(paths, o, settings)
		},
	}
	cmd.ValidArgsFunction = completeINF
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&o.diff, "diff", false, "show what fix would write, and write nothing")
	flags.BoolVar(&o.unsafe, "unsafe", false, "also make fixes that may not be what you meant")
	flags.BoolVar(&o.links, "break-hard-links", false, "also fix files that have several names (hard links); only the name that fix found gets the new text")
	o.config.add(cmd)
	o.filter.addTo(cmd)
	o.drivers.add(cmd)
	o.input.add(cmd)
	return cmd
}

func (a *app) fix(paths []string, o fixOptions, settings *configuration) error {
	collectSooner()
	finder, err := a.finder(o.drivers)
	if err != nil {
		return err
	}
	filter, err := o.filter.open(&a.hold, settings.from, finder)
	if err != nil {
		return err
	}
	inputs, plan, err := a.planFor(a.find(paths, o.input, bothListed(settings, finder)), settings, today(o.filter.noSuppressions))
	if err != nil {
		return err
	}
	run := fixRun{app: a, input: o.input, diff: o.diff, links: o.links, log: a.stdout, filter: filter, fixer: fix.Fixer{
		Linter: lint.Linter{Options: lint.Options{Rules: plan.rules, Policy: plan.policy, Evidence: finder.Find}}, Unsafe: o.unsafe,
	}}
	run.gate = plan.gate()
	if o.diff || slices.Contains(paths, lint.Stdin) {
		run.log = a.stderr // standard output is taken
	}
	for _, in := range inputs {
		if in.Link && slices.ContainsFunc(paths, func(path string) bool { return filepath.Clean(path) == filepath.Clean(in.Path) }) {
			in.Link, in.Below = false, "" // it was named as well
		}
		if err := run.file(in); err != nil {
			return a.cannotWrite(err)
		}
	}
	a.noteDrivers(finder)
	if err := run.summary(); err != nil {
		return a.cannotWrite(err)
	}
	return plan.end(run.verdict())
}

func fromStdin(in lint.Input) bool { return in.Reader != nil }

// A fixRun fixes files one after the other.
type fixRun struct {
	*app
	fixer  fix.Fixer
	filter *filter
	input  inputOptions
	diff   bool
	links  bool // may be broken
	log    io.Writer

	gate           outcome.Gate // what stays as it is, and why
	inputs         outcome.Inputs
	changed, fixes int
	left           [rules.Error + 1]int
	unsafe         int  // findings left that --unsafe would fix
	passed         bool // a link was passed over
	failed         bool // a finding is left that fails the run
	broken         bool // something could not be read or written
}

// file fixes a file. The error is that of the output.
func (r *fixRun) file(in lint.Input) error {
	if in.Link && in.Err == nil {
		r.passed = true
		r.complain("%s: a symbolic link, passed over; name it to fix the file that it leads to", filepath.ToSlash(in.Path))
		return nil
	}
	original, source := r.read(in)
	if original != nil {
		defer original.Close()
	}
	if source.Err != nil {
		r.broken = true
		r.complain("%s: %v", filepath.ToSlash(in.Path), source.Err)
		if fromStdin(in) && !r.diff { // the text stays as it is
			_, err := r.stdout.Write(source.Bytes)
			return err
		}
		return nil
	}
	if err := r.filter.apply(&source.Result, &r.gate); err != nil {
		r.broken = true
		r.complain("%s: not fixed: %v", filepath.ToSlash(in.Path), err)
		r.count(source.Findings, source.Policy.FailOn)
		return nil
	}
	fixed := r.fixer.Fix(source)
	if fixed.Err != nil {
		r.complain("%s: %v", filepath.ToSlash(in.Path), fixed.Err)
	}
	for _, refused := range fixed.Refused {
		r.complain("%s:%d: %s is not fixed: inflint does not %s, because %s. Edit the line by hand.", filepath.ToSlash(in.Path), refused.Line,
			refused.Finding.Rule.ID, refused.Fix.Message, strings.TrimSuffix(refused.Reason.Error(), "."))
	}
	if source.Missed != nil {
		r.broken = true
		r.complain("%s: %v", filepath.ToSlash(in.Path), source.Missed)
	}
	if source.Skipped == "" {
		r.inputs.Files++
	} else {
		r.skip(in.Path, source.Skipped, &r.inputs.Skipped, true)
	}
	if r.diff {
		if err := r.show(source, fixed); err != nil {
			return err
		}
		r.count(source.Findings, source.Policy.FailOn)
		return r.tell(in.Path, fixed)
	}
	if fromStdin(in) {
		if _, err := r.stdout.Write(fixed.Bytes); err != nil {
			return err
		}
	} else if len(fixed.Applied) > 0 {
		if err := r.replace(original, fixed.Bytes); err != nil {
			r.broken = true
			r.complain("%s: not fixed: %v", filepath.ToSlash(in.Path), withoutPath(err))
			r.count(source.Findings, source.Policy.FailOn)
			return nil
		}
	}
	r.count(fixed.Left, source.Policy.FailOn)
	return r.tell(in.Path, fixed)
}

// read reads an input, and holds the file that it is until it is fixed.
func (r *fixRun) read(in lint.Input) (original *atomicfile.Original, source *fix.Source) {
	src, err := in.ReadWith(func(path string, limit int64) (data []byte, err error) {
		original, data, err = atomicfile.Open(in.Below, path, limit)
		return data, err
	})
	return original, r.fixer.Lint(in, src, err)
}

func (r *fixRun) replace(original *atomicfile.Original, data []byte) error {
	r.hold.Lock()
	defer r.hold.Unlock()
	r.fixer.Forget() // it may be included
	err := original.Replace(data, r.links)
	if errors.Is(err, atomicfile.ErrLinks) {
		err = fmt.Errorf("%w; --break-hard-links fixes it under this one", err)
	}
	return err
}

// tell says what was fixed in a file.
func (r *fixRun) tell(path string, fixed *fix.Fixed) error {
	if len(fixed.Applied) == 0 {
		return nil
	}
	r.changed++
	r.fixes += len(fixed.Applied)
	var what []string
	for _, a := range fixed.Applied {
		what = append(what, fmt.Sprintf("line %d: %s (%s)", a.Line, a.Fix.Message, a.Finding.Rule.ID))
	}
	_, err := fmt.Fprintln(r.log, printable.Name(path)+": "+printable.Text(strings.Join(what, "; ")))
	return err
}

func (r *fixRun) count(left []*rules.Finding, failOn rules.Severity) {
	for _, f := range left {
		r.left[f.Severity]++
		r.failed = r.failed || f.Severity >= failOn
		if !r.fixer.Unsafe && len(f.Fixes) > 0 && !slices.ContainsFunc(f.Fixes, func(fix rules.Fix) bool { return fix.Safe }) {
			r.unsafe++
		}
	}
}

func (r *fixRun) summary() error {
	done, are := printable.Plural(r.fixes, "fix")+" made", "left"
	if r.diff {
		done, are = printable.Plural(r.fixes, "fix")+" to make", "there now"
	}
	line := fmt.Sprintf("%s, in %d of %s; %s, %s, %s %s", done, r.changed, printable.Plural(r.inputs.Files, "file"),
		printable.Plural(r.left[rules.Error], "error"), printable.Plural(r.left[rules.Warning], "warning"), printable.Plural(r.left[rules.Note], "note"), are)
	if r.unsafe > 0 {
		line += fmt.Sprintf(" (%d with a fix that --unsafe makes)", r.unsafe)
	}
	if hidden := r.gate.Hidden(); hidden != "" {
		line += "; left alone: " + hidden
	}
	for _, words := range r.gate.Lines() {
		fmt.Fprintln(r.log, printable.Text(words))
	}
	_, err := fmt.Fprintln(r.log, line)
	return err
}

func (r *fixRun) verdict() error {
	switch {
	case r.broken:
		return errExit(exitFailed)
	case r.failed:
		return errExit(exitFindings)
	case r.inputs.Nothing() && !r.passed:
		return r.nothing(r.inputs, r.input)
	}
	return nil
}

// withoutPath leaves the names of files out of an error.
func withoutPath(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return err
}
