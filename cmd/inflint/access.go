package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/internal/spelling"
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
	explain      string
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

--explain shows, for one device, each step from the line of the Models section to what
callers get, with its place: the sections that Windows reads, the line that counts and
those that do not, what the driver's code adds, and what applies by default.

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
  Why can users open this device?
    inflint access --explain "Acme Camera" driver.inf
  A page for the review:
    inflint access --format html -o access.html drivers`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if cmd.Flags().Changed("explain") && o.explain == "" {
				return errors.New("--explain: name a device")
			}
			if err := o.check(); err != nil {
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
	flags.StringVar(&o.explain, "explain", "", "show step by step who can do what with one `DEVICE`, by its name or a hardware ID, as text or json")
	for _, other := range []string{"who", "at-least", "kind"} {
		cmd.MarkFlagsMutuallyExclusive("explain", other)
	}
	flags.BoolVar(&o.all, "all", false, "text of several files: keep the order of the files, and show what is not known as well")
	flags.StringVarP(&o.file, "output", "o", "", "write the map into `FILE` instead of standard output")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "name the files that are skipped, and why")
	o.config.addFile(cmd)
	o.drivers.add(cmd)
	o.input.add(cmd)
	return cmd
}

// check checks the format.
func (o *accessOptions) check() error {
	if o.explain != "" {
		return spelling.OneOf("format of --explain", o.format, accessmap.ExplainFormats())
	}
	return accessmap.CheckFormat(o.format)
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
	writer, unknown, err := o.writer(w, accessmap.Options{Version: version(), Choice: choice, WorstFirst: len(inputs) > 1 && !o.all})
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
	err = a.readAll(read, o.input)
	if wrong := unknown(); wrong != nil && err == nil {
		a.complain("%v", wrong)
		err = errExit(exitFailed)
	}
	return plan.end(err)
}

// A mapWriter writes the access maps of files, or what they say of one device.
type mapWriter interface {
	File(f *inf.File, e *evidence.Set) error
	Close(read outcome.Inputs) error
}

// writer returns the writer of the map, and what tells in the end whether the device to
// explain is unknown.
func (o *accessOptions) writer(w io.Writer, options accessmap.Options) (mapWriter, func() error, error) {
	if o.explain == "" {
		writer, err := accessmap.New(o.format, w, options)
		return writer, func() error { return nil }, err
	}
	writer, err := accessmap.NewExplainer(o.format, w, o.explain)
	if err != nil {
		return nil, nil, err
	}
	return writer, writer.Unknown, nil
}
