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

// runShown runs the inflint commands in the console blocks of a page and compares
// what they print. It returns their number.
func runShown(t *testing.T, page string) int {
	shown := 0
	for _, block := range strings.Split(page, "```console\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		command, want, _ := strings.Cut(block, "\n")
		args, ok := strings.CutPrefix(command, "$ inflint ")
		if !ok {
			continue
		}
		var stdout, stderr bytes.Buffer
		run(strings.Fields(args), strings.NewReader(""), &stdout, &stderr, false)
		require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(stdout.String()), command)
		shown++
	}
	return shown
}
