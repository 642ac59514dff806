package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
)

// optionNames returns, for each command, its words and all forms in which its options
// can be written as one argument.
func optionNames() map[string][]string {
	names := map[string][]string{}
	var add func(cmd *cobra.Command, words []string)
	add = func(cmd *cobra.Command, words []string) {
		cmd.InitDefaultHelpFlag()
		forms := []string{"--", "-", "--no-such-option", "-?"}
		var short []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			forms = append(forms, "--"+f.Name, "--"+f.Name+"=x.inf", "--"+f.Name+"=../x.inf")
			if f.Shorthand != "" {
				forms = append(forms, "-"+f.Shorthand, "-"+f.Shorthand+"x.inf", "-"+f.Shorthand+"=x.inf", "-"+f.Shorthand+"../x.inf")
				short = append(short, f.Shorthand)
			}
		})
		names[strings.Join(words, " ")] = append(forms, "-"+strings.Join(short, ""))
		for _, sub := range cmd.Commands() {
			add(sub, append(words[:len(words):len(words)], sub.Name()))
		}
	}
	add((&app{}).rootCommand(nil), nil)
	return names
}

// TestNamesOfOptions has files whose names are options, for every option of every
// command: none acts as one, wherever it stands, and the message says what to do.
func TestNamesOfOptions(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.MkdirAll("work", 0o755))
	t.Chdir("work")
	require.NoError(t, os.WriteFile("a.inf", fixable(0), 0o644))
	tried := 0
	for words, forms := range optionNames() {
		for _, form := range forms {
			if os.MkdirAll(filepath.Dir(form), 0o755) != nil || os.WriteFile(form, fixable(0), 0o644) != nil {
				continue // there can be no such name here
			}
			for _, rest := range [][]string{{form}, {form, "a.inf"}, {"a.inf", form}, {"a.inf", "--config", form}, {"a.inf", form, "--", "b.inf"}} {
				var stdout, stderr bytes.Buffer
				args := append(strings.Fields(words), rest...)
				require.Equal(t, exitUsage, run(args, strings.NewReader(""), &stdout, &stderr, false), args)
				require.Contains(t, stderr.String(), "is the name of a file, and would be taken for an option; write ", args)
				require.Empty(t, stdout.String(), args)
				tried++
			}
			require.NoError(t, os.Remove(form))
		}
	}
	require.Greater(t, tried, 500)
	for _, dir := range []string{".", ".."} {
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, e := range entries {
			require.True(t, e.IsDir() || e.Name() == "a.inf", "%s was written", e.Name())
		}
	}
}

// TestNamesBehindDashes has the same names behind --, where they are files.
func TestNamesBehindDashes(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"-ox.inf", "--no-config", "--preset=strict"} {
		require.NoError(t, os.WriteFile(name, fixable(0), 0o644))
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitFindings, run([]string{"check", "--", name}, strings.NewReader(""), &stdout, &stderr, false), stderr.String())
		require.Contains(t, stdout.String(), name+":")
		require.Equal(t, exitUsage, run([]string{"check", name}, strings.NewReader(""), &stdout, &stderr, false))
		require.NoError(t, os.Remove(name))
	}
	require.NoError(t, os.WriteFile("-", fixable(0), 0o644))
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitUsage, run([]string{"check", "--", "-"}, strings.NewReader(""), &stdout, &stderr, false), "it may be standard input")
	require.Equal(t, exitFindings, run([]string{"check", "--", "./-"}, strings.NewReader(""), &stdout, &stderr, false), stderr.String())
}

// TestOptionsWithoutFiles has options that are no files act as such.
func TestOptionsWithoutFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.inf", fixable(0), 0o644))
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitFindings, run([]string{"check", "--preset=strict", "--fail-on=warning", "-fcompact", "--", "a.inf"}, strings.NewReader(""), &stdout, &stderr, false))
	require.Empty(t, stderr.String())
}

// TestShownCommandsTakeNames has -- in every command that a page shows and that takes
// names from somewhere.
func TestShownCommandsTakeNames(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	require.NoError(t, err)
	shown := 0
	for _, page := range append(pages, "../../README.md") {
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		for line := range strings.Lines(string(text)) {
			if _, command, ok := strings.Cut(line, "xargs "); ok {
				require.Contains(t, command, " --\n", page)
				shown++
			}
		}
	}
	require.NotZero(t, shown)
}
