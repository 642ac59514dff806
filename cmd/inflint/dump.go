package main

import (
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

func (a *app) dumpCommand() *cobra.Command {
	var configured configFlags
	var input inputOptions
	var objects bool
	cmd := &cobra.Command{
		Use:   "dump PATH...",
		Short: "Print what Windows reads of an INF file, as JSON",
		Long: `dump prints what Windows reads of each file, as one JSON object: the encoding, what SetupAPI
rejects or misreads, and the sections with their lines, after quotes, comments, continued
lines and %strkey% tokens. With --objects, dump instead prints what the file installs and
secures, and how Windows comes to each line.

Exit codes: 0 printed, 2 the command line or a configuration file is wrong, 3 something
could not be read, or there is no INF file at all (unless --allow-none).`,
		Example: `  inflint dump driver.inf
  inflint dump --objects driver.inf`,
		Args: pathsToName("dump"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			settings, err := configured.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			inputs, plan, err := a.planFor(a.find(paths, input, settings.listed), settings, today(false))
			if err != nil {
				return err
			}
			var read outcome.Inputs
			err = a.eachFile(slices.Values(inputs), &read, func(_ lint.Input, f *inf.File) error {
				read.Files++
				a.notePage(f)
				var dumped any = dumpFile(f)
				if objects {
					dumped = dumpObjects(f)
				}
				data, err := printable.JSONIndent(dumped, " ")
				if err != nil {
					return err
				}
				_, err = a.stdout.Write(append(data, '\n'))
				return err
			})
			if err != nil {
				return a.cannotWrite(err)
			}
			a.noteReading(plan)
			return plan.end(a.readAll(read, input))
		},
	}
	cmd.ValidArgsFunction = completeINF
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&objects, "objects", false, "print what the file installs and secures")
	configured.addFile(cmd)
	input.add(cmd)
	return cmd
}

// notePage tells how to see text in a code page that is not known.
func (a *app) notePage(f *inf.File) {
	if f.PageUnknown() {
		a.complain("note: %s: the code page of its text is not known; --codepage, such as 936, shows it", f.Name)
	}
}

// noteReading tells what configuration files said of how files are read.
func (a *app) noteReading(p *plan) {
	for _, c := range p.gate().Configurations {
		c.Sets = slices.DeleteFunc(c.Sets, func(s outcome.Setting) bool {
			return s.Key != "codepage" && s.Key != outcome.Hides && !strings.HasPrefix(s.Key, "define ")
		})
		if len(c.Sets) > 0 {
			a.complain("note: configuration %s: %s", c.File, c.Words())
		}
	}
}

// eachFile calls do for each file that was found. Files that cannot be read are
// reported, and go into the outcome.
func (a *app) eachFile(inputs iter.Seq[lint.Input], out *outcome.Inputs, do func(lint.Input, *inf.File) error) error {
	var shelf lint.Shelf
	for in := range inputs {
		f, includes, err := shelf.Parse(in)
		if err != nil {
			a.unreadable(in.Path, err, &out.Errors)
			continue
		}
		if err := do(in, f); err != nil {
			return err
		}
		if err := lint.Missed(f, includes); err != nil {
			a.unreadable(in.Path, err, &out.Errors)
		}
	}
	return nil
}

// readAll makes the exit code 3 if some file could not be read, or there was none.
func (a *app) readAll(read outcome.Inputs, o inputOptions) error {
	switch {
	case len(read.Errors) > 0:
		return errExit(exitFailed)
	case read.Nothing():
		return a.nothing(read, o)
	}
	return nil
}
