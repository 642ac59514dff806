package requirements

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWindowsSections(t *testing.T) {
	tests := []struct {
		needed, file, service string
		known                 bool
	}{
		{"WINUSB.NT", "winusb.inf", "WinUSB", true},
		{"winusb.nt.services", "winusb.inf", "WinUSB", true},
		{"WINUSB.NT.Other", "", "", false},
		{"WINUSB.NTamd64", "", "", false},
		{"WUDFRD_UpperFilter.NT.Filters", "wudfrd.inf", "", true},
		{"KSCAPTUR.Registration.NT", "kscaptur.inf", "", true},
		{"", "", "", false},
	}
	for _, tt := range tests {
		s, known := WindowsSectionOf(tt.needed)
		require.Equal(t, tt.known, known, tt.needed)
		require.Equal(t, tt.file, s.File, tt.needed)
		require.Equal(t, tt.service, s.Service, tt.needed)
	}
	require.True(t, HasWindowsSection("PCI.inf", "PciD3ColdSupported.HW"))
	require.True(t, HasWindowsSection("machine.inf", "PciD3ColdSupported"))
	require.False(t, HasWindowsSection("ks.inf", "WINUSB.NT"))
	require.True(t, OfWindows("KS.INF"))
	require.False(t, OfWindows("acme.inf"))
}

func TestNotLookedAt(t *testing.T) {
	for _, c := range NotLookedAt(Universal) {
		level, _ := c.Level(Universal)
		require.NotEqual(t, NotReported, level, c.Code)
		require.Equal(t, NotCovered, c.Coverage, c.Code)
		require.NotEmpty(t, c.Reason)
	}
	require.NotEmpty(t, NotLookedAt(Universal))
	require.Less(t, len(NotLookedAt(Declarative)), len(NotLookedAt(Windows)))
}
