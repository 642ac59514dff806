package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/spelling"
)

// refuseOptionNames refuses an argument that begins with - and is the name of something
// that exists: who gives files their names would choose the options of those who lint
// them, as a hook does that puts all names behind its own arguments. It looks at the
// arguments as they came, since the parser of options may already act on one.
func refuseOptionNames(args []string) error {
	paths := false // all that follow are
	for _, arg := range args {
		switch {
		case !strings.HasPrefix(arg, "-"), paths && arg != "-":
		case mayExist(arg):
			return fmt.Errorf("%q is the name of a file, and would be taken for an option; write .%c%s or put -- before the paths, or rename the file if you mean the option", arg, filepath.Separator, arg)
		case arg == "--":
			paths = true
		}
	}
	return nil
}

// mayExist reports whether there is something under a path, or it cannot be told.
func mayExist(path string) bool {
	_, err := os.Lstat(path)
	return err == nil || errors.Is(err, fs.ErrPermission)
}

// noArguments checks the arguments of a command that takes none, or only a command
// below it.
func noArguments(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.HasAvailableSubCommands():
		return fmt.Errorf("there is no command %q; see %q%s", cmd.CommandPath()+" "+args[0], cmd.CommandPath()+" --help", spelling.DidYouMean(args[0], subcommands(cmd)))
	}
	return fmt.Errorf("%s takes no argument such as %q; see %q", cmd.CommandPath(), args[0], cmd.CommandPath()+" --help")
}

// pathsToName refuses to take the current directory where no path is named.
func pathsToName(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, paths []string) error {
		if len(paths) == 0 {
			return fmt.Errorf("name what to %s: files, directories, patterns, or . for the current directory", what)
		}
		return nil
	}
}

// misspelt returns an error if the first path is none, and so likely a command that
// is misspelt.
func misspelt(cmd *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	if _, err := os.Lstat(paths[0]); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if question := spelling.DidYouMean(paths[0], subcommands(cmd)); question != "" {
		return fmt.Errorf("there is no file and no command %q%s", paths[0], question)
	}
	return nil
}

func subcommands(cmd *cobra.Command) []string {
	var names []string
	for _, sub := range cmd.Commands() {
		names = append(names, sub.Name())
	}
	return names
}
