package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/lint"
	checklists "github.com/inflint/inflint/report/checklist"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
)

// whqlOptions are the flags of whql.
type whqlOptions struct {
	config                configFlags
	output                outputFlags
	mode, newest, windows string
	color                 string
	input                 inputOptions
	drivers               evidenceOptions
	noSuppressions        bool
	security, verbose     bool
}

func (a *app) whqlCommand() *cobra.Command {
	var o whqlOptions
	cmd := &cobra.Command{
		Use:   "whql [DIR|INF...]",
		Short: "Check what a driver package needs for a WHQL signature",
		Long: `whql prints a checklist for each driver package: the verdict, what fails and what to
write instead, what the files do not tell, and what is left to do on a machine. It runs the
rules of the preset whql, and looks at the files of the package.

In a directory, each folder with INF files is a package. All files below it belong to it,
unless they belong to a package further down. Of an INF file whql judges only that file.
It judges each Models section by the rules of the highest version of Windows that takes
the section, as InfVerif /h does. What inflint itself has against the security of the
package makes it fail only with --security. InfVerif and the HLK remain the authority.

Exit codes:
  0  nothing fails
  1  something fails
  2  the command line or a configuration file is wrong
  3  something could not be read, a file that you named is no INF file, or there is no
     driver package (unless --allow-none)`,
		Example: `  inflint whql x64/Release/acme
  inflint whql --rulever 10.0.22621 acme.inf
  inflint whql -f markdown=checklist.md -f json=checklist.json x64/Release/acme`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			settings, err := o.config.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			// The checklist is that of a preset, whatever a configuration file says.
			if err := settings.flags.Set("preset", string(rules.PresetWHQL), config.Origin{Flag: "whql"}); err != nil {
				return err
			}
			requirements, err := o.requirements()
			if err != nil {
				return err
			}
			return a.whql(pathsOrHere(paths), o, settings, requirements)
		},
	}
	cmd.ValidArgsFunction = completeINF
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.mode, "mode", "h", "the `MODE` of InfVerif: h (WHQL signature), w (Windows driver), u (universal), k (declarative) or samples (h, as for Microsoft's samples)")
	flags.BoolVar(&o.security, "security", false, "fail also for what inflint itself has against the security of the package")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "show all questions, with their sources, and all packages")
	flags.StringVar(&o.newest, "rulever", "", "apply the rules up to this `VERSION` of Windows, such as 10.0.22621, or vnext for what is announced")
	flags.StringVar(&o.windows, "wbuild", "", "with --mode w: apply that mode from this `VERSION` of Windows on (default 10.0.17763)")
	o.output.add(cmd, checklists.Formats())
	o.config.addDriver(cmd)
	colorFlag(cmd, &o.color)
	completeFlag(cmd, "mode", "h", "w", "u", "k", "samples")
	completeFlag(cmd, "rulever", "vnext")
	suppressionFlag(cmd, &o.noSuppressions)
	o.drivers.add(cmd)
	o.input.add(cmd)
	return cmd
}

// requirements returns what the flags ask for.
func (o *whqlOptions) requirements() (requirements.Options, error) {
	r := requirements.Options{Mode: requirements.Mode("/" + strings.ToLower(strings.TrimPrefix(o.mode, "/")))}
	if r.Mode == "/samples" {
		r.Mode, r.Samples = requirements.WHQL, true
	}
	if r.Mode != requirements.WHQL && !slices.Contains(requirements.Modes(), r.Mode) {
		return r, fmt.Errorf("--mode: unknown mode %q; expected h, w, u, k or samples", o.mode)
	}
	var err error
	if strings.EqualFold(o.newest, "vnext") {
		r.Next = true
	} else if r.Newest, err = ruleVersion(o.newest); err != nil {
		return r, fmt.Errorf("--rulever: %w", err)
	}
	if o.windows != "" && r.Mode != requirements.Windows {
		return r, errors.New("--wbuild is for --mode w; leave it out")
	}
	if r.WindowsFrom, err = ruleVersion(o.windows); err != nil {
		return r, fmt.Errorf("--wbuild: %w", err)
	}
	return r, nil
}

// ruleVersion reads a version as InfVerif takes it: 10.0.17763, 10.0...17763 or
// NTamd64.10.0...17763; the zero version for no text.
func ruleVersion(text string) (inf.OSVersion, error) {
	decoration := text
	if !strings.HasPrefix(strings.ToLower(text), "nt") {
		decoration = "NT." + text
	}
	d, ok := inf.ParseDecoration(decoration)
	switch {
	case text == "":
		return inf.OSVersion{}, nil
	case strings.Contains(text, "..."):
		if ok && d.Major > 0 && d.Build > 0 {
			return inf.OSVersion{Major: d.Major, Minor: max(d.Minor, 0), Build: d.Build}, nil
		}
	default:
		if v, err := inf.ParseOSVersion(text); err == nil && v.Build > 0 {
			return v, nil
		}
	}
	return inf.OSVersion{}, fmt.Errorf("%q is no version of Windows with a build; expected one such as 10.0.17763 or NTamd64.10.0...17763", text)
}

