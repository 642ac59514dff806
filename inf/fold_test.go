package inf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

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

func TestSpelled(t *testing.T) {
	list := []string{"Security", "Exclusive"}
	require.Equal(t, "Security", spelled(list, "SECURITY"))
	require.Equal(t, "Exclusive", spelled(list, "exclusive"))
	for _, other := range []string{"", "Securit", "Securityy", "5ecurity", "DeviceType", "ſecurity"} {
		require.Empty(t, spelled(list, other), other)
	}
}
