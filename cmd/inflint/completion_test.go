package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"
)

// TestCompletion asks for completions as the scripts of the shells do.
func TestCompletion(t *testing.T) {
	for _, c := range []struct{ line, want, directive string }{
		{"che", "check\tLint INF files", ":0"},
		{"check ", "inf", ":8"},
		{"fix --preset ", "strict", ":4"},
		{"check --fail-on ", "warning", ":4"},
		{"config --framework ", "umdf", ":4"},
		{"check --config ", "ini", ":8"},
		{"check --baseline ", "json", ":8"},
		{"baseline show --baseline ", "json", ":8"},
		{"--format ", "sarif\tGitHub code scanning, SARIF viewers", ":4"},
		{"access --format ", "svg", ":4"},
		{"access --who ", "network-user", ":4"},
		{"access --at-least ", "write", ":4"},
		{"access --kind ", "com-launch", ":4"},
		{"diff --format ", "markdown", ":4"},
		{"sddl --object ", "service", ":4"},
		{"version --format ", "json", ":4"},
		{"check --color ", "never", ":4"},
		{"explain ", "INF205\tworld-full-control", ":4"},
		{"rules ", "", ":4"},
	} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitClean, run(append([]string{cobra.ShellCompRequestCmd}, strings.Split(c.line, " ")...), nil, &stdout, &stderr, false), c.line)
		lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
		require.Equal(t, c.directive, lines[len(lines)-1], c.line)
		if c.want != "" {
			require.Contains(t, lines[:len(lines)-1], c.want, c.line)
		}
	}
}

// TestCompletionScripts compares the folder completions with the commands.
func TestCompletionScripts(t *testing.T) {
	root := new(app).rootCommand(nil)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"inflint.bash": func(b *bytes.Buffer) error { return root.GenBashCompletionV2(b, true) },
		"_inflint":     func(b *bytes.Buffer) error { return root.GenZshCompletion(b) },
		"inflint.fish": func(b *bytes.Buffer) error { return root.GenFishCompletion(b, true) },
		"inflint.ps1":  func(b *bytes.Buffer) error { return root.GenPowerShellCompletionWithDesc(b) },
	} {
		var script bytes.Buffer
		require.NoError(t, write(&script))
		checkGenerated(t, filepath.Join("..", "..", "completions", name), script.Bytes())
	}
}

// checkGenerated compares a file that is generated, which -update writes.
func checkGenerated(t *testing.T, name string, want []byte) {
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, want, 0o644))
	}
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "go test ./cmd/inflint -update rewrites %s", name)
}

func TestCommandNames(t *testing.T) {
	for _, c := range commands {
		require.Equal(t, c.name, c.make(new(app)).Name())
	}
}
