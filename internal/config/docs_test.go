package config

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// TestDocs reads the examples in the documentation, and looks there for every key
// and value.
func TestDocs(t *testing.T) {
	for name, examples := range map[string]int{"docs/configuration.md": 4, "README.md": 1} {
		page, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		require.NoError(t, err)
		blocks := regexp.MustCompile("```ini.*\n").Split(string(page), -1)[1:]
		require.Len(t, blocks, examples)
		for _, block := range blocks {
			block, _, closed := strings.Cut(block, "```")
			require.True(t, closed)
			_, err := Parse(name, root(), []byte(block))
			require.NoError(t, err)
		}
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "configuration.md"))
	require.NoError(t, err)
	words := append(Keys(), PresetWords()...)
	words = append(words, SeverityWords()...)
	words = append(words, "off", string(rules.KMDF), string(rules.UMDF), string(rules.WDM), Name)
	for _, word := range words {
		require.Contains(t, string(page), "`"+word+"`")
	}
}
