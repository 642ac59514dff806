package main

import (
	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report"
)

func (a *app) accessCommand() *cobra.Command {
	var stdinName string
	cmd := &cobra.Command{
		Use:   "access [PATH...]",
		Short: "Say who can do what with what an INF file installs",
		Long: `access prints, for each object that an INF file secures, what its descriptor lets
the standard kinds of caller do, with the entries that decide it, and whether the
descriptor guards the names below a device.`,
		RunE: func(_ *cobra.Command, paths []string) error {
			return a.eachFile(pathsOrHere(paths), stdinName, func(f *inf.File) error {
				if what := lint.NotDriver(f); what != "" {
					a.complain("%s: skipped: it is %s", f.Name, what)
					return nil
				}
				return report.Access(a.stdout, f)
			})
		},
	}
	stdinNameFlag(cmd, &stdinName)
	return cmd
}
