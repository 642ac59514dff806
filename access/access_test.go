package access

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

func TestTierOf(t *testing.T) {
	tests := map[string]Tier{
		"SY": Trusted, "BA": Trusted, trustedInstaller: Trusted,
		"LS": Service, "UD": Service, "S-1-5-80-1-2-3-4-5": Service, "S-1-5-84-0-0-0-0-0": Service,
		"SO": Delegated, "S-1-5-21-1-2-3-1001": Delegated,
		"WD": Broad, "AU": Broad, "NU": Broad, "S-1-2-0": Broad, "S-1-2-1": Broad, "S-1-5-13": Broad, "S-1-5-14": Broad, "S-1-5-15": Broad, "S-1-5-113": Broad, "S-1-5-114": Broad,
		"S-1-2-2": Delegated, "S-1-5-16": Delegated, "S-1-5-13-1": Delegated,
		"AN": Untrusted, "BG": Untrusted, "RC": Untrusted, "AC": Untrusted, "S-1-15-2-2": Untrusted, "S-1-15-3-1": Untrusted,
	}
	for sid, want := range tests {
		require.Equal(t, want, TierOf(sddl.MustSID(sid)), sid)
	}
}

// TestLongValue has descriptors that Windows cuts: the rest of one may be blanks, or
// entries, which leaves no descriptor.
func TestLongValue(t *testing.T) {
	const head = "[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\nHKR,,Security,,\"D:P(A;;GA;;;WD)"
	for rest, want := range map[string]Status{
		strings.Repeat(" ", 5000): Parsed, strings.Repeat(" (A;;GA;;;SY)", 500): Malformed, strings.Repeat("ü", 5000): Malformed,
	} {
		var status []Status
		for _, o := range Of(inf.Parse("x.inf", []byte(head+rest+"\"")), nil) {
			for _, d := range o.Descriptors {
				status = append(status, d.Status)
			}
		}
		require.Equal(t, []Status{want}, status, "%.20q", rest)
	}
	require.Len(t, asRead(strings.Repeat("ü", 5000)), 2*inf.MaxValue)
	require.Len(t, asRead(strings.Repeat("𝄞", 5000)), 4*(inf.MaxValue/2))
}

// TestPlatform adds the architecture of an install section to decorations.
func TestPlatform(t *testing.T) {
	for _, tt := range [][3]string{
		{"", ".NTamd64", "NTamd64"}, {"NT", ".NTamd64", "NTamd64"}, {"NT.10.0", ".NTarm64", "NTarm64.10.0"}, {"NTx86.10.0", ".NTamd64", "NTx86.10.0"},
		{"NT$ARCH$.10.0", ".NTamd64", "NTamd64.10.0"}, {"NT.10.0", ".NT", "NT.10.0"}, {"NT.10.0", "", "NT.10.0"}, {"NT.10.0", ".NT$ARCH$", "NT.10.0"},
		{"NT.10.0", ".Services", "NT.10.0"},
	} {
		d, _ := inf.ParseDecoration(tt[0])
		require.Equal(t, tt[2], platform(d, tt[1]).Text, tt)
	}
}

func TestHasPrefix(t *testing.T) {
	for sid, want := range map[string]bool{"S-1-5-80": false, "S-1-5-80-1": true, "S-1-5-80-1-2": true, "S-1-5-81-1": false, "S-1-4-80-1": false} {
		require.Equal(t, want, HasPrefix(sddl.MustSID(sid), 5, 80), sid)
	}
}

func TestIncludes(t *testing.T) {
	for _, pair := range [][2]string{
		{"WD", "WD"}, {"WD", "AU"}, {"WD", "BG"}, {"WD", "SY"}, {"WD", "S-1-5-21-1-2-3-1001"}, {"WD", "S-1-2-0"},
		{"AU", "BU"}, {"AU", "LS"}, {"AU", "S-1-5-80-1-2-3-4-5"}, {"LS", "UD"}, {"BA", "SY"}, {"S-1-5-80-9", "S-1-5-80-9"},
	} {
		require.True(t, Includes(sddl.MustSID(pair[0]), sddl.MustSID(pair[1])), pair)
	}
	for _, pair := range [][2]string{
		{"WD", "AN"}, {"WD", "RC"}, {"WD", "AC"}, {"WD", "S-1-15-2-2"}, {"AU", "WD"}, {"AU", "BG"}, {"SY", "BA"}, {"BU", "IU"},
	} {
		require.False(t, Includes(sddl.MustSID(pair[0]), sddl.MustSID(pair[1])), pair)
	}
	require.True(t, Overlap(sddl.MustSID("NU"), sddl.MustSID("BU")), "a user over the network is in both")
	require.False(t, Overlap(sddl.MustSID("AN"), sddl.MustSID("BU")))
}

