package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPrincipalsOrder(t *testing.T) {
	var ids []string
	for _, p := range Principals() {
		ids = append(ids, p.ID)
		require.NotEmpty(t, p.Name)
		require.Zero(t, p.Token.Privileges, "the DACL alone speaks")
		require.GreaterOrEqual(t, p.Token.Integrity, IntegrityMedium)
	}
	require.Equal(t, []string{
		"system", "administrator", "user", "network-user", "guest", "anonymous", "local-service",
		"network-service", "umdf-host", "restricted", "appcontainer", "lpac",
	}, ids)
}

// TestPrincipalsOnDevices checks who gets what from descriptors of devices. A row
// lists, per right, the principals that have it.
func TestPrincipalsOnDevices(t *testing.T) {
	const (
		world = "system administrator user network-user guest local-service network-service umdf-host"
		auth  = "system administrator user network-user local-service network-service umdf-host"
		all   = "system administrator user network-user guest anonymous local-service network-service umdf-host restricted appcontainer lpac"
	)
	tests := []struct {
		sddl, read, write, control string
	}{
		{"D:P", "", "", ""},
		{"D:P(A;;GA;;;SY)", "system", "system", "system"},
		{"D:P(A;;GA;;;BA)", "system administrator", "system administrator", "system administrator"},
		{"D:P(A;;GA;;;SY)(A;;GRGX;;;BA)", "system administrator", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)", world, "system administrator", "system"},
		{"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)(A;;GR;;;RC)", world + " restricted", "system administrator", "system"},
		{fourACEs, world + " restricted", world + " restricted", "system"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;RC)", "system", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;AU)(A;;GR;;;AC)", auth + " appcontainer", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;AU)(A;;GR;;;S-1-15-2-2)", auth + " appcontainer lpac", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GA;;;UD)", "system umdf-host", "system umdf-host", "system umdf-host"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;LS)(A;;GR;;;NS)", "system local-service network-service umdf-host", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;AN)(A;;GR;;;BG)", "system guest anonymous", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;NU)", "system network-user anonymous", "system", "system"},
		{"D:P(A;;GA;;;SY)(A;;GR;;;LG)", "system guest", "system", "system"},
		{"D:P(D;;GW;;;WD)(A;;GA;;;SY)", "system", "", "system"},
		{"D:NO_ACCESS_CONTROL", all, all, all},
		{"O:BAG:SY", all, all, all},
	}
	m := KindDevice.Mapping()
	for _, test := range tests {
		sd := mustParse(t, test.sddl)
		var got [3]string
		for _, p := range Principals() {
			for i, right := range []AccessMask{KindDevice.ReadBits(), KindDevice.WriteBits(), WriteDAC} {
				if AccessCheck(sd, &p.Token, right, m).Granted != 0 {
					if got[i] != "" {
						got[i] += " "
					}
					got[i] += p.ID
				}
			}
		}
		require.Equal(t, [3]string{test.read, test.write, test.control}, got, test.sddl)
	}
}

// TestPrincipalsOnServices: GW on a service changes its configuration.
func TestPrincipalsOnServices(t *testing.T) {
	sd := mustParse(t, "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GW;;;BU)")
	for _, p := range Principals() {
		r := AccessCheck(sd, &p.Token, KindService.WriteBits(), KindService.Mapping())
		switch p.ID {
		case "guest", "anonymous", "restricted", "appcontainer", "lpac":
			require.False(t, r.Allowed, p.ID)
		default:
			require.True(t, r.Allowed, p.ID)
		}
	}
}
