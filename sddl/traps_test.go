package sddl

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// What SDDL and descriptors are easily misread in, and no other test is about.

func TestTrapNoDACL(t *testing.T) {
	m := KindDevice.Mapping()
	anonymous := Principals()[5].Token
	require.Equal(t, m.All, MaximumAllowed(mustParse(t, ""), &anonymous, m), "absent: everything")
	require.Equal(t, m.All, MaximumAllowed(mustParse(t, "D:NO_ACCESS_CONTROL"), &anonymous, m), "NULL: everything")
	require.Zero(t, MaximumAllowed(mustParse(t, "D:"), &anonymous, m), "empty: nothing")
	for _, text := range []string{"", "D:NO_ACCESS_CONTROL", "D:"} {
		decoded := fromBytes(t, toBytes(t, mustParse(t, text)))
		require.Equal(t, text, decoded.String(), "the three stay apart in bytes")
	}
}

func TestTrapSectionAfterNumber(t *testing.T) {
	require.Equal(t, "O:S-1-2-512D:", mustParse(t, "O:S-1-2-0x200D:").String())
	require.Equal(t, "O:S-1-2-8205", mustParse(t, "O:S-1-2-0x200D").String())
	require.Equal(t, "D:NO_ACCESS_CONTROLS:(AU;SA;GA;;;WD)", mustParse(t, "D:NO_ACCESS_CONTROLS:(AU;SA;GA;;;WD)").String())
}

// The same letters mean different things from field to field.
func TestTrapLettersByField(t *testing.T) {
	sd := mustParse(t, "D:(A;;WDRC;;;WD)(A;CR;CR;;;RC)S:(AU;SAFA;FA;;;AU)(RA;;;;;WD;(\"RA\",TI,0,1))")
	wd := sd.DACL.ACEs[0]
	require.Equal(t, WriteDAC|ReadControl, wd.Mask)
	require.Equal(t, "Everyone", wd.SID.Name())
	cr := sd.DACL.ACEs[1]
	require.Equal(t, Critical, cr.Flags)
	require.Equal(t, AccessMask(0x100), cr.Mask)
	require.Equal(t, "Restricted Code", cr.SID.Name())
	au := sd.SACL.ACEs[0]
	require.Equal(t, SystemAudit, au.Type)
	require.Equal(t, SuccessfulAccess|FailedAccess, au.Flags)
	require.Equal(t, KindFile.Mapping().All, au.Mask)
	require.Equal(t, "Authenticated Users", au.SID.Name())
}

func TestTrapTypesInWrongList(t *testing.T) {
	for _, code := range []string{"AU", "AL", "OU", "OL", "XU", "ML", "RA", "SP", "TL", "FL"} {
		_, err := Parse("D:(" + code + ";;GA;;;WD)")
		require.ErrorContains(t, err, "ACE type "+code+" in a DACL")
	}
	for _, code := range []string{"A", "D", "OA", "OD", "XA", "XD", "ZA"} {
		_, err := Parse("S:(" + code + ";;GA;;;WD)")
		require.ErrorContains(t, err, "ACE type "+code+" in a SACL")
	}
}

// An object ACE that names no object is a plain one, and the list not revision 4.
func TestTrapObjectWithoutGUID(t *testing.T) {
	requireBothWays(t, "D:(A;;CC;;;WD)", "02001c0001000000 0000140001000000"+everyoneBytes)
	require.Equal(t, toBytes(t, mustParse(t, "D:(A;;CC;;;WD)")), toBytes(t, mustParse(t, "D:(OA;;CC;;;WD)")))
}

// Deny-only groups deny and make nobody the owner.
func TestTrapDenyOnly(t *testing.T) {
	m := KindDevice.Mapping()
	tok := user("BA")
	tok.Groups[0].DenyOnly = true
	require.Zero(t, MaximumAllowed(mustParse(t, "O:BAD:(A;;GA;;;BA)"), tok, m))
	require.Zero(t, MaximumAllowed(mustParse(t, "O:BAD:(D;;GA;;;BA)(A;;GA;;;"+tok.User.SID.Literal()+")"), tok, m))
}

