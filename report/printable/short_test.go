package printable

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestShortName(t *testing.T) {
	for name, want := range map[string]string{
		"Acme":                                  "Acme",
		strings.Repeat("N", 60):                 strings.Repeat("N", 60),
		strings.Repeat("N", 61):                 strings.Repeat("N", 59) + "…",
		strings.Repeat("N", 16000):              strings.Repeat("N", 59) + "…",
		strings.Repeat("字", 16000):              strings.Repeat("字", 29) + " …",
		strings.Repeat("a", 239) + "\u00e9\x80": strings.Repeat("a", 59) + "…",
	} {
		got := ShortName(name)
		require.Equal(t, want, got)
		require.Equal(t, got, ShortName(got), "what is short stays as it is")
	}
	for _, part := range []string{"\u0301", "\u200b", "a\u0301", "\t", "\xff", "##", "\u3164"} {
		got := ShortName(strings.Repeat(part, 16000))
		require.LessOrEqual(t, Width(got), maxName, part)
		require.Less(t, len(got), 1000, part)
	}
}