func (a *app) whql(paths []string, o whqlOptions, settings *configuration, requirements requirements.Options) error {
	look, err := a.look(o.color, os.Getenv)
	if err != nil {
		return err
	}
	outputs, err := o.output.parse(checklists.CheckFormat)
	if err != nil {
		return err
	}
	finder, err := a.finder(o.drivers)
	if err != nil {
		return err
	}
	if finder != nil {
		finder.Packages = true
	}
	found := slices.Collect(a.find(paths, o.input, finder.Listed))
	var files []checklist.INF
	for _, in := range found {
		files = append(files, checklist.INF{Path: in.Path, Alone: in.Reader != nil || in.Err != nil})
	}
	packages := checklist.Find(paths, files)
	var inputs []lint.Input // package by package
	for _, p := range packages {
		for _, n := range p.Members {
			inputs = append(inputs, found[n])
		}
	}
	list, plan, err := a.planFor(slices.Values(inputs), settings, today(o.noSuppressions))
	if err != nil {
		return err
	}
	run := whqlRun{app: a, allowNone: o.input.allowNone, packages: packages, security: o.security, lists: checklists.Document{Requirements: requirements, Verbose: o.verbose}}
	run.lists.Gate = plan.gate()
	err = lint.Run(list, lint.Options{Rules: plan.rules, Policy: func(path string) (lint.Policy, error) {
		policy, err := plan.policy(path)
		policy.Requirements = requirements
		return policy, err
	}, Evidence: finder.Find}, run.result)
	if err := a.cutShort(err, &run.lists.Errors); err != nil {
		return err
	}
	a.noteDrivers(finder)
	if err := a.writeChecklists(&run.lists, outputs, filesOf(inputs, o.config.file), look); err != nil {
		return a.cannotWrite(err)
	}
	return plan.end(run.verdict())
}

func (a *app) writeChecklists(lists *checklists.Document, outputs []output, read []string, look terminal.Look) error {
	files := outputFiles{hold: &a.hold, read: read}
	var writers []*bufio.Writer // all, before one is written to
	for _, o := range outputs {
		w, err := files.open(o.file, a.stdout)
		if err != nil {
			return err
		}
		writers = append(writers, w)
	}
	for i, o := range outputs {
		own := look
		if o.file != "" {
			own = terminal.Look{}
		}
		if err := lists.Write(writers[i], o.format, own, version()); err != nil {
			return err
		}
	}
	return files.commit()
}

// A whqlRun puts the results of a run together by packages.
type whqlRun struct {
	*app
	allowNone bool
	security  bool
	packages  []*checklist.Package // those whose results are not all there
	results   []checklist.Result   // of the first of these
	lists     checklists.Document
}

func (r *whqlRun) result(result lint.Result) error {
	switch {
	case result.Err != nil:
		r.unreadable(result.Path, result.Err, &r.lists.Errors)
	case result.Skipped != "":
		r.skip(result.Path, result.Skipped, &r.lists.Skipped, false)
	}
	r.lists.Suppressed += len(result.Suppressed)
	r.missed(&result, &r.lists.Errors)
	r.results = append(r.results, toJudge(&result))
	p := r.packages[0]
	if len(r.results) < len(p.Members) {
		return nil
	}
	if list, ok := checklist.Judge(p, r.results, r.lists.Requirements); ok {
		list.Security = r.security
		r.lists.Packages = append(r.lists.Packages, list)
	}
	r.packages, r.results = r.packages[1:], nil
	return nil
}

// toJudge returns what the checklist takes of a result.
func toJudge(r *lint.Result) checklist.Result {
	out := checklist.Result{Path: r.Path, File: r.File, Options: r.Policy.Options, Findings: r.Findings, Skipped: string(r.Skipped), Err: r.Err}
	for _, s := range r.Suppressed {
		out.Suppressed = append(out.Suppressed, checklist.Suppressed(s))
	}
	return out
}

func (r *whqlRun) verdict() error {
	fails := slices.ContainsFunc(r.lists.Packages, func(list *checklist.Checklist) bool { return list.Verdict() == checklist.Fail })
	switch {
	case len(r.lists.Errors) > 0:
		return errExit(exitFailed)
	case fails:
		return errExit(exitFindings)
	case len(r.lists.Packages) == 0:
		r.complain("found no driver package; name folders or INF files")
		if !r.allowNone {
			return errExit(exitFailed)
		}
	}
	return nil
}
