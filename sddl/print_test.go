package sddl

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestString(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"O:S-1-5-18", "O:SY"},
		{"S:PD:", "D:S:P"},
		{"G:BUO:ba", "O:BAG:BU"},
		{"D:AIARPP", "D:PARAI"},
		{"D:NO_ACCESS_CONTROL", "D:NO_ACCESS_CONTROL"},
		{"D:NO_ACCESS_CONTROLS:P", "D:NO_ACCESS_CONTROLS:P"},
		{"D:NO_ACCESS_CONTROLP", "D:PNO_ACCESS_CONTROL"},
		{"S:AINO_ACCESS_CONTROL", "S:AINO_ACCESS_CONTROL"},
		{"O:S-1-2-0x200D:P", "O:S-1-2-512D:P"},
		{"O:DAD:P", "O:DAD:P"},

		// Rights.
		{"D:(A;;;;;WD)", "D:(A;;;;;WD)"},
		{"D:(A;;0;;;WD)", "D:(A;;;;;WD)"},
		{"D:(A;;GRGWGX;;;WD)", "D:(A;;GXGWGR;;;WD)"},
		{"D:(A;;GA GR  gw;;;WD)", "D:(A;;GAGWGR;;;WD)"},
		{"D:(A;;0xf0000000;;;WD)", "D:(A;;GAGXGWGR;;;WD)"},
		{"D:(A;;0x1f01ff;;;WD)", "D:(A;;FA;;;WD)"},
		{"D:(A;;0x120089;;;WD)", "D:(A;;FR;;;WD)"},
		{"D:(A;;0x120116;;;WD)", "D:(A;;FW;;;WD)"},
		{"D:(A;;0x1200a0;;;WD)", "D:(A;;FX;;;WD)"},
		{"D:(A;;0xf003f;;;WD)", "D:(A;;KA;;;WD)"},
		{"D:(A;;KX;;;WD)", "D:(A;;KR;;;WD)"},
		{"D:(A;;KW;;;WD)", "D:(A;;KW;;;WD)"},
		{"D:(A;;0xf01ff;;;WD)", "D:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;WD)"},
		{"D:(A;;0X12019F;;;WD)", "D:(A;;0x12019f;;;WD)"},
		{"D:(A;;021;;;WD)", "D:(A;;CCRP;;;WD)"},
		{"D:(A;;17;;;WD)", "D:(A;;CCRP;;;WD)"},
		{"D:(A;;-1;;;WD)", "D:(A;;0xffffffff;;;WD)"},
		{"D:(A;;-9876543210;;;WD)", "D:(A;;CC;;;WD)"},
		{"D:(A;;99999999999999999999999;;;WD)", "D:(A;;0xffffffff;;;WD)"},
		{"S:(ML;;NXNRNW;;;HI)", "S:(ML;;NWNRNX;;;HI)"},
		{"S:(ML;;0x11;;;HI)", "S:(ML;;CCRP;;;HI)"},

		// Types and flags.
		{"D:(A;IDIONPCIOI;GA;;;WD)", "D:(A;OICINPIOID;GA;;;WD)"},
		{"D:(A;CR;GA;;;WD)", "D:(A;CR;GA;;;WD)"},
		{"D:(D;;GA;;;WD)(a;;ga;;;wd)", "D:(D;;GA;;;WD)(A;;GA;;;WD)"},
		{"D:(OA;;CC;;;WD)(OD;;CC;;;WD)", "D:(A;;CC;;;WD)(D;;CC;;;WD)"},
		{"D:(OA;;CC;;F30E3BBE-9FF0-11D1-B603-0000F80367C1;WD)", "D:(OA;;CC;;f30e3bbe-9ff0-11d1-b603-0000f80367c1;WD)"},
		{"D:(OD;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD)", "D:(OD;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD)"},
		{"S:(AU;SAFA;GA;;;WD)(AL;FA;GA;;;WD)(OU;SA;GA;;;WD)(OL;SA;GA;;;WD)", "S:(AU;SAFA;GA;;;WD)(AL;FA;GA;;;WD)(AU;SA;GA;;;WD)(AL;SA;GA;;;WD)"},
		{"S:(SP;;;;;S-1-17-1)(TL;;0x1;;;S-1-19-512-4096)", "S:(SP;;;;;S-1-17-1)(TL;;CC;;;S-1-19-512-4096)"},
		{"S:(FL;TP;GA;;;WD)", "S:(FL;TP;GA;;;WD)"},
		{"S:(FL;;GA;;;WD;(Exists x))", "S:(FL;;GA;;;WD;(Exists x))"},
		{"S:(XU;SA;GA;;;WD;(a))", "S:(XU;SA;GA;;;WD;(a))"},
		{"D:(ZA;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD;(a))", "D:(ZA;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD;(a))"},
		{"D:(ZA;;CC;;;WD;(a))", "D:(XA;;CC;;;WD;(a))"},
		{"D:(za;;CC;;;WD;(a))", "D:(XA;;CC;;;WD;(a))"},

		// SIDs.
		{"D:(A;;GA;;;S-1-3-4)", "D:(A;;GA;;;OW)"},
		{"D:(A;;GA;;;S-1-0x10000000A-1)", "D:(A;;GA;;;S-1-0x10000000A-1)"},
		{"D:(A;;GA;;;S-0x1-5-20-220)", "D:(A;;GA;;;BA)"},
		{"D:(A;;GA;;;S-1-5-0xfffffffff)", "D:(A;;GA;;;S-1-5-4294967295)"},
	}
	for _, test := range tests {
		sd, err := Parse(test.in)
		require.NoError(t, err, test.in)
		got := sd.String()
		require.Equal(t, test.want, got, test.in)
		again, err := ParseOptions{Strict: true}.Parse(got)
		require.NoError(t, err, "what is printed is strict: %s", got)
		require.Equal(t, got, again.String())
	}
}

func TestACEString(t *testing.T) {
	ace := ACE{Type: AccessAllowed, Flags: ContainerInherit, Mask: GenericRead | Delete, SID: MustSID("SY")}
	require.Equal(t, "(A;CI;SDGR;;;SY)", ace.String())
	require.Equal(t, "SDGR", ace.Mask.String())
}

func TestACETypes(t *testing.T) {
	allow, deny := []string{"A", "OA", "XA", "ZA"}, []string{"D", "OD", "XD"}
	for _, code := range []string{"A", "D", "AU", "AL", "OA", "OD", "OU", "OL", "XA", "XD", "ZA", "XU", "ML", "RA", "SP", "TL", "FL"} {
		typ, ok := aceTypeNamed(code)
		require.True(t, ok, code)
		require.Equal(t, code, typ.String())
		isAllow, isDeny := slices.Contains(allow, code), slices.Contains(deny, code)
		require.Equal(t, isAllow, typ.IsAllow(), code)
		require.Equal(t, isDeny, typ.IsDeny(), code)
		require.Equal(t, !isAllow && !isDeny, typ.IsSystem(), code)
		require.Equal(t, code[0] == 'O' || code == "ZA", typ.IsObject(), code)
		require.Equal(t, code[0] == 'X' || code == "ZA", typ.IsCallback(), code)
	}
	require.Equal(t, "", AccessAllowedCompound.String())
	require.False(t, AccessAllowedCompound.IsSystem())
}
