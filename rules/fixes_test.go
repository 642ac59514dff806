package rules

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestSafeFixes applies each safe fix in the fixtures to the bytes of the file: its
// finding is gone, and nothing new has come. The rules on the text of descriptors
// are left out: once that is in quotes, what else is wrong with it comes to light.
func TestSafeFixes(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "testdata", "infs", "*", "bad*.in[fx]"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	fixed := map[string]bool{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		f := inf.Parse(name, src)
		options := Options{}
		if m := presetLine.FindStringSubmatch(f.Text); m != nil {
			options.Preset = Preset(m[1])
		}
		before := Run(f, All(), options)
		for _, finding := range before {
			for _, fix := range finding.Fixes {
				if !fix.Safe || finding.Rule.ID < "INF2" {
					continue
				}
				fixed[finding.Rule.ID] = true
				out, err := finding.File.Apply(src, fix.Edits)
				require.NoError(t, err, name)
				after := Run(inf.Parse(name, out), All(), options)
				requireWithout(t, before, after, finding.Rule.ID, name)
			}
		}
	}
	for _, id := range []string{"INF301", "INF403", "INF405", "INF407", "INF603"} {
		require.True(t, fixed[id], "no fixture has a safe fix of %s", id)
	}
}

// requireWithout checks that the findings of a rule have become fewer, and those of
// no rule more.
func requireWithout(t *testing.T, before, after []*Finding, id, name string) {
	t.Helper()
	count := map[string]int{}
	for _, f := range before {
		count[f.Rule.ID]--
	}
	for _, f := range after {
		count[f.Rule.ID]++
	}
	require.Negative(t, count[id], "%s: %s is still there", name, id)
	for other, n := range count {
		require.LessOrEqual(t, n, 0, "%s: the fix of %s makes %s speak", name, id, other)
	}
}
