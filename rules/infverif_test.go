package rules

import (
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/requirements"
)

// TestInfVerifOverlaps compares the table of codes with what the rules say of
// themselves.
func TestInfVerifOverlaps(t *testing.T) {
	for _, c := range requirements.Codes() {
		require.Equal(t, c.Coverage == requirements.NotCovered, len(Overlapping(c)) == 0, "InfVerif %s is covered by rules or not at all", c.Code)
		for _, named := range regexp.MustCompile(`INF\d{3}`).FindAllString(c.Meaning+c.Reason, -1) {
			require.NotNil(t, Lookup(named), "InfVerif %s speaks of %s", c.Code, named)
		}
	}
}

// TestInfVerifOfRules holds the codes of each rule in order, as its page shows them.
func TestInfVerifOfRules(t *testing.T) {
	for _, r := range All() {
		for _, code := range r.InfVerif {
			_, known := requirements.LookupCode(code)
			require.True(t, known, "%s names InfVerif %s, which is not in the table", r.ID, code)
		}
		require.True(t, slices.IsSorted(r.InfVerif), r.ID)
		require.Len(t, slices.Compact(slices.Clone(r.InfVerif)), len(r.InfVerif), r.ID)
	}
}
