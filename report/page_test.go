package report

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

const generated = "<!-- Made from the rule by go test ./report -update; do not edit. -->\n\n"

// TestRulePages compares docs/rules with the rules.
func TestRulePages(t *testing.T) {
	dir := filepath.Join("..", "docs", "rules")
	pages := map[string]bool{}
	for _, r := range rules.All() {
		name := filepath.Join(dir, r.ID+".md")
		pages[name] = true
		checkPage(t, name, Page(&r.Meta))
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	require.NoError(t, err)
	for _, name := range names {
		require.True(t, pages[name], "%s has no rule", name)
	}
}

// TestRuleIndex compares docs/rules.md with the rules.
func TestRuleIndex(t *testing.T) {
	checkPage(t, filepath.Join("..", "docs", "rules.md"), Index(rules.All()))
}

// TestInfVerifIndex compares docs/infverif.md with the table of the codes.
func TestInfVerifIndex(t *testing.T) {
	checkPage(t, filepath.Join("..", "docs", "infverif.md"), InfVerifIndex(requirements.Codes()))
}

func checkPage(t *testing.T, name, page string) {
	want := generated + page
	if *reporttest.Update {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(want), 0o644))
	}
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "go test ./report -update rewrites the pages")
}
