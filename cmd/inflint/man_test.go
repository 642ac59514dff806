package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
)

// TestManPages compares the folder man with the commands. The pages have no date, so
// that they change with the commands alone.
func TestManPages(t *testing.T) {
	pages := map[string]bool{}
	var check func(*cobra.Command)
	check = func(cmd *cobra.Command) {
		name := filepath.Join("..", "..", "man", pageName(cmd)+".1")
		pages[name] = true
		checkGenerated(t, name, []byte(manPage(cmd)))
		for _, sub := range cmd.Commands() {
			check(sub)
		}
	}
	check(new(app).rootCommand(nil))
	names, err := filepath.Glob(filepath.Join("..", "..", "man", "*"))
	require.NoError(t, err)
	for _, name := range names {
		require.True(t, pages[name], "%s is of no command", name)
	}
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manPage returns the page of a command, in the language of man(7). The texts of
// commands are plain text, and no Markdown that cobra/doc takes them for.
func manPage(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %q 1 \"\" inflint \"inflint manual\"\n", strings.ToUpper(pageName(cmd)))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(pageName(cmd)), roff(cmd.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n%s\n", roff(cmd.UseLine()))
	if cmd.Long != "" {
		fmt.Fprintf(&b, ".SH DESCRIPTION\n.nf\n%s\n.fi\n", roff(cmd.Long))
	}
	if cmd.HasAvailableLocalFlags() {
		b.WriteString(".SH OPTIONS\n")
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { manFlag(&b, f) })
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(cmd.Example))
	}
	if also := seeAlso(cmd); also != nil {
		fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", strings.Join(also, ",\n"))
	}
	return b.String()
}

func manFlag(b *strings.Builder, f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if value != "" {
		value = " \\fI" + roff(value) + "\\fR"
	}
	if f.DefValue != "" && f.DefValue != "false" {
		usage += fmt.Sprintf(" (default %s)", f.DefValue)
	}
	fmt.Fprintf(b, ".TP\n\\fB%s\\fR%s\n%s\n", roff(name), value, roff(usage))
}

func seeAlso(cmd *cobra.Command) []string {
	var names []string
	if cmd.HasParent() {
		names = append(names, ".BR "+roff(pageName(cmd.Parent()))+" (1)")
	}
	for _, sub := range cmd.Commands() {
		names = append(names, ".BR "+roff(pageName(sub))+" (1)")
	}
	return names
}

// roff escapes text: the escape character, the hyphen, which would not be a minus
// sign, and what makes a line a request.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
