package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// maxHelp is the most columns that help takes, also on a wider terminal.
const maxHelp = 100

// A helpGroup is a part of help: commands or flags by their names.
type helpGroup struct {
	title string
	names []string
}

// commandGroups has the commands in the order in which people meet them.
var commandGroups = []helpGroup{
	{"Find what is wrong", []string{"check", "fix", "whql"}},
	{"See who can do what", []string{"access", "diff", "sddl"}},
	{"Understand what is reported", []string{"explain", "rules", "dump"}},
	{"Set up", []string{"config", "baseline", "lsp", "completion"}},
	{"About", []string{"version", "help"}},
}

// flagGroups has the flags that several commands share. Those of one command come before
// them.
var flagGroups = []helpGroup{
	{"The report", []string{"format", "output", "color", "quiet", "statistics", "sort", "max-findings", "verbose"}},
	{"What is found", []string{"preset", "fail-on", "baseline", "new-from", "no-suppressions"}},
	{"What the driver is", []string{"min-os", "framework", "codepage", "define"}},
	{"Configuration files", []string{"config", "no-config", "config-from"}},
	{"Files", []string{"stdin-name", "allow-none", "max-size"}},
	{"Help", []string{"help", "version"}},
}

// wordHelp makes help speak as inflint does.
func (a *app) wordHelp(root *cobra.Command, args []string) {
	root.SetUsageFunc(a.usage)
	root.PersistentFlags().BoolP("help", "h", false, "print this help")
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd(args...)
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short, cmd.Long = "Print the help of a command", `help prints what "--help" prints of a command.`
		case "completion":
			cmd.Short = "Print a script for a shell that completes commands, flags and rules"
			cmd.Long = "completion prints a script. A shell that runs it completes the commands, flags and rules\nof inflint. The help of each command below says how to load the script."
			for _, shell := range cmd.Commands() {
				shell.Short = "Print the script for " + shell.Name()
				_, rest, _ := strings.Cut(shell.Long, "\n")
				shell.Long = fmt.Sprintf("%s prints the script for the shell of this name.\n%s", shell.Name(), rest)
			}
		}
	}
}

// usage prints how a command is called: the part of help behind its description.
func (a *app) usage(cmd *cobra.Command) error {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if !cmd.HasParent() || !cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s\n", cmd.UseLine())
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s COMMAND\n", cmd.CommandPath())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	switch {
	case !cmd.HasParent():
		b.WriteString(groupedCommands(cmd))
		fmt.Fprintf(&b, "\n\"inflint COMMAND --help\" describes a command, and \"inflint check --help\" the flags of check.\n")
	case cmd.HasAvailableSubCommands():
		b.WriteString("\nCommands:\n" + commandLines(cmd.Commands()))
		fmt.Fprintf(&b, "\n\"%s COMMAND --help\" describes a command.\n", cmd.CommandPath())
	default:
		b.WriteString(groupedFlags(cmd, a.helpWidth()))
	}
	_, err := fmt.Fprint(cmd.OutOrStdout(), b.String())
	return err
}

// helpWidth returns the columns for help.
func (a *app) helpWidth() int {
	if width := a.width(os.Getenv); width > 0 {
		return min(width, maxHelp)
	}
	return maxHelp
}

// groupedCommands lists the commands of the program.
func groupedCommands(root *cobra.Command) string {
	var b strings.Builder
	for _, g := range commandGroups {
		var group []*cobra.Command
		for _, name := range g.names {
			if cmd, _, err := root.Find([]string{name}); err == nil && cmd != root {
				group = append(group, cmd)
			}
		}
		if len(group) > 0 {
			fmt.Fprintf(&b, "\n%s:\n%s", g.title, commandLines(group))
		}
	}
	return b.String()
}

func commandLines(commands []*cobra.Command) string {
	var b strings.Builder
	for _, cmd := range commands {
		fmt.Fprintf(&b, "  %-11s %s\n", cmd.Name(), cmd.Short)
	}
	return b.String()
}

// groupedFlags lists the flags of a command, in columns of one width.
func groupedFlags(cmd *cobra.Command, width int) string {
	own := helpGroup{title: "Flags"}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !slices.ContainsFunc(flagGroups, func(g helpGroup) bool { return slices.Contains(g.names, f.Name) }) {
			own.names = append(own.names, f.Name)
		}
	})
	ordered := pflag.NewFlagSet("", pflag.ContinueOnError)
	ordered.SortFlags = false
	var titles []string // of each flag, "" for that of the one before
	for _, g := range append([]helpGroup{own}, flagGroups...) {
		title := g.title
		for _, name := range g.names {
			if f := cmd.Flags().Lookup(name); f != nil && !f.Hidden {
				ordered.AddFlag(f)
				titles = append(titles, title)
				title = ""
			}
		}
	}
	const slop = 5 // by which pflag may go beyond the width
	var b strings.Builder
	for line := range strings.Lines(ordered.FlagUsagesWrapped(width - slop)) {
		if isFlag := strings.HasPrefix(strings.TrimLeft(line[:min(7, len(line))], " "), "-"); isFlag {
			if titles[0] != "" {
				fmt.Fprintf(&b, "\n%s:\n", titles[0])
			}
			titles = titles[1:]
		}
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}
