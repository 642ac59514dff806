package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/rules"
)

// checkOptions are the flags of check.
type checkOptions struct {
	format, preset, failOn, color, stdinName string
	verbose                                  bool
}

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Short: "Lint INF files",
		Args:  cobra.ArbitraryArgs,
		RunE:  func(_ *cobra.Command, paths []string) error { return a.check(paths, o) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&o.format, "format", "f", "text", "text, json or sarif")
	flags.StringVar(&o.preset, "preset", string(rules.PresetDefault), "default, strict, whql or all: which rules are on")
	flags.StringVar(&o.failOn, "fail-on", rules.Error.String(), "note, warning or error: the least severity that makes the exit code 1")
	flags.StringVar(&o.color, "color", "auto", "auto, always or never")
	stdinNameFlag(cmd, &o.stdinName)
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "name the files that are skipped, and why")
	return cmd
}

func (a *app) check(paths []string, o checkOptions) error {
	preset, err := rules.ParsePreset(o.preset)
	if err != nil {
		return err
	}
	failOn, err := rules.ParseSeverity(o.failOn)
	if err != nil {
		return fmt.Errorf("--fail-on: %w", err)
	}
	color, err := a.wantsColor(o.color)
	if err != nil {
		return err
	}
	on := rules.Enabled(rules.All(), rules.Options{Preset: preset})
	dir, _ := os.Getwd() // without it, absolute names stay absolute
	writer, err := report.New(o.format, a.stdout, report.Options{Color: color, Version: version(), Dir: dir, Rules: on})
	if err != nil {
		return err
	}
	run := checkRun{app: a, writer: writer, verbose: o.verbose, failOn: failOn}
	inputs := lint.Find(pathsOrHere(paths), a.stdin, o.stdinName)
	if err := lint.Run(inputs, on, rules.Options{Preset: preset}, run.result); err != nil {
		return a.cannotWrite(err)
	}
	if err := writer.Close(run.summary); err != nil {
		return a.cannotWrite(err)
	}
	return run.verdict()
}

// stdinNameFlag adds the flag of all commands that read files.
func stdinNameFlag(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "stdin-name", "stdin.inf", "the file name for what comes from standard input")
}

func pathsOrHere(paths []string) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}

func (a *app) wantsColor(when string) (bool, error) {
	switch when {
	case "auto":
		return a.color, nil
	case "always":
		return true, nil
	case "never":
		return false, nil
	}
	return false, fmt.Errorf("--color: unknown value %q; expected auto, always or never", when)
}

// cannotWrite reports that the output is incomplete. What stdout does not take it
// reports again when it is flushed, and that is left to do so.
func (a *app) cannotWrite(err error) error {
	if a.stdout.Flush() == nil {
		a.complain("cannot write the output: %v", err)
	}
	return errExit(exitFailed)
}

// A checkRun gathers what the exit code and the end of the report depend on.
type checkRun struct {
	*app
	writer  report.Writer
	verbose bool
	failOn  rules.Severity
	summary report.Summary
	failed  bool // a finding at or above failOn
}

func (r *checkRun) result(result lint.Result) error {
	switch {
	case result.Err != nil:
		r.unreadable(result.Path, result.Err)
	case result.Skipped != "":
		r.summary.Skipped = append(r.summary.Skipped, report.Skipped{File: result.Path, Reason: "it is " + result.Skipped})
		if r.verbose {
			r.complain("%s: skipped: it is %s", result.Path, result.Skipped)
		}
	default:
		r.summary.Files++
	}
	for _, f := range result.Findings {
		r.failed = r.failed || f.Severity >= r.failOn
		if err := r.writer.Finding(f); err != nil {
			return err
		}
	}
	return nil
}

func (r *checkRun) unreadable(path string, err error) {
	r.summary.Errors = append(r.summary.Errors, report.InputError{File: path, Message: err.Error()})
	r.complain("%s: %v", path, err)
}

func (r *checkRun) verdict() error {
	switch {
	case len(r.summary.Errors) > 0:
		return errExit(exitFailed)
	case r.failed:
		return errExit(exitFindings)
	case r.summary.Files+len(r.summary.Skipped) == 0:
		r.complain("found no .inf or .inx file; name files, directories or patterns")
	}
	return nil
}
