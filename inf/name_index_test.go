package inf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNameIndexAsMap compares the index with a map of folded names: names at random, of
// letters that have several cases.
func TestNameIndexAsMap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aAbB.0_kK\u212AäÄİıſsSΣσς")
	name := func() string {
		text := make([]rune, random.IntN(20))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
		}
		return string(text)
	}
	index := newNameIndex(1, func(s *string) string { return *s })
	plain := map[string]*string{}
	for range 20_000 {
		n := name()
		require.Equal(t, plain[fold(n)], index.find(n), "%q", n)
		item, added := index.add(n, func() *string { return &n })
		require.Equal(t, plain[fold(n)] == nil, added, "%q", n)
		if added {
			plain[fold(n)] = &n
		}
		require.Same(t, plain[fold(n)], item, "%q", n)
	}
	require.Len(t, index.items, len(plain))
}

// TestNameIndex finds names of every length in any case, and no others.
func TestNameIndex(t *testing.T) {
	const letters = "Install.NTamd64.HW_äİΣ0"
	index := newNameIndex(1, func(s *string) string { return *s })
	for end := range len(letters) {
		name := letters[:end]
		_, added := index.add(name, func() *string { return &name })
		require.True(t, added, name)
	}
	require.Len(t, index.items, len(letters))
	for i, item := range index.items {
		for _, other := range []string{strings.ToUpper(*item), strings.ToLower(*item), *item} {
			if sameName(other, *item) {
				require.Same(t, item, index.find(other), "%d %q", i, other)
			}
		}
		require.Nil(t, index.find(*item+"!"))
	}
	require.Same(t, index.items[1], index.find("i"))
}

// TestNameIndexKelvin finds a name that is ASCII only in small letters.
func TestNameIndexKelvin(t *testing.T) {
	index := newNameIndex(1, func(s *string) string { return *s })
	name := "Kernel"
	index.add(name, func() *string { return &name })
	require.Same(t, &name, index.find("\u212Aernel"))
}
