package rules

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestOfferedFixes applies each fix, safe or not, that a rule has for its own bad
// fixtures. The finding is gone afterwards, and no new one is there; with it may go
// others of its kind. Where the text of a descriptor is repaired (INF1xx), what it
// says may be wrong too, and is found only then.
func TestOfferedFixes(t *testing.T) {
	for _, r := range All() {
		names, err := filepath.Glob(filepath.Join("..", "testdata", "infs", r.ID, "bad*.in[fx]"))
		require.NoError(t, err)
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
					t.Run(r.ID+"/"+filepath.Base(name)+"/"+finding.Rule.ID, func(t *testing.T) {
						fixed, err := f.Apply(src, fix.Edits)
						require.NoError(t, err)
						left := listing(before)
						for _, line := range listing(Run(inf.Parse(name, fixed), All(), options)) {
							i := slices.Index(left, line)
							if i < 0 {
								require.True(t, strings.HasPrefix(r.ID, "INF1"), "new: %s", line)
								continue
							}
							left = slices.Delete(left, i, i+1)
						}
						require.Contains(t, left, listing([]*Finding{finding})[0])
					})
				}
			}
		}
	}
}
