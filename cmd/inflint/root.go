package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/report/printable"
)

// The exit codes, the same in every format.
const (
	exitClean    = 0 // no finding at or above --fail-on
	exitFindings = 1
	exitUsage    = 2 // usage or configuration
	exitFailed   = 3 // some input could not be read, or output not be written
)

// An app is what the commands share.
type app struct {
	stdin    io.Reader
	stdout   *bufio.Writer
	stderr   io.Writer
	terminal bool // stdout is one
	progress *progress
	broken   bool // stdout takes no more, and the user knows
	hold     hold
}

// errExit ends the program with a code; what there is to say has been said.
type errExit int

func (e errExit) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// run runs the program and returns its exit code. Stdout may be a terminal.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, terminal bool) int {
	p := &progress{w: stderr}
	a := &app{stdin: stdin, stdout: bufio.NewWriterSize(p.before(stdout), 1<<16), stderr: p.before(stderr), terminal: terminal, progress: p}
	defer a.hold.begin()()
	if err := refuseOptionNames(args); err != nil {
		a.complain("%v", err)
		return exitUsage
	}
	root := a.rootCommand(args)
	root.SetArgs(args)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	a.wordHelp(root, args) // commands of cobra keep the output
	err := root.Execute()
	if flushErr := a.stdout.Flush(); flushErr != nil && !a.broken {
		err = a.cannotWrite(flushErr)
	}
	if code := errExit(0); errors.As(err, &code) {
		return int(code)
	}
	if err != nil {
		a.complain("%v", err)
		return exitUsage
	}
	return exitClean
}

// complain writes a message for the user to stderr. It may quote file names. Each of
// its lines has a prefix: GitHub's runner takes one that begins with :: for a command.
func (a *app) complain(format string, args ...any) {
	text := printable.Lines(fmt.Sprintf(format, args...))
	fmt.Fprintf(a.stderr, "inflint: %s\n", strings.ReplaceAll(text, "\n", "\ninflint: "))
}

type subcommand struct {
	name string
	make func(*app) *cobra.Command
}

var commands = []subcommand{
	{"check", (*app).checkCommand}, {"fix", (*app).fixCommand}, {"access", (*app).accessCommand},
	{"baseline", (*app).baselineCommand}, {"config", (*app).configCommand}, {"diff", (*app).diffCommand},
	{"dump", (*app).dumpCommand}, {"explain", (*app).explainCommand}, {"lsp", (*app).lspCommand},
	{"rules", (*app).rulesCommand}, {"sddl", (*app).sddlCommand}, {"version", (*app).versionCommand},
	{"whql", (*app).whqlCommand},
}

// rootCommand returns the program: all of it, or, where the arguments name a command,
// that one. To make all takes a good part of the start.
func (a *app) rootCommand(args []string) *cobra.Command {
	root := &cobra.Command{}
	if named := slices.IndexFunc(commands, func(c subcommand) bool { return len(args) > 0 && args[0] == c.name }); named >= 0 {
		root.AddCommand(commands[named].make(a))
		root.CompletionOptions.DisableDefaultCmd = true
	} else {
		root = a.wholeCommand()
		forShell(root, args)
	}
	root.Use = "inflint [check] [PATH...]"
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w; see %q", err, cmd.CommandPath()+" --help")
	})
	return root
}

// wholeCommand returns the command that lints, with all others below it.
func (a *app) wholeCommand() *cobra.Command {
	root := a.checkCommand()
	root.Short = "Find what is wrong with the security of Windows driver INF files"
	root.Long = `inflint says who can do what with the devices, services, keys and files that a Windows
driver INF file installs, and what is wrong with the file. It reads INF and INX files as
Windows does.

Without a command, inflint runs check. To lint a file that has the name of a command,
write ./fix or "inflint check fix".

Exit codes, in every format:
  0  no finding is as severe as --fail-on (default: error)
  1  some finding is
  2  the command line or a configuration file is wrong
  3  something could not be read, a file that you named is no INF file, or there is no
     INF file at all (unless --allow-none)`
	root.Flags().Bool("version", false, "print the version")
	root.Version = version()
	root.SetVersionTemplate(thisBuild().String())
	check := root.RunE
	root.RunE = func(cmd *cobra.Command, paths []string) error {
		if err := misspelt(cmd, paths); err != nil {
			return err
		}
		return check(cmd, paths)
	}
	root.Example = `  inflint                        lint the current directory
  inflint access driver.inf      who can do what with what the file installs
  inflint fix --diff driver.inf  what fix would change
  inflint explain INF205         why a finding matters, with examples`
	root.ValidArgsFunction = completeAnyFile
	for _, c := range commands {
		root.AddCommand(c.make(a))
	}
	return root
}
