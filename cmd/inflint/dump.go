package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
)

func (a *app) dumpCommand() *cobra.Command {
	var stdinName string
	var objects bool
	cmd := &cobra.Command{
		Use:   "dump PATH...",
		Short: "Print what Windows reads of an INF file, as JSON",
		Long: `dump prints one JSON object for each file: its encoding, what SetupAPI rejects or
misreads, and the sections with their lines as Windows sees them, after quotes,
comments, continued lines and %strkey% tokens. With --objects it prints what the
file installs and secures instead, and how Windows comes to each line.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, paths []string) error {
			encoder := json.NewEncoder(a.stdout)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", " ")
			return a.eachFile(paths, stdinName, func(f *inf.File) error {
				if objects {
					return encoder.Encode(f.DumpObjects())
				}
				return encoder.Encode(f.Dump())
			})
		},
	}
	cmd.Flags().BoolVar(&objects, "objects", false, "print installs and objects")
	stdinNameFlag(cmd, &stdinName)
	return cmd
}

// eachFile calls do for each file that the paths stand for. Files that cannot be
// read are reported, and make the exit code 3.
func (a *app) eachFile(paths []string, stdinName string, do func(*inf.File) error) error {
	failed := false
	for in := range lint.Find(paths, a.stdin, stdinName) {
		f, err := lint.Parse(in)
		if err != nil {
			a.complain("%s: %v", in.Path, err)
			failed = true
			continue
		}
		if err := do(f); err != nil {
			return a.cannotWrite(err)
		}
	}
	if failed {
		return errExit(exitFailed)
	}
	return nil
}
