package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func colorFlag(cmd *cobra.Command, when *string) {
	cmd.Flags().StringVar(when, "color", "auto", "use colours `WHEN`: auto, always or never; auto goes by NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM")
	completeFlag(cmd, "color", "auto", "always", "never")
}

// wantsColor says whether to write colours. What the user says comes first:
// --color, then the environment.
func (a *app) wantsColor(when string, getenv func(string) string) (bool, error) {
	switch when {
	case "auto":
		return autoColor(getenv, a.terminal), nil
	case "always":
		return true, nil
	case "never":
		return false, nil
	}
	return false, fmt.Errorf("--color: unknown value %q; expected auto, always or never", when)
}

// autoColor goes by the environment, in the order of no-color.org and
// bixense.com/clicolors, and then by whether there is a terminal.
func autoColor(getenv func(string) string, terminal bool) bool {
	force := getenv("CLICOLOR_FORCE")
	switch {
	case getenv("NO_COLOR") != "":
		return false
	case force != "" && force != "0":
		return true
	case getenv("CLICOLOR") == "0", getenv("TERM") == "dumb":
		return false
	}
	return terminal
}
