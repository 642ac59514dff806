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
	format, file string
}

func (a *app) accessCommand() *cobra.Command {
	var o accessOptions
	cmd := &cobra.Command{
		Use:   "access [PATH...]",
		Short: "Say who can do what with what an INF file installs",
		Long: `access prints, for each object that an INF file secures, what its descriptor lets
the standard kinds of caller do, with the entries that decide it, and whether the
descriptor guards the names below a device.

--format markdown is for comments on pull requests, svg for documents, html for
reading and printing; docs/access-v1.schema.json describes json.`,
		Example: `  inflint access driver.inf
  inflint access --format html -o access.html drivers`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := accessmap.CheckFormat(o.format); err != nil {
				return fmt.Errorf("--format: %w", err)
			}
			settings, err := o.config.read(cmd, &a.hold)
			if err != nil {
				return err
			}
			return a.access(pathsOrHere(paths), o, settings)
		},
	}
	cmd.ValidArgsFunction = completeINF
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&o.format, "format", "f", "text", "report as `FORMAT`: "+strings.Join(accessmap.Formats(), ", "))
	completeFlag(cmd, "format", accessmap.Formats()...)
	flags.StringVarP(&o.file, "output", "o", "", "write the map into `FILE` instead of standard output")
	o.config.addFile(cmd)
	o.input.add(cmd)
	return cmd
}

func (a *app) access(paths []string, o accessOptions, settings *configuration) error {
	inputs, plan, err := a.planFor(a.find(paths, o.input, settings.listed), settings, today(false))
	if err != nil {
		return err
	}
	files := outputFiles{hold: &a.hold, read: filesOf(inputs, o.config.file)}
	w, err := files.open(o.file, a.stdout)
	if err != nil {
		return a.cannotWrite(err)
	}
	writer, err := accessmap.New(o.format, w, version())
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
			a.skip(f.Name, kind, &read.Skipped, true)
			return nil
		}
		read.Files++
		a.notePage(f)
		return writer.File(f)
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
	return plan.end(a.readAll(read, o.input))
}
