package rules

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestInfVerifTable compares the table of codes with what the rules say of
// themselves.
func TestInfVerifTable(t *testing.T) {
	overlaps := map[string][]string{}
	for _, r := range All() {
		for _, code := range r.InfVerif {
			_, known := LookupInfVerif(code)
			require.True(t, known, "%s names InfVerif %s, which is not in the table", r.ID, code)
			overlaps[code] = append(overlaps[code], r.ID)
		}
	}
	last := ""
	for _, c := range InfVerifCodes() {
		require.Regexp(t, `^[12]\d{3}$`, c.Code)
		require.Less(t, last, c.Code, "in order, and each once")
		last = c.Code
		require.Equal(t, overlaps[c.Code], c.Rules, "InfVerif %s: the rules whose InfVerif has the code", c.Code)
		require.Equal(t, c.Coverage == NotCovered, len(c.Rules) == 0, "InfVerif %s is covered by rules or not at all", c.Code)
		require.Equal(t, c.Coverage == Covered, c.Reason == "", "InfVerif %s: what is not covered has a reason", c.Code)
		require.Contains(t, []Coverage{Covered, PartlyCovered, NotCovered}, c.Coverage)
		require.Regexp(t, `^([EW?-]{3,4})?$`, c.levels)
		for _, text := range []string{c.Meaning, c.Reason} {
			require.NotContains(t, text, "|", "the text stands in a table")
			require.True(t, text == "" || strings.HasSuffix(text, "."), "InfVerif %s: %q", c.Code, text)
		}
		for _, named := range regexp.MustCompile(`INF\d{3}`).FindAllString(c.Meaning+c.Reason, -1) {
			require.NotNil(t, Lookup(named), "InfVerif %s speaks of %s", c.Code, named)
		}
	}
}

// TestInfVerifOfRules holds the codes of each rule in order, as its page shows them.
func TestInfVerifOfRules(t *testing.T) {
	for _, r := range All() {
		require.True(t, slices.IsSorted(r.InfVerif), r.ID)
		require.Len(t, slices.Compact(slices.Clone(r.InfVerif)), len(r.InfVerif), r.ID)
	}
}

func TestInfVerifLevel(t *testing.T) {
	tests := []struct {
		code  string
		mode  InfVerifMode
		level Severity
		known bool
	}{
		{"1324", InfVerifDeclarative, Warning, true},
		{"1324", InfVerifWindows, Error, true},
		{"1304", InfVerifWindows, Off, true},
		{"1420", InfVerifDeclarative, Off, false},
		{"1420", InfVerifUniversal, Error, true},
		{"1205", InfVerifWindows, Off, false},
		{"1324", InfVerifWHQL, Error, true},
		{"1302", InfVerifWindows, Error, true},
		{"1302", InfVerifWHQL, Off, false}, // not as /w
		{"1324", "/x", Off, false},
	}
	for _, tt := range tests {
		c, ok := LookupInfVerif(tt.code)
		require.True(t, ok, tt.code)
		level, known := c.Level(tt.mode)
		require.Equal(t, tt.level, level, "%s %s", tt.code, tt.mode)
		require.Equal(t, tt.known, known, "%s %s", tt.code, tt.mode)
	}
}

func TestNearestInfVerif(t *testing.T) {
	tests := []struct {
		number int
		want   []string
	}{
		{0, []string{"1000"}},
		{1004, []string{"1003", "1005"}},
		{1326, []string{"1325", "1329"}},
		{2999, []string{"2663"}},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, NearestInfVerif(tt.number), tt.number)
	}
}

// TestInfVerifPublished compares the table with the list of the codes that are
// published: it has these and no others.
func TestInfVerifPublished(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("testdata", "infverif_published.txt"))
	require.NoError(t, err)
	var published, known []string
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		from, to, isRange := strings.Cut(line, "-")
		if !isRange {
			to = from
		}
		first, err := strconv.Atoi(from)
		require.NoError(t, err)
		last, err := strconv.Atoi(to)
		require.NoError(t, err)
		for n := first; n <= last; n++ {
			published = append(published, strconv.Itoa(n))
		}
	}
	slices.Sort(published)
	for _, c := range InfVerifCodes() {
		known = append(known, c.Code)
	}
	require.Equal(t, published, known)
}