func TestPrincipals(t *testing.T) {
	principals := Principals()
	require.Len(t, principals, int(principalCount))
	for p, id := range map[Principal]string{System: "system", Guest: "guest", UMDFHost: "umdf-host", RestrictedCode: "restricted", LPAC: "lpac"} {
		require.Equal(t, id, principals[p].ID)
	}
}

func TestRightsOf(t *testing.T) {
	device := sddl.KindDevice
	require.Equal(t, Rights(0), RightsOf(device, 0))
	require.Equal(t, Open, RightsOf(device, sddl.Synchronize))
	require.Equal(t, Open|Read, RightsOf(device, device.Mapping().Read))
	require.Equal(t, Open|Read|Write|Execute|Control, RightsOf(device, device.Mapping().All))
}

func TestOf(t *testing.T) {
	f := inf.Parse("x.inf", []byte(`[Manufacturer]
m=M
[M]
One=A,a
Two=B,b
Three=C,c
Four=D,d
[A]
[A.HW]
AddReg=Sec,Open
[B]
[B.HW]
AddReg=Sec
[B.Wdf]
[C]
[C.HW]
AddReg=Bad
Needs=elsewhere
[D]
[D.HW]
AddReg=Unknown
[Sec]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GR;;;WD)"
[Open]
HKR,,DeviceCharacteristics,0x10001,0x100
[Bad]
HKR,,Security,,"D:P(A"
[Unknown]
HKR,,Security,,"%nowhere%"
HKR,,DeviceCharacteristics,0x10001,%nowhere%
`))
	objects := Of(f, nil)
	require.Len(t, objects, 4)
	var statuses []Status
	var namespaces []Namespace
	for _, o := range objects {
		statuses = append(statuses, o.Effective.Status)
		namespaces = append(namespaces, NamespaceOf(o))
	}
	require.Equal(t, []Status{Parsed, Parsed, Malformed, Unknown}, statuses)
	require.Equal(t, []Namespace{Guarded, ByFramework, NotKnown, NotKnown}, namespaces)
	d := objects[0].Effective
	require.Equal(t, sddl.KindDevice.Mapping().Read, d.Granted(Guest))
	require.Equal(t, []int{1}, d.Check(Guest).ACEs(d.Granted(Guest)))
	require.Equal(t, []sddl.AccessMask{d.Granted(Guest), 0}, d.Without([]int{0, 1}, Guest))
	require.Zero(t, d.DACL()[1].Flags, "the descriptor is as it was")
	require.Same(t, d.SD, objects[1].Effective.SD, "one text is parsed once")
	loc := d.Locate(d.DACL()[1].Spans.SID)
	require.Equal(t, "WD", f.Text[loc.Use.Start:loc.Use.End])
}

// TestBinary has descriptors given as bytes: one that decodes, one that is cut,
// one with a field that is no byte, one with a token that is not known.
func TestBinary(t *testing.T) {
	sd, err := sddl.Parse("D:P(A;;GA;;;SY)(A;;GRGW;;;WD)")
	require.NoError(t, err)
	data, err := sd.MarshalBinary()
	require.NoError(t, err)
	var fields []string
	for _, b := range data {
		fields = append(fields, fmt.Sprintf("%02x", b))
	}
	tests := []struct {
		value string
		want  Status
	}{
		{strings.Join(fields, ","), Parsed},
		{strings.Join(fields[:30], ","), Undecodable},
		{"01,xy", Undecodable},
		{"01,%b%", Unknown},
		{"", Undecodable}, // one byte, 0
	}
	for _, tt := range tests {
		f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\nHKR,,Security,1,"+tt.value))
		d := Of(f, nil)[0].Descriptors[0]
		require.Equal(t, tt.want, d.Status, tt.value)
		if tt.want == Parsed {
			require.Equal(t, "D:P(A;;GA;;;SY)(A;;GWGR;;;WD)", d.SD.Text)
			require.Equal(t, sddl.KindDevice.Mapping().All, d.Granted(System))
			use := d.Locate(d.DACL()[1].Spans.ACE).Use
			require.Equal(t, tt.value, f.Text[use.Start:use.End])
		}
	}
}
