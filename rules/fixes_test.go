package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestFixes applies each fix in the fixtures: the finding is gone, and there is no
// new one. Only where the text of a descriptor is repaired (INF1xx) by a fix that is
// not safe, what it says may be wrong too, and is found only then.
func TestFixes(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "testdata", "infs", "*", "bad*.in[fx]"))
	require.NoError(t, err)
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		f := inf.Parse(name, src)
		options := fixtureOptions(t, f)
		findings := rules.Run(f, rules.All(), options)
		for _, finding := range findings {
			for _, fix := range finding.Fixes {
				t.Run(filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name)+"/"+finding.Rule.ID, func(t *testing.T) {
					fixed, err := f.Apply(src, fix.Edits)
					require.NoError(t, err)
					before, after := countByRule(findings), countByRule(rules.Run(inf.Parse(name, fixed), rules.All(), options))
					require.Less(t, after[finding.Rule.ID], before[finding.Rule.ID], "%s", fixed)
					if !fix.Safe && strings.HasPrefix(finding.Rule.ID, "INF1") {
						return
					}
					for id, n := range after {
						require.LessOrEqual(t, n, before[id], "%s: new finding of %s", fixed, id)
					}
				})
			}
		}
	}
}

func countByRule(findings []*rules.Finding) map[string]int {
	count := map[string]int{}
	for _, f := range findings {
		count[f.Rule.ID]++
	}
	return count
}
