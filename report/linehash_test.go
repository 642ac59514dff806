package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestLineHashes has the vectors that the upload action publishes with its own
// implementation (github.com/github/codeql-action, src/fingerprints.test.ts), and
// some that follow from them.
func TestLineHashes(t *testing.T) {
	const lorem = "Lorem ipsum dolor sit amet."
	blanks := []string{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}
	loremHashes := []string{
		"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5",
		"a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
		"c129715d7a2bc9a3:1",
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", "", []string{"c129715d7a2bc9a3:1"}},
		{"blanks", " a\nb\n  \t\tc\n d", blanks},
		{"blanks and CRLF", " a\r\nb\r\n  \t\tc\r\n d", blanks},
		{"blanks and CR", " a\rb\r  \t\tc\r d", blanks},
		{"blanks, mixed", " a\rb\r\n  \t\tc\n d", blanks},
		{"equal lines", strings.Repeat(lorem+"\n", 10), loremHashes},
		{"equal lines and CRLF", strings.Repeat(lorem+"\r\n", 10), loremHashes},
		{"equal lines and CR", strings.Repeat(lorem+"\r", 10), loremHashes},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range lineHashes(tt.text) {
				got = append(got, h.String())
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// TestLineHashUnits checks that characters beyond U+FFFF count as the two units
// that they are in UTF-16: a window that they fill ends before what follows.
func TestLineHashUnits(t *testing.T) {
	require.Equal(t, lineHashes(strings.Repeat("🔒", 50) + "x")[0], lineHashes(strings.Repeat("🔒", 50) + "y")[0])
	require.NotEqual(t, lineHashes(strings.Repeat("🔒", 49) + "x")[0], lineHashes(strings.Repeat("🔒", 49) + "y")[0])
}

// TestLineHashOfLines checks that each line of a file finds its own hash, however
// the lines end.
func TestLineHashOfLines(t *testing.T) {
	for _, text := range []string{"a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rx\nb\n\nc", "a\r \nb\n\nc", "a\nb\n\rc\nc"} {
		f := inf.Parse("x.inf", []byte(text))
		hashes := lineHashesOf(f)
		for line := 1; line <= f.Lines(); line++ {
			rest := lineHashes(f.Text[f.LineSpan(line).Start:])
			require.Equal(t, rest[0].hash, hashOf(hashes, line).hash, "%q line %d", text, line)
		}
	}
}

// FuzzLineHashes holds the hash that moves along the text against one that is made
// anew for each line.
func FuzzLineHashes(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		units, begins := hashUnits(text)
		hashes := lineHashes(text)
		require.Len(t, hashes, len(begins))
		for i, b := range begins {
			var hash uint64
			for _, unit := range units[b.unit : b.unit+hashWindow] {
				hash = hash*hashBase + uint64(unit)
			}
			require.Equal(t, lineHash{b.line, hashes[i].count, hash}, hashes[i])
			require.Positive(t, hashes[i].count)
		}
	})
}

// TestLineHashEncodings hashes the same text in several encodings.
func TestLineHashEncodings(t *testing.T) {
	const text = "[Strings]\r\nA = \"größe 🔒\"\r\n"
	want := lineHashes(text)
	for name, src := range inEncodings(text) {
		require.Equal(t, want, lineHashesOf(inf.Parse("x.inf", src)), name)
	}
}
