package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func mustParse(t testing.TB, s string) *SecurityDescriptor {
	t.Helper()
	sd, err := Parse(s)
	require.NoError(t, err, s)
	return sd
}

// user is somebody's token with the given groups.
func user(groups ...string) *Token {
	t := token("S-1-5-21-1-2-3-1001", groups...)
	return &t
}

func TestAccessCheckDecides(t *testing.T) {
	const me = "S-1-5-21-1-2-3-1001"
	privileged := user("WD")
	privileged.Privileges = SeSecurity | SeTakeOwnership
	low := user("WD")
	low.Integrity = IntegrityLow
	untrusted := user("WD")
	untrusted.Integrity = IntegrityUntrusted
	restricted := user("WD")
	restricted.Restricted = []SID{MustSID("RC")}
	owning := user("WD")
	owning.Restricted = []SID{MustSID("RC"), MustSID(me)}
	writeRestricted := user("WD")
	writeRestricted.Restricted, writeRestricted.WriteRestricted = []SID{MustSID("WR")}, true
	denied := user("WD")
	denied.Groups = append(denied.Groups, SIDAndAttributes{MustSID("BA"), true})
	sandboxed := user("WD")
	sandboxed.AppContainer = &AppContainer{Package: somePackage, Capabilities: []SID{MustSID("S-1-15-3-1")}}
	both := user("WD")
	both.Restricted, both.AppContainer = restricted.Restricted, sandboxed.AppContainer
	lpac := user("WD")
	lpac.AppContainer = &AppContainer{Package: somePackage, LowPrivilege: true}

	tests := []struct {
		name string
		sddl string
		tok  *Token
		ask  AccessMask
		got  AccessMask
		by   Decider // about the lowest bit of ask
		aces []int
	}{
		{"nobody", "D:P", user("WD"), 1, 0, Decider{ByNoACE, -1}, nil},
		{"absent DACL", "O:SY", user(), 1, 1, Decider{ByNullDACL, -1}, nil},
		{"NULL DACL", "D:NO_ACCESS_CONTROL", user(), 1, 1, Decider{ByNullDACL, -1}, nil},
		{"allowed", "D:(A;;GR;;;BA)(A;;GR;;;WD)", user("WD"), 1, 1, Decider{ByACE, 1}, []int{1}},
		{"first decides", "D:(A;;0x3;;;WD)(D;;GA;;;WD)", user("WD"), 0x7, 3, Decider{ByACE, 0}, []int{0, 1}},
		{"denied", "D:(D;;0x1;;;WD)(A;;GA;;;WD)", user("WD"), 1, 0, Decider{ByACE, 0}, []int{0}},
		{"inherit only", "D:(A;OICIIO;GA;;;WD)", user("WD"), 1, 0, Decider{ByNoACE, -1}, nil},
		{"deny-only group, allow", "D:(A;;GA;;;BA)", denied, 1, 0, Decider{ByNoACE, -1}, nil},
		{"deny-only group, deny", "D:(D;;GA;;;BA)(A;;GA;;;WD)", denied, 1, 0, Decider{ByACE, 0}, []int{0}},
		{"deny-only owner", "O:BAD:P", denied, WriteDAC, 0, Decider{ByNoACE, -1}, nil},
		{"owner", "O:" + me + "D:P", user(), WriteDAC, WriteDAC, Decider{ByOwner, -1}, nil},
		{"owner, before a denial", "O:" + me + "D:(D;;GA;;;WD)", user("WD"), ReadControl, ReadControl, Decider{ByOwner, -1}, nil},
		{"owner rights", "O:" + me + "D:(A;;RC;;;OW)", user(), WriteDAC | ReadControl, ReadControl, Decider{ByACE, 0}, []int{0}},
		{"owner rights, denied", "O:" + me + "D:(D;;WD;;;OW)(A;;GA;;;WD)", user("WD"), WriteDAC, 0, Decider{ByACE, 0}, []int{0}},
		{"owner rights, not the owner", "O:SYD:(A;;GA;;;OW)", user("WD"), 1, 0, Decider{ByNoACE, -1}, nil},
		{"owner rights, inherit only", "O:" + me + "D:(A;IO;RC;;;OW)", user(), WriteDAC, WriteDAC, Decider{ByOwner, -1}, nil},
		{"owned by OWNER RIGHTS", "O:OWD:(A;;GA;;;OW)", user("WD"), ReadControl, 0, Decider{ByNoACE, -1}, nil},
		{"owned by OWNER RIGHTS, no entry", "O:OWD:P", user("WD"), WriteDAC, 0, Decider{ByNoACE, -1}, nil},
		{"creator owner matches nobody", "O:" + me + "D:(A;;GA;;;CO)", user(), 1, 0, Decider{ByNoACE, -1}, nil},
		{"take ownership", "D:P", privileged, WriteOwner, WriteOwner, Decider{ByPrivilege, -1}, nil},
		{"auditing", "D:P", privileged, AccessSystemSecurity, AccessSystemSecurity, Decider{ByPrivilege, -1}, nil},
		{"auditing without privilege", "D:(A;;0x1000001;;;WD)", user("WD"), AccessSystemSecurity, 0, Decider{ByNoPrivilege, -1}, nil},
		{"default label", "D:(A;;GA;;;WD)", low, 0x3, 1, Decider{ByACE, 0}, []int{0}},
		{"default label, write", "D:(A;;GA;;;WD)", low, 0x2, 0, Decider{ByLabel, -1}, nil},
		{"low label", "D:(A;;GA;;;WD)S:(ML;;NW;;;LW)", low, 0x3, 3, Decider{ByACE, 0}, []int{0}},
		{"low label, untrusted", "D:(A;;GA;;;WD)S:(ML;;NWNRNX;;;LW)", untrusted, 0x23, 0, Decider{ByLabel, -1}, nil},
		{"inherit-only label", "D:(A;;GA;;;WD)S:(ML;IO;NWNRNX;;;HI)", user("WD"), 0x3, 3, Decider{ByACE, 0}, []int{0}},
		{"NULL DACL under a label", "S:(ML;;NR;;;HI)", user(), 0x1, 0, Decider{ByLabel, -1}, nil},
		{"restricted", "D:(A;;GA;;;WD)", restricted, 1, 0, Decider{ByRestrictedSIDs, -1}, nil},
		{"restricted, both", "D:(A;;GA;;;WD)(A;;GR;;;RC)", restricted, 0x3, 1, Decider{ByACE, 0}, []int{0, 1}},
		{"restricted, both, RC first", "D:(A;;GR;;;RC)(A;;GA;;;WD)", restricted, 1, 1, Decider{ByACE, 1}, []int{0, 1}},
		{"restricted, denied", "D:(A;;GA;;;WD)(D;;GR;;;RC)", restricted, 1, 0, Decider{ByRestrictedSIDs, 1}, []int{1}},
		{"restricted, RC alone", "D:(A;;GR;;;RC)", restricted, 1, 0, Decider{ByNoACE, -1}, nil},
		{"restricted owner", "O:" + me + "D:P", restricted, WriteDAC, 0, Decider{ByNoACE, -1}, nil},
		{"restricted owner in the list", "O:" + me + "D:P", owning, WriteDAC, WriteDAC, Decider{ByOwner, -1}, nil},
		{"write-restricted, read", "D:(A;;GA;;;WD)", writeRestricted, 0x1, 1, Decider{ByACE, 0}, []int{0}},
		{"write-restricted, write", "D:(A;;GA;;;WD)", writeRestricted, 0x2, 0, Decider{ByRestrictedSIDs, -1}, nil},
		{"write-restricted, both", "D:(A;;GA;;;WD)(A;;GW;;;WR)", writeRestricted, 0x2, 2, Decider{ByACE, 0}, []int{0, 1}},
		{"AppContainer", "D:(A;;GA;;;WD)", sandboxed, 1, 0, Decider{ByAppContainer, -1}, nil},
		{"AppContainer, AC", "D:(A;;GA;;;WD)(A;;GR;;;AC)", sandboxed, 0x3, 1, Decider{ByACE, 0}, []int{0, 1}},
		{"AppContainer, capability", "D:(A;;GA;;;WD)(A;;GR;;;S-1-15-3-1)", sandboxed, 1, 1, Decider{ByACE, 0}, []int{0, 1}},
		{"AppContainer, all restricted packages", "D:(A;;GA;;;WD)(A;;GR;;;S-1-15-2-2)", sandboxed, 1, 1, Decider{ByACE, 0}, []int{0, 1}},
		{"AppContainer, package alone", "D:(A;;GA;;;AC)", sandboxed, 1, 0, Decider{ByNoACE, -1}, nil},
		{"restricted in an AppContainer", "D:(A;;GA;;;WD)(A;;GR;;;RC)(A;;GR;;;AC)", both, 1, 1, Decider{ByACE, 0}, []int{0, 2}},
		{"restricted in an AppContainer, RC alone", "D:(A;;GA;;;WD)(A;;GR;;;RC)", both, 1, 0, Decider{ByAppContainer, -1}, nil},
		{"restricted in an AppContainer, denied", "D:(A;;GA;;;WD)(A;;GR;;;RC)(D;;GR;;;AC)", both, 1, 0, Decider{ByAppContainer, 2}, []int{2}},
		{"LPAC, AC", "D:(A;;GA;;;WD)(A;;GR;;;AC)", lpac, 1, 0, Decider{ByAppContainer, -1}, nil},
		{"LPAC", "D:(A;;GA;;;WD)(A;;GR;;;S-1-15-2-2)", lpac, 1, 1, Decider{ByACE, 0}, []int{0, 1}},
		{"object type", "D:(OA;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD)", user("WD"), 1, 0, Decider{ByNoACE, -1}, nil},
		{"inherited object type", "D:(OA;;CC;;f30e3bbe-9ff0-11d1-b603-0000f80367c1;WD)", user("WD"), 1, 1, Decider{ByACE, 0}, []int{0}},
		{"object type, denied", "D:(OD;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD)(A;;GA;;;WD)", user("WD"), 1, 0, Decider{ByACE, 0}, []int{0}},
		{"relative SID", "D:(A;;GA;;;DA)", user("DA"), 1, 1, Decider{ByACE, 0}, []int{0}},
		{"relative SID, other base", "D:(A;;GA;;;DA)", user("LA"), 1, 0, Decider{ByNoACE, -1}, nil},
	}
	m := KindDevice.Mapping()
	for _, test := range tests {
		r := AccessCheck(mustParse(t, test.sddl), test.tok, test.ask, m)
		require.Equal(t, test.ask, r.Desired, test.name)
		require.Equal(t, test.got, r.Granted, test.name)
		require.Equal(t, test.got == test.ask, r.Allowed, test.name)
		require.Equal(t, test.by, r.DecidedBy(test.ask), test.name)
		require.Equal(t, test.aces, r.ACEs(test.ask), test.name)
		require.NotEmpty(t, test.by.Kind.String())
	}
}