// GENERIC_ALL holds WRITE_DAC and WRITE_OWNER once it is mapped.
func TestTrapGenericAll(t *testing.T) {
	tok := user("WD")
	r := AccessCheck(mustParse(t, "D:(A;;GA;;;WD)"), tok, WriteDAC|WriteOwner, KindDevice.Mapping())
	require.True(t, r.Allowed)
}

// Restricted code gets what both it and its user are granted.
func TestTrapRestrictedCode(t *testing.T) {
	m := KindDevice.Mapping()
	restricted := Principals()[9].Token
	require.Zero(t, MaximumAllowed(mustParse(t, "D:P(A;;GA;;;SY)(A;;GR;;;RC)"), &restricted, m))
	require.Equal(t, m.Read, MaximumAllowed(mustParse(t, "D:P(A;;GA;;;SY)(A;;GR;;;WD)(A;;GR;;;RC)"), &restricted, m))
	require.Zero(t, MaximumAllowed(mustParse(t, "D:P(A;;GA;;;SY)(A;;GR;;;WD)"), &restricted, m))
}

// Inherit-only entries, those for OWNER RIGHTS among them, mean nothing here.
func TestTrapInheritOnly(t *testing.T) {
	m := KindDevice.Mapping()
	tok := user("WD", "BA")
	require.Zero(t, MaximumAllowed(mustParse(t, "D:(A;IO;GA;;;WD)"), tok, m))
	require.Equal(t, ReadControl|WriteDAC, MaximumAllowed(mustParse(t, "O:BAD:(A;IO;;;;OW)"), tok, m))
	require.Zero(t, MaximumAllowed(mustParse(t, "O:BAD:(A;;;;;OW)"), tok, m))
}

// Nothing in a condition ends the ACE but its own parenthesis.
func TestTrapConditionText(t *testing.T) {
	const text = `D:(XA;;GA;;;WD;(@USER.a == "(;)""))(A;;GA;;;SY)`
	_, err := Parse(text)
	require.Error(t, err, "there is no escape for a quote")
	sd := mustParse(t, `D:(XA;;GA;;;WD;(@USER.a == ");(D:S:"))(A;;GA;;;SY)`)
	require.Len(t, sd.DACL.ACEs, 2)
	require.Equal(t, ");(D:S:", sd.DACL.ACEs[0].Condition.Value.Text)
}

func TestTrapDomainsAreNotInvented(t *testing.T) {
	sd := mustParse(t, "O:DAD:(A;;GA;;;LA)")
	require.True(t, sd.Owner.IsRelative())
	require.Equal(t, "O:DAD:(A;;GA;;;LA)", sd.String())
	_, err := sd.MarshalBinary()
	require.Error(t, err)
	var parseError *ParseError
	require.False(t, errors.As(err, &parseError))
}

// TestDocumentedDeviceStrings has what the documentation of Windows drivers gives
// as examples.
func TestDocumentedDeviceStrings(t *testing.T) {
	for text, canonical := range map[string]string{
		"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;UD)":                       "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;UD)",
		"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)(A;;GR;;;RC)":       "D:P(A;;GA;;;SY)(A;;GXGWGR;;;BA)(A;;GR;;;WD)(A;;GR;;;RC)",
		"D:P(A;;GA;;;S-1-5-84-0-0-0-0-0)":                               "D:P(A;;GA;;;UD)",
		"O:BAG:BAD:(A;;0x120fff;;;BA)(A;;CC;;;WD)(A;;0x120fff;;;SY)":    "O:BAG:BAD:(A;;0x120fff;;;BA)(A;;CC;;;WD)(A;;0x120fff;;;SY)",
		"O:BAG:SYD:(D;;0xf0007;;;AN)(D;;0xf0007;;;BG)(A;;0xf0007;;;SY)": "O:BAG:SYD:(D;;CCDCLCSDRCWDWO;;;AN)(D;;CCDCLCSDRCWDWO;;;BG)(A;;CCDCLCSDRCWDWO;;;SY)",
	} {
		sd, err := ParseOptions{Strict: true}.Parse(text)
		require.NoError(t, err)
		require.Equal(t, canonical, sd.String())
		require.Equal(t, canonical, fromBytes(t, toBytes(t, sd)).String())
	}
}
