package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// baselineOptions are the flags of the commands under baseline.
type baselineOptions struct {
	config         configFlags
	input          inputOptions
	drivers        evidenceOptions
	baseline       string
	noSuppressions bool
}

func (a *app) baselineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Accept the findings of today, so that only new ones are reported",
		Long: `baseline keeps a file of accepted findings. "inflint check --baseline FILE" does not report
them: a team can begin today and repair old findings later.

A baseline knows a finding by what Windows reads. If lines move, the finding stays
accepted; if the directive changes, it is new. A baseline grows only if you write it
again.`,
		Example: `  inflint check .                                       see what there is
  inflint baseline write .                              accept it
  inflint check --baseline .inflint-baseline.json .     see what is new`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.baselineWriteCommand(), a.baselineShowCommand(), a.baselinePruneCommand())
	return cmd
}

func (a *app) baselineWriteCommand() *cobra.Command {
	return a.baselineRunCommand(&cobra.Command{
		Use:   "write [PATH...]",
		Short: "Write a baseline of all findings in the named files",
		Long: `write lints the named files, by default those of the current directory, and writes a
baseline of all that is found. It replaces the file, and prints how many findings are
accepted. Those of files that you do not name are no longer in it, and write says how many.

Exit codes: 0 written, 2 the command line or a configuration file is wrong, 3 something
could not be read or written; then the old baseline stays.`,
		Example: "  inflint baseline write drivers",
	}, func(paths []string, o baselineOptions, settings *configuration) error {
		b := lint.NewBaseline(o.baseline)
		inputs, err := a.fill(b, paths, o, settings)
		if err != nil {
			return err
		}
		n, dropped := b.Accept(), ""
		if old, err := lint.ReadBaseline(o.baseline); err == nil { // there may be none, or something else
			if lost := b.Drops(old); lost > 0 {
				dropped = fmt.Sprintf("; dropped %d of files that you did not name", lost)
			}
		}
		if err := a.writeBaseline(b, inputs, o); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "%s: %d accepted%s\n", printable.Name(o.baseline), n, dropped)
		return err
	})
}

// writeBaseline writes a baseline of inputs to its file, which is replaced as a whole.
func (a *app) writeBaseline(b *lint.Baseline, inputs []lint.Input, o baselineOptions) error {
	files := outputFiles{hold: &a.hold, read: filesOf(inputs, o.config.file)}
	w, err := files.create(o.baseline)
	if err == nil {
		err = b.Write(w)
	}
	if err == nil {
		err = files.commit()
	}
	if err != nil {
		a.complain("cannot write the baseline %v", err)
		return errExit(exitFailed)
	}
	return nil
}

func (a *app) baselinePruneCommand() *cobra.Command {
	return a.baselineRunCommand(&cobra.Command{
		Use:   "prune [PATH...]",
		Short: "Remove from a baseline what is no longer found in the named files",
		Long: `prune lints the named files, by default those of the current directory, and removes from
the baseline what is no longer found in them. It adds nothing. It prints how many findings
it removed and how many are left, and brings a baseline of an older version up to date.

Exit codes: 0 done, 2 the command line, a configuration file or the baseline is wrong,
3 something could not be read or written; then the old baseline stays.`,
		Example: "  inflint baseline prune drivers",
	}, func(paths []string, o baselineOptions, settings *configuration) error {
		b, err := lint.ReadBaseline(o.baseline)
		if err != nil {
			return err
		}
		inputs, err := a.fill(b, paths, o, settings)
		if err != nil {
			return err
		}
		n := b.Prune()
		if n > 0 || b.Old() {
			if err := a.writeBaseline(b, inputs, o); err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(a.stdout, "%s: %d removed, %d left\n", printable.Name(o.baseline), n, b.Len())
		return err
	})
}

func (a *app) baselineShowCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "show",
		Short: "List the findings in a baseline",
		Long: `show prints the findings in a baseline: the file, the rule and the directive of each, and
how often it is there.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			b, err := lint.ReadBaseline(file)
			if err != nil {
				return err
			}
			for _, f := range b.Findings() {
				title := f.Rule
				if r := rules.Lookup(f.Rule); r != nil {
					title += " " + r.Name
				}
				if f.Count > 1 {
					title += fmt.Sprintf(" (%d times)", f.Count)
				}
				fmt.Fprintf(a.stdout, "%s: %s\n    %s\n", printable.Name(f.File), printable.Text(title), printable.Text(f.Directive))
			}
			fmt.Fprintf(a.stdout, "%s: %d accepted\n", printable.Name(file), b.Len())
			return nil
		},
	}
	baselineFlag(cmd, &file)
	return cmd
}

// baselineRunCommand completes a command that runs the rules.
func (a *app) baselineRunCommand(cmd *cobra.Command, do func([]string, baselineOptions, *configuration) error) *cobra.Command {
	var o baselineOptions
	cmd.Args, cmd.ValidArgsFunction = cobra.ArbitraryArgs, completeINF
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		settings, err := o.config.read(cmd, &a.hold)
		if err != nil {
			return err
		}
		return do(pathsOrHere(paths), o, settings)
	}
	baselineFlag(cmd, &o.baseline)
	o.config.addFindings(cmd)
	cmd.Flags().Lookup("config-from").Usage = "take configuration files from the git `REVISION`"
	suppressionFlag(cmd, &o.noSuppressions)
	o.drivers.add(cmd)
	o.input.stdinName = stdinName
	o.input.addCommon(cmd)
	return cmd
}

func baselineFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(file, "baseline", lint.DefaultBaseline, "the `FILE` of the baseline")
	completeFiles(cmd, "baseline", "json")
}

// fill shows a baseline all findings of a run. With a file that cannot be read it
// would not be whole, so that is an error.
func (a *app) fill(b *lint.Baseline, paths []string, o baselineOptions, settings *configuration) ([]lint.Input, error) {
	finder, err := a.finder(o.drivers)
	if err != nil {
		return nil, err
	}
	inputs, plan, err := a.planFor(a.find(paths, o.input, bothListed(settings, finder)), settings, today(o.noSuppressions))
	if err != nil {
		return nil, err
	}
	gate := plan.gate()
	var read outcome.Inputs
	var shared lint.SharedSource
	err = lint.Run(inputs, lint.Options{Rules: plan.rules, Policy: plan.policy, Evidence: finder.Find}, func(r lint.Result) error {
		shared.Once(&r)
		switch {
		case r.Err != nil:
			a.unreadable(r.Path, r.Err, &read.Errors)
		case r.Skipped != "":
			a.skip(r.Path, r.Skipped, &read.Skipped, false)
		default:
			read.Files++
		}
		gate.Suppressed += len(r.Suppressed)
		a.missed(&r, &read.Errors)
		b.Filter(&r, rules.Enabled(rules.All(), r.Policy.Options))
		return nil
	})
	if err := a.cutShort(err, &read.Errors); err != nil {
		return nil, err
	}
	for _, r := range shared.Unused() {
		b.Filter(&r, rules.Enabled(rules.All(), r.Policy.Options))
	}
	if err := a.readAll(read, o.input); err != nil {
		a.complain("the baseline %s is left as it is", o.baseline)
		return nil, plan.end(err)
	}
	for _, words := range gate.Words() {
		fmt.Fprintln(a.stdout, printable.Text(words))
	}
	return inputs, nil
}
