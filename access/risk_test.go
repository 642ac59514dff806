package access

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// TestCompareRisk sorts devices that are written down in the wrong order.
func TestCompareRisk(t *testing.T) {
	f := inf.Parse("x.inf", []byte(`[Manufacturer]
m=M
[M]
Unknown=Unknown,u
System=System,s
Services=Services,v
Sandbox=Sandbox,b
Everyone=Everyone,e
[Unknown]
[System.HW]
AddReg=SystemReg
[Services.HW]
AddReg=ServicesReg
[Sandbox.HW]
AddReg=SandboxReg
[Everyone.HW]
AddReg=EveryoneReg
[SystemReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
[ServicesReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;LS)"
[SandboxReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GR;;;BU)(A;;GR;;;AC)"
[EveryoneReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;WD)"
[System]
[Services]
[Sandbox]
[Everyone]
`))
	rows := Map(f, nil)
	slices.SortStableFunc(rows, func(a, b Row) int { return CompareRisk(&a, &b) })
	var names []string
	for _, row := range rows {
		names = append(names, row.Object.Name)
	}
	require.Equal(t, []string{"Everyone", "Sandbox", "Services", "System", "Unknown"}, names)
	require.Equal(t, FullControl, rows[0].Exposure(People))
	require.Equal(t, NoAccess, rows[0].Exposure(Sandboxes))
	require.Equal(t, ReadOnly, rows[1].Exposure(Sandboxes))
	require.Equal(t, FullControl, rows[3].Exposure(SystemCallers))
	require.False(t, rows[4].Known())
	require.Equal(t, NoAccess, rows[4].Exposure(People))
}

// TestGroup has each standard principal in its group.
func TestGroup(t *testing.T) {
	groups := map[string][]string{}
	for p, principal := range sddl.Principals() {
		g := Principal(p).Group().String()
		groups[g] = append(groups[g], principal.ID)
	}
	require.Equal(t, map[string][]string{
		"system":    {"system", "administrator"},
		"people":    {"user", "network-user", "guest", "anonymous"},
		"services":  {"local-service", "network-service", "umdf-host"},
		"sandboxes": {"restricted", "appcontainer", "lpac"},
	}, groups)
}
