package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestServiceSID has what Windows prints ("sc showsid").
func TestServiceSID(t *testing.T) {
	const trustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
	for _, name := range []string{"TrustedInstaller", "trustedinstaller"} {
		require.Equal(t, trustedInstaller, ServiceSID(name).String())
	}
	require.NotEqual(t, ServiceSID("acme"), ServiceSID("acmé"))
}
