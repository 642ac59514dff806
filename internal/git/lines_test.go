package git

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAddedLines(t *testing.T) {
	text := func(lines string) string { return strings.Join(strings.Split(lines, ""), "\n") + "\n" }
	for _, tt := range []struct {
		old, fresh string
		want       []lineRange
	}{
		{"", "", nil},
		{"", "a\nb", []lineRange{{1, 2}}},
		{"a\nb", "", nil},
		{text("abc"), text("abc"), nil},
		{text("abc"), text("axbcy"), []lineRange{{2, 2}, {5, 5}}},
		{text("abc"), text("ac"), nil},
		{"a\nb", "a\nb\n", nil},
		{"a\n", "a\nxa\n", []lineRange{{2, 2}}},
		{text("-a-b-c-"), text("-x-y-z-"), []lineRange{{2, 2}, {4, 4}, {6, 6}}},
		{text("abab"), text("abxab"), []lineRange{{3, 3}}},
		{text("ababab"), text("bababa"), []lineRange{{6, 6}}},
		{text("ab"), text("ba"), []lineRange{{1, 1}}},
		{text("abcdef"), text("fabcde"), []lineRange{{1, 1}}},
		{text("aa"), text("aaa"), []lineRange{{3, 3}}},
	} {
		require.Equal(t, tt.want, addedLines(tt.old, tt.fresh), "%q %q", tt.old, tt.fresh)
	}
}

// checkAdded checks that what is not new stands in the old text, in the same order.
func checkAdded(t *testing.T, old, fresh string) (added int) {
	lines := strings.Split(fresh, "\n")
	rest := strings.Split(old, "\n")
	next, last := 1, 0
	for _, r := range append(addedLines(old, fresh), lineRange{len(lines) + 1, 0}) {
		require.Less(t, last, r.first)
		for ; next < r.first && (next < len(lines) || lines[next-1] != ""); next++ {
			for len(rest) > 0 && rest[0] != lines[next-1] {
				rest = rest[1:]
			}
			require.NotEmpty(t, rest, "line %d of %q is not in %q", next, fresh, old)
			rest = rest[1:]
		}
		if r.last > 0 {
			added += r.last - r.first + 1
			next = r.last + 1
		}
		last = r.last
	}
	return added
}

func TestAddedLinesOfMany(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var old, fresh []string
		for range random.IntN(30) {
			line := string(rune('a' + random.IntN(6)))
			for _, list := range []*[]string{&old, &fresh} {
				if random.IntN(5) > 0 {
					*list = append(*list, line)
				}
			}
		}
		checkAdded(t, strings.Join(old, "\n"), strings.Join(fresh, "\n"))
		require.Empty(t, addedLines(strings.Join(old, "\n"), strings.Join(old, "\n")))
	}
}

// TestAddedLinesTime has texts that have much in common, and nothing at its place.
func TestAddedLinesTime(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var old, fresh strings.Builder
	for range maxLines / 2 {
		old.WriteString(string(rune('a'+random.IntN(3))) + "\n")
		fresh.WriteString(string(rune('a'+random.IntN(3))) + "\n")
	}
	began := time.Now()
	require.NotEmpty(t, addedLines(old.String(), fresh.String()))
	require.Less(t, time.Since(began), 5*time.Second)
}

func FuzzAddedLines(f *testing.F) {
	f.Add("a\nb\nc", "a\nx\nc\n")
	f.Fuzz(func(t *testing.T, old, fresh string) { checkAdded(t, old, fresh) })
}
