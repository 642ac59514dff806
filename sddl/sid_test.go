package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSIDForms(t *testing.T) {
	tests := []struct{ in, alias, literal, name string }{
		{"SY", "SY", "S-1-5-18", "SYSTEM"},
		{"S-1-5-18", "SY", "S-1-5-18", "SYSTEM"},
		{"wd", "WD", "S-1-1-0", "Everyone"},
		{"S-1-5-32-544", "BA", "S-1-5-32-544", "Administrators"},
		{"S-1-15-2-1", "AC", "S-1-15-2-1", "ALL APPLICATION PACKAGES"},
		{"S-1-15-2-2", "", "S-1-15-2-2", "ALL RESTRICTED APPLICATION PACKAGES"},
		{"RC", "RC", "S-1-5-12", "Restricted Code"},
		{"UD", "UD", "S-1-5-84-0-0-0-0-0", "User-Mode Drivers"},
		{"DA", "DA", "S-1-5-21-<domain>-512", "Domain Admins"},
		{"LA", "LA", "S-1-5-21-<machine>-500", "Administrator (built-in account)"},
		{"EA", "EA", "S-1-5-21-<forest>-519", "Enterprise Admins"},
		{"S-1-5-21-1-2-3-512", "", "S-1-5-21-1-2-3-512", "S-1-5-21-1-2-3-512"},
		{"S-1-5-80-1-2", "", "S-1-5-80-1-2", "service S-1-5-80-1-2"},
		{"S-1-15-3-77", "", "S-1-15-3-77", "capability S-1-15-3-77"},
		{"S-1-15-2-9-9", "", "S-1-15-2-9-9", "AppContainer package S-1-15-2-9-9"},
		{"S-1-0x10-0x1000", "LW", "S-1-16-4096", "Low Mandatory Level"},
		{"S-1-0x12A05F200-7", "", "S-1-0x12A05F200-7", "S-1-0x12A05F200-7"},
		{"S-1-4294967296-7", "", "S-1-0x100000000-7", "S-1-0x100000000-7"},
		{"S-1-0x100000000-7", "", "S-1-0x100000000-7", "S-1-0x100000000-7"},
		{"S-1-0xFFFFFFFF-7", "", "S-1-4294967295-7", "S-1-4294967295-7"},
		{"S-1-5-0x012", "SY", "S-1-5-18", "SYSTEM"},
		{"S-1-4294967295-7", "", "S-1-4294967295-7", "S-1-4294967295-7"},
		{"S-1-2-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", "", "S-1-2-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", "S-1-2-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15"},
	}
	for _, test := range tests {
		sid, err := ParseSID(test.in)
		require.NoError(t, err, test.in)
		alias, ok := sid.Alias()
		require.Equal(t, test.alias != "", ok, test.in)
		require.Equal(t, test.alias, alias, test.in)
		require.Equal(t, test.literal, sid.Literal(), test.in)
		require.Equal(t, test.name, sid.Name(), test.in)
		want := test.alias
		if want == "" {
			want = test.literal
		}
		require.Equal(t, want, sid.String(), test.in)
	}
}

func TestSIDErrors(t *testing.T) {
	tests := []struct {
		in  string
		off int
		len int
		msg string
	}{
		{"", 0, 0, "missing SID; expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…"},
		{"XX", 0, 2, `unknown SID alias "XX"; expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…`},
		{"BA1", 0, 3, `unknown SID alias "BA1"; expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…`},
		{"S-1", 0, 3, `incomplete SID "S-1"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"S-1-5", 0, 5, `incomplete SID "S-1-5"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"S-1-5-", 0, 6, `incomplete SID "S-1-5-"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"S-10", 0, 4, `incomplete SID "S-10"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"S-2-5-18", 0, 8, `incomplete SID "S-2-5-18"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"S-1-0x1000000000000-1", 4, 15, "SID authority above 48 bits"},
		{"S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", 0, 41, "more than 15 sub-authorities in a SID"},
		{"S-1-0x", 0, 6, `incomplete SID "S-1-0x"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"S-1-5-0x", 7, 1, "unexpected text after the SID"},
		{"S-1-5-0xG", 7, 2, "unexpected text after the SID"},
		{"S-1-5-18 ", 8, 1, "unexpected text after the SID"},
		{"S-1-5-18x", 8, 1, "unexpected text after the SID"},
	}
	for _, test := range tests {
		_, err := ParseSID(test.in)
		requireParseError(t, err, test.off, test.len, test.msg)
	}
}

func TestSIDZero(t *testing.T) {
	var sid SID
	require.True(t, sid.IsZero())
	require.Equal(t, "", sid.String())
	require.Equal(t, "", sid.Literal())
	require.Zero(t, sid.RID())
	require.Panics(t, func() { MustSID("nobody") })
}

func TestSIDRelative(t *testing.T) {
	domain := MustSID("S-1-5-21-10-20-30")
	da := MustSID("DA")
	require.True(t, da.IsRelative())
	require.Equal(t, BaseDomain, da.Base())
	require.Equal(t, uint32(512), da.RID())
	resolved := da.Under(domain)
	require.False(t, resolved.IsRelative())
	require.Equal(t, "S-1-5-21-10-20-30-512", resolved.String())
	require.Equal(t, MustSID("BA"), MustSID("BA").Under(domain), "a complete SID stays as it is")
	require.NotEqual(t, da, resolved)
	require.Equal(t, resolved.size(), da.size(), "the parser reckons with the complete SID")

	sd, err := ParseOptions{Machine: &domain}.Parse("O:LAG:DAD:(A;;GA;;;LG)")
	require.NoError(t, err)
	require.Equal(t, "O:S-1-5-21-10-20-30-500G:DAD:(A;;GA;;;S-1-5-21-10-20-30-501)", sd.String())
}

func TestSIDAccessors(t *testing.T) {
	sid := MustSID("S-1-5-32-544")
	require.Equal(t, uint64(5), sid.Authority())
	require.Equal(t, 2, sid.SubAuthorityCount())
	require.Equal(t, uint32(32), sid.SubAuthority(0))
	require.Equal(t, uint32(544), sid.SubAuthority(1))
	require.Panics(t, func() { sid.SubAuthority(2) })
	require.Equal(t, uint64(1<<48-1), MustSID("S-1-281474976710655-1").Authority(), "the highest there is")
}
