package access

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
)

// TestPortLibraries has a name for the library of each function that package driver knows.
func TestPortLibraries(t *testing.T) {
	for _, function := range driver.PortFunctions() {
		require.NotEqual(t, "a port library", portLibrary(function), function)
	}
	require.Equal(t, "NDIS", portLibrary("NdisMRegisterMiniportDriver"))
	require.Equal(t, "a port library", portLibrary("AcmeRegister"))
}