func TestAccessCheckRequests(t *testing.T) {
	sd := mustParse(t, "D:(A;;GR;;;WD)(A;;0x40000000;;;BA)")
	m := KindDevice.Mapping()
	r := AccessCheck(sd, user("WD"), GenericRead, m)
	require.Equal(t, m.Read, r.Desired, "the request is mapped")
	require.True(t, r.Allowed)
	require.False(t, AccessCheck(sd, user("WD"), GenericRead|GenericWrite, m).Allowed)
	require.False(t, AccessCheck(sd, user("WD"), 0, m).Allowed, "nothing was asked for")
	require.Equal(t, Decider{ByNoACE, -1}, r.DecidedBy(0))

	require.Equal(t, m.Read, MaximumAllowed(sd, user("WD"), m))
	require.Equal(t, m.Read|m.Write, MaximumAllowed(sd, user("WD", "BA"), m))
	r = AccessCheck(sd, user("WD"), MaximumAllowedBit|0x1, m)
	require.True(t, r.Allowed)
	require.Equal(t, m.Read, r.Granted)
	require.Equal(t, AccessMask(1), r.Desired)
	require.Equal(t, m.All, MaximumAllowed(mustParse(t, ""), user(), m))

	owner := user()
	owner.Privileges = SeTakeOwnership | SeSecurity
	require.Zero(t, MaximumAllowed(mustParse(t, "D:P"), owner, m), "privileges need to be asked for")
}

