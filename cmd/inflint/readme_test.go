package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/config"
)

// TestReadme runs the commands whose output README.md shows.
func TestReadme(t *testing.T) {
	root := filepath.Join("..", "..")
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	t.Chdir(root)
	require.Equal(t, 2, runShown(t, string(readme)))
}

// TestDiffPage does the same for docs/diff.md.
func TestDiffPage(t *testing.T) {
	root := filepath.Join("..", "..")
	page, err := os.ReadFile(filepath.Join(root, "docs", "diff.md"))
	require.NoError(t, err)
	t.Chdir(root)
	require.Equal(t, 1, runShown(t, string(page)))
}

// TestConfigurationPage does the same for docs/configuration.md, whose first
// example is the configuration.
func TestConfigurationPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "configuration.md"))
	require.NoError(t, err)
	_, example, _ := strings.Cut(string(page), "```ini\n")
	example, _, _ = strings.Cut(example, "```")
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile(config.Name, []byte(example), 0o644))
	require.Equal(t, 1, runShown(t, string(page)))
}

// TestReportsPage makes the pictures of the reports in docs/reports.md, which -update
// rewrites.
func TestReportsPage(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	const name = "docs/reports.md"
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	if !*update {
		require.Equal(t, 2, runShown(t, string(page)))
		return
	}
	blocks := strings.Split(string(page), "```console\n")
	for i, block := range blocks {
		old, rest, _ := strings.Cut(block, "```")
		if command, _, _ := strings.Cut(old, "\n"); strings.HasPrefix(command, "$ ") {
			blocks[i] = command + "\n" + shown(t, command) + "\n```" + rest
		}
	}
	require.NoError(t, os.WriteFile(name, []byte(strings.Join(blocks, "```console\n")), 0o644))
}

// runShown runs the inflint commands in the console blocks of a page and compares
// what they print. It returns their number.
func runShown(t *testing.T, page string) int {
	n := 0
	for _, block := range strings.Split(page, "```console\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		command, want, _ := strings.Cut(block, "\n")
		if !strings.HasPrefix(command, "$ ") {
			continue
		}
		require.Equal(t, strings.TrimSpace(want), shown(t, command), command)
		n++
	}
	return n
}

// shown returns what a command prints: "$ inflint ARGS", or with the width of the
// terminal before it, "$ COLUMNS=80 inflint ARGS".
func shown(t *testing.T, command string) string {
	env, args, ok := strings.Cut(strings.TrimPrefix(command, "$ "), "inflint ")
	require.True(t, ok, command)
	columns, _ := strings.CutPrefix(strings.TrimSpace(env), "COLUMNS=")
	t.Setenv("COLUMNS", columns)
	var stdout, stderr bytes.Buffer
	run(strings.Fields(args), strings.NewReader(""), &stdout, &stderr, false)
	return strings.TrimSpace(stdout.String())
}
