package requirements

import (
	"os"
	"path/filepath"
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
		if c.Coverage == Covered {
			require.Regexp(t, `^(Reported under \d{4}, .*)?$`, c.Reason, c.Code)
		} else {
			require.NotEmpty(t, c.Reason, "%s: what is not covered has a reason", c.Code)
		}
		require.Contains(t, []Coverage{Covered, PartlyCovered, NotCovered}, c.Coverage)
		require.Regexp(t, `^([EW-]{3}[EW?-]?)?$`, c.levels, "%s: a level for each mode", c.Code)
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
		{"1420", Declarative, Error, true},
		{"1205", Windows, Warning, true},
		{"1324", WHQL, Error, true},
		{"1309", Windows, Error, true},
		{"1309", WHQL, NotReported, false},        // not as /w
		{"2223", Declarative, NotReported, false}, // of an earlier list
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
		{1327, []string{"1326", "1328"}},
		{2999, []string{"2663"}},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, NearestCodes(tt.number), tt.number)
	}
}

// TestPublished compares the table with the list of the codes that are published: it has
// these, and those of earlier lists without a level.
func TestPublished(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("testdata", "codes_published.txt"))
	require.NoError(t, err)
	var published, known []string
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			published = append(published, strings.Fields(line)...)
		}
	}
	for _, c := range Codes() {
		if c.levels != "" {
			known = append(known, c.Code)
		}
	}
	require.Len(t, published, 202)
	require.Equal(t, published, known)
}

// TestInf2CatCodes holds the second table together.
func TestInf2CatCodes(t *testing.T) {
	for _, c := range Inf2CatCodes() {
		require.True(t, c.Inf2Cat(), c.Code)
		known, ok := LookupCode(c.Code)
		require.True(t, ok)
		require.Equal(t, c, known)
		require.Empty(t, c.levels)
		require.Equal(t, c.Coverage == Covered, c.Reason == "", c.Code)
	}
}
