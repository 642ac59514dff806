package requirements

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCodes holds the table together.
func TestCodes(t *testing.T) {
	last := ""
	for _, c := range Codes() {
		require.Regexp(t, `^[12]\d{3}$`, c.Code)
		require.Less(t, last, c.Code, "in order, and each once")
		last = c.Code
		require.Equal(t, c.Coverage == Covered, c.Reason == "", "%s: what is not covered has a reason", c.Code)
		require.Contains(t, []Coverage{Covered, PartlyCovered, NotCovered}, c.Coverage)
		require.Regexp(t, `^([EW?-]{3,4})?$`, c.levels)
		for _, text := range []string{c.Meaning, c.Reason} {
			require.NotContains(t, text, "|", "the text stands in a table")
			require.True(t, text == "" || strings.HasSuffix(text, "."), "%s: %q", c.Code, text)
		}
	}
}

func TestLevel(t *testing.T) {
	tests := []struct {
		code  string
		mode  Mode
		level Level
		known bool
	}{
		{"1324", Declarative, Warning, true},
		{"1324", Windows, Error, true},
		{"1304", Windows, NotReported, true},
		{"1420", Declarative, NotReported, false},
		{"1420", Universal, Error, true},
		{"1205", Windows, NotReported, false},
		{"1324", WHQL, Error, true},
		{"1302", Windows, Error, true},
		{"1302", WHQL, NotReported, false}, // not as /w
		{"1324", "/x", NotReported, false},
	}
	for _, tt := range tests {
		c, ok := LookupCode(tt.code)
		require.True(t, ok, tt.code)
		level, known := c.Level(tt.mode)
		require.Equal(t, tt.level, level, "%s %s", tt.code, tt.mode)
		require.Equal(t, tt.known, known, "%s %s", tt.code, tt.mode)
	}
}

func TestNearestCodes(t *testing.T) {
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
		require.Equal(t, tt.want, NearestCodes(tt.number), tt.number)
	}
}

// TestPublished compares the table with the list of the codes that are
// published: it has these and no others.
func TestPublished(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("testdata", "codes_published.txt"))
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
	for _, c := range Codes() {
		known = append(known, c.Code)
	}
	require.Equal(t, published, known)
}
