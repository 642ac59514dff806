package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/rules"
)

// version returns the version of the module that the program was built from,
// without the leading v, or 0.0.0-dev for a build from a work tree.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		return info.Main.Version[1:]
	}
	return "0.0.0-dev"
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(a.stdout, "inflint %s (%s, %s/%s, %d rules)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, len(rules.All()))
			return nil
		},
	}
}
