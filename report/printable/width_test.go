package printable

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWidth(t *testing.T) {
	for in, want := range map[string]int{
		"plain": 5, "größe": 5, "gro\u0308\u00dfe": 5, "設備": 4, "ﾊﾝｶｸ": 4, "ＡＢ": 4, "😀": 2, "한": 2,
		"\u1112\u1161\u11ab": 2, // the same, decomposed
	} {
		require.Equal(t, want, Width(in), in)
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		text     string
		from, to int
		want     string
	}{
		{"abc", 1, 2, "b"}, {"abc", 1, 9, "bc"}, {"abc", 7, 9, ""},
		{"abe\u0301c", 1, 3, "be\u0301"}, {"a設c", 0, 2, "a "}, {"a設c", 2, 4, " c"},
	} {
		require.Equal(t, tt.want, Cut(tt.text, tt.from, tt.to), tt.text)
	}
}
