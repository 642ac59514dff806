package lint

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// FuzzSuppress checks that no comment loses a finding or makes one up: each is kept
// or suppressed, for a reason, and those about comments point into the file.
func FuzzSuppress(f *testing.F) {
	set := rules.All()
	options := rules.Options{Preset: rules.PresetAll, Today: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := inf.Parse("fuzz.inf", src)
		findings := rules.Run(file, set, options)
		kept, suppressed := Suppress(file, slices.Clone(findings), set, options)
		left := map[*rules.Finding]int{}
		for _, finding := range kept {
			left[finding]++
			require.LessOrEqual(t, finding.Span.End, len(finding.File.Text))
		}
		for _, s := range suppressed {
			left[s.Finding]++
			require.NotEmpty(t, s.Reason)
		}
		for _, finding := range findings {
			require.Equal(t, 1, left[finding], finding.Message)
			delete(left, finding)
		}
		for about := range left {
			require.Contains(t, []string{unusedSuppression, malformedSuppression, expiredSuppression}, about.Rule.ID)
		}
	})
}

// FuzzBaseline checks that a baseline that is read is written as it was.
func FuzzBaseline(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		b := NewBaseline("b.json")
		if err := b.parse(data); err != nil {
			return
		}
		text, err := b.text()
		require.NoError(t, err)
		again := NewBaseline("b.json")
		require.NoError(t, again.parse([]byte(text)))
		require.Equal(t, b.Findings(), again.Findings())
		require.Zero(t, b.Gone(), "no rule was on")
	})
}

// FuzzSize checks that a size is the same when it is read from what is printed.
func FuzzSize(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		size, err := ParseSize(text)
		if err != nil {
			require.Zero(t, size)
			return
		}
		require.True(t, 1 <= size && size <= LargestSize)
		printed := strings.ReplaceAll(strings.TrimSuffix(size.String(), "bytes"), " ", "")
		for _, same := range []string{printed, strconv.FormatInt(int64(size), 10)} {
			again, err := ParseSize(same)
			require.NoError(t, err)
			require.Equal(t, size, again)
		}
	})
}