// TestAccessCheckLongList: verdicts have no room for the entries of a list that fits no
// descriptor. The last one they have room for stands for the rest.
func TestAccessCheckLongList(t *testing.T) {
	aces := make([]ACE, 1<<16)
	aces[len(aces)-1] = ACE{Mask: GenericAll, SID: everyone}
	r := AccessCheck(&SecurityDescriptor{DACL: &ACL{ACEs: aces}}, user("WD"), 1, KindDevice.Mapping())
	require.True(t, r.Allowed)
	require.Equal(t, Decider{ByACE, 1<<15 - 2}, r.DecidedBy(1))
}

func TestAccessCheckAllocates(t *testing.T) {
	sd := mustParse(t, fourACEs)
	m := KindDevice.Mapping()
	for _, p := range Principals() {
		require.Zero(t, testing.AllocsPerRun(10, func() { AccessCheck(sd, &p.Token, GenericAll, m) }), p.ID)
	}
}

func TestIntegrityLevel(t *testing.T) {
	var zero IntegrityLevel
	require.Equal(t, IntegrityMedium, zero)
	for level, rid := range map[IntegrityLevel]uint32{
		IntegrityUntrusted: 0, IntegrityLow: 0x1000, IntegrityMedium: 0x2000,
		IntegrityMediumPlus: 0x2100, IntegrityHigh: 0x3000, IntegritySystem: 0x4000,
	} {
		require.Equal(t, rid, level.RID())
		require.Equal(t, level, IntegrityOf(rid))
	}
	require.Greater(t, IntegrityOf(1<<32-1), IntegritySystem, "a nonsensical label is above everything")
}
