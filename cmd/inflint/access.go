package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/outcome"
)

// accessOptions are the flags of access.
type accessOptions struct {
	config       configFlags
	input        inputOptions
	drivers      evidenceOptions
	format, file string
	all, verbose bool
	who, kinds   []string
	atLeast      string
}

func (a *app) accessCommand() *cobra.Command {
	var o accessOptions
	cmd := &cobra.Command{
		Use:   "access [PATH...]",
		Short: "Say who can do what with what an INF file installs",
		Long: `access answers a question before a driver package is installed: who can open what it
installs, and what can they do with it? For each object that an INF file secures, or
could secure, it runs the documented access check for twelve standard callers. It shows
what each caller gets, which ACE of the descriptor decides it, what others get that the
descriptor names, and whether the descriptor guards the names below a device. Where the
files do not tell, it says "not known", and why.

For one file the text has every object, in the order of the file. For several files it
has the objects with an answer, the one that callers below administrator can do most
with first, and counts the others with their reason. The last lines are a summary.

--who, --at-least and --kind choose the objects, in every format. --who alone takes what
the caller can at least open. --at-least alone takes what someone below administrator
has this level of access to. An object that is not known may be open all the same: it
is not shown, but counted.

The format compact has a line for each object, for grep and editors; markdown is for
comments on pull requests, svg for documents, html for reading and printing;
docs/access-v1.schema.json describes json.

Exit codes: 0 whatever the answer is, 2 usage or configuration, 3 something could not be
read, a file that is named is of no known kind, or there is no INF file (unless
--allow-none).`,
		Example: `  One INF file:
    inflint access driver.inf
  A driver store: which devices can users write to?
    inflint access --kind device --who user --at-least write FileRepository
  What can someone below administrator take over? A line each:
    inflint access --at-least full --format compact drivers
  A page for the review:
    inflint access --format html -o access.html drivers`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := accessmap.CheckFormat(o.format); err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			choice, err := o.choice()
			if err != nil {
				return err
			}
			settings, err := o.config.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			return a.access(pathsOrHere(paths), o, choice, settings)
		},
	}
	cmd.ValidArgsFunction = completeINF
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&o.format, "format", "f", "text", "report as `FORMAT`: "+strings.Join(accessmap.Formats(), ", "))
	completeFlag(cmd, "format", accessmap.Formats()...)
	flags.StringArrayVar(&o.who, "who", nil, "show only what `CALLER` can at least open: "+strings.Join(accessmap.CallerWords(), ", ")+"; may be repeated, for what one of several can open")
	completeFlag(cmd, "who", accessmap.CallerWords()...)
	flags.StringVar(&o.atLeast, "at-least", "", "show only what the caller has at least this `LEVEL` of access to: "+strings.Join(accessmap.LevelWords(), ", "))
	completeFlag(cmd, "at-least", accessmap.LevelWords()...)
	flags.StringArrayVar(&o.kinds, "kind", nil, "show only objects of this `KIND`: "+strings.Join(accessmap.KindWords(), ", ")+"; may be repeated")
	completeFlag(cmd, "kind", accessmap.KindWords()...)
	flags.BoolVar(&o.all, "all", false, "text of several files: keep the order of the files, and show what is not known as well")
	flags.StringVarP(&o.file, "output", "o", "", "write the map into `FILE` instead of standard output")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "name the files that are skipped, and why")
	o.config.addFile(cmd)
	o.drivers.add(cmd)
	o.input.add(cmd)
	return cmd
}

// choice returns what the flags choose.
func (o *accessOptions) choice() (c accessmap.Choice, err error) {
	add := func(flag string, words []string, to func(string) error) {
		for _, word := range words {
			if e := to(word); e != nil && err == nil {
				err = fmt.Errorf("--%s: %w", flag, e)
			}
		}
	}
	add("who", o.who, c.AddCaller)
	if o.atLeast != "" {
		add("at-least", []string{o.atLeast}, c.SetLevel)
	}
	add("kind", o.kinds, c.AddKind)
	return c, err
}

func (a *app) access(paths []string, o accessOptions, choice accessmap.Choice, settings *configuration) error {
	finder, err := a.finder(o.drivers)
	if err != nil {
		return err
	}
	inputs, plan, err := a.planFor(a.find(paths, o.input, bothListed(settings, finder)), settings, today(false))
	if err != nil {
		return err
	}
	files := outputFiles{hold: &a.hold, read: filesOf(inputs, o.config.file)}
	w, err := files.open(o.file, a.stdout)
	if err != nil {
		return a.cannotWrite(err)
	}
	writer, err := accessmap.New(o.format, w, accessmap.Options{Version: version(), Choice: choice, WorstFirst: len(inputs) > 1 && !o.all})
	if err != nil {
		return err
	}
	var read outcome.Inputs
	err = a.eachFile(slices.Values(inputs), &read, func(in lint.Input, f *inf.File) error {
		kind, err := in.Skip(f)
		switch {
		case err != nil:
			a.unreadable(in.Path, err, &read.Errors)
			return nil
		case kind != "":
			a.skip(f.Name, kind, &read.Skipped, o.verbose)
			return nil
		}
		read.Files++
		a.notePage(f)
		return writer.File(f, finder.Find(in, f))
	})
	if err == nil {
		err = writer.Close(read)
	}
	if err == nil {
		err = files.commit()
	}
	if err != nil {
		return a.cannotWrite(err)
	}
	a.noteReading(plan)
	a.noteDrivers(finder)
	return plan.end(a.readAll(read, o.input))
}
