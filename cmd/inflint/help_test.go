package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report/printable"
)

// TestHelp asks each command for its help.
func TestHelp(t *testing.T) {
	var check func(*cobra.Command)
	check = func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())[1:]
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			for _, columns := range []string{"60", "200", ""} {
				t.Setenv("COLUMNS", columns)
				out := helpOf(t, path)
				first, _, _ := strings.Cut(out, "\n")
				require.True(t, strings.HasPrefix(first, cmd.Name()+" "), "the first line says what the command does: %s", first)
				require.Contains(t, out, "\nUsage:\n  inflint")
				require.NotContains(t, out, "help for ")
				for line := range strings.Lines(out) {
					// Only flags are broken to less.
					if columns != "60" || strings.HasPrefix(line, "      -") || strings.HasPrefix(line, strings.Repeat(" ", 28)) {
						require.LessOrEqual(t, printable.Width(line), map[string]int{"60": 60, "200": maxHelp, "": maxHelp}[columns]+1, line)
					}
				}
				if cmd.HasParent() && !cmd.HasAvailableSubCommands() {
					cmd.InheritedFlags() // adds those of the parents
					require.Equal(t, strings.Count(cmd.Flags().FlagUsages(), "\n"), strings.Count(groupedFlags(cmd, 1000), "\n   ")+strings.Count(groupedFlags(cmd, 1000), "\n  -"), "each flag is shown")
				}
			}
		})
		for _, sub := range cmd.Commands() {
			check(sub)
		}
	}
	root := new(app).rootCommand(nil)
	new(app).wordHelp(root, nil)
	check(root)
	whole := helpOf(t, nil)
	for _, cmd := range root.Commands() {
		require.Contains(t, whole, "\n  "+cmd.Name()+" ", "the help of the program has each command")
	}
}

func helpOf(t *testing.T, path []string) string {
	var out, stderr bytes.Buffer
	require.Equal(t, exitClean, run(append(path, "--help"), nil, &out, &stderr, false), stderr.String())
	return out.String()
}
