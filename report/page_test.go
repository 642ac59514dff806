package report

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/reporttest"
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

func checkPage(t *testing.T, name, page string) { reporttest.Golden(t, name, []byte(generated+page)) }
