package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSpelled(t *testing.T) {
	list := []string{"Security", "Exclusive"}
	require.Equal(t, "Security", spelled(list, "SECURITY"))
	require.Equal(t, "Exclusive", spelled(list, "exclusive"))
	for _, other := range []string{"", "Securit", "Securityy", "5ecurity", "DeviceType", "ſecurity"} {
		require.Empty(t, spelled(list, other), other)
	}
}
