package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/rules"
)

// What the build of a release sets by -ldflags -X: its version, without the leading
// v, and its commit.
var release, commit string

// build says what the program was built from.
type build struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"` // "" if it is not known
	Go       string `json:"go"`
	Platform string `json:"platform"`
	Rules    int    `json:"rules"`
}

// version returns the version of the release or module that the program was built
// from, without the leading v, or 0.0.0-dev for a build from a work tree.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && release == "" && strings.HasPrefix(info.Main.Version, "v") {
		return info.Main.Version[1:]
	}
	return cmp.Or(release, "0.0.0-dev")
}

func thisBuild() build {
	b := build{version(), commit, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, len(rules.All())}
	if info, ok := debug.ReadBuildInfo(); ok && b.Commit == "" {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				b.Commit = s.Value
			}
		}
	}
	return b
}

func (b build) String() string {
	return fmt.Sprintf("inflint %s (commit %s, %s, %s, %d rules)\n", b.Version, cmp.Or(b.Commit, "unknown"), b.Go, b.Platform, b.Rules)
}

func (a *app) versionCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long: `version prints the version of inflint, the commit and the version of Go that it was built
from, the platform, and the number of rules.`,
		Args: noArguments,

		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			if err := checkTextOrJSON(format); err != nil {
				return err
			}
			b := thisBuild()
			if format == "json" {
				return writeJSON(a.stdout, b)
			}
			_, err := fmt.Fprint(a.stdout, b)
			return err
		},
	}
	textOrJSONFlag(cmd, &format)
	return cmd
}
