package sddl

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fromBytes decodes a descriptor whose parts are separated by blanks.
func fromBytes(t *testing.T, digits string) *SecurityDescriptor {
	t.Helper()
	data, err := hex.DecodeString(strings.ReplaceAll(digits, " ", ""))
	require.NoError(t, err)
	sd := new(SecurityDescriptor)
	require.NoError(t, sd.UnmarshalBinary(data))
	return sd
}

func toBytes(t *testing.T, sd *SecurityDescriptor) string {
	t.Helper()
	return hex.EncodeToString(requireBinaryFixedPoint(t, sd))
}

// requireBothWays parses text, compares its bytes from the first list on, and goes
// back from the bytes.
func requireBothWays(t *testing.T, text, list string) {
	t.Helper()
	sd := mustParse(t, text)
	require.Equal(t, text, sd.String())
	digits := toBytes(t, sd)
	require.Equal(t, strings.ReplaceAll(list, " ", ""), digits[2*descriptorHeaderSize:], text)
	require.Equal(t, text, fromBytes(t, digits).String())
}

// The SIDs of the aliases, as MS-DTYP 2.4.2.4 and winnt.h have them.
var aliasSIDs = map[string]string{
	"AA": "S-1-5-32-579", "AC": "S-1-15-2-1", "AN": "S-1-5-7", "AO": "S-1-5-32-548", "AS": "S-1-18-1", "AU": "S-1-5-11",
	"BA": "S-1-5-32-544", "BG": "S-1-5-32-546", "BO": "S-1-5-32-551", "BU": "S-1-5-32-545", "CD": "S-1-5-32-574",
	"CG": "S-1-3-1", "CO": "S-1-3-0", "CY": "S-1-5-32-569", "ED": "S-1-5-9", "ER": "S-1-5-32-573", "ES": "S-1-5-32-576",
	"HA": "S-1-5-32-578", "HI": "S-1-16-12288", "HO": "S-1-5-32-584", "IS": "S-1-5-32-568", "IU": "S-1-5-4",
	"LS": "S-1-5-19", "LU": "S-1-5-32-559", "LW": "S-1-16-4096", "ME": "S-1-16-8192", "MP": "S-1-16-8448",
	"MS": "S-1-5-32-577", "MU": "S-1-5-32-558", "NO": "S-1-5-32-556", "NS": "S-1-5-20", "NU": "S-1-5-2", "OW": "S-1-3-4",
	"PO": "S-1-5-32-550", "PS": "S-1-5-10", "PU": "S-1-5-32-547", "RA": "S-1-5-32-575", "RC": "S-1-5-12",
	"RD": "S-1-5-32-555", "RE": "S-1-5-32-552", "RM": "S-1-5-32-580", "RU": "S-1-5-32-554", "SH": "S-1-5-32-585",
	"SI": "S-1-16-16384", "SO": "S-1-5-32-549", "SS": "S-1-18-2", "SU": "S-1-5-6", "SY": "S-1-5-18",
	"UD": "S-1-5-84-0-0-0-0-0", "WD": "S-1-1-0", "WR": "S-1-5-33",

	"LA": "machine-500", "LG": "machine-501",
	"DA": "domain-512", "DU": "domain-513", "DG": "domain-514", "DC": "domain-515", "DD": "domain-516", "CA": "domain-517",
	"PA": "domain-520", "CN": "domain-522", "AP": "domain-525", "KA": "domain-526", "RS": "domain-553",
	"SA": "forest-518", "EA": "forest-519", "RO": "forest-498", "EK": "forest-527",
}

// TestAliasesBothWays takes each alias through text and bytes.
func TestAliasesBothWays(t *testing.T) {
	machine, domain, forest := MustSID("S-1-5-21-1-1-1"), MustSID("S-1-5-21-2-2-2"), MustSID("S-1-5-21-3-3-3")
	options := ParseOptions{Machine: &machine, Domain: &domain, Forest: &forest}
	literals := strings.NewReplacer("machine", machine.Literal(), "domain", domain.Literal(), "forest", forest.Literal())
	require.Len(t, aliasSIDs, len(Aliases()))
	for _, a := range Aliases() {
		text := "O:" + a.Code + "D:(A;;GA;;;" + a.Code + ")"
		sd, err := options.Parse(text)
		require.NoError(t, err)
		require.Equal(t, literals.Replace(aliasSIDs[a.Code]), sd.Owner.Literal(), a.Code)

		decoded := fromBytes(t, toBytes(t, sd))
		require.Equal(t, *sd.Owner, *decoded.Owner, "a SID is == after going through bytes")
		require.Equal(t, text, PrintOptions{Machine: &machine, Domain: &domain, Forest: &forest}.String(decoded))
		if !a.SID.IsRelative() {
			require.Equal(t, text, decoded.String())
			continue
		}
		_, err = mustParse(t, text).MarshalBinary()
		require.EqualError(t, err, "sddl: entry 1 of the DACL: "+a.Code+" stands for an account of a "+a.SID.Base().String()+
			" that is not known; expected its SID in ParseOptions")
	}
}

func TestRightsBothWays(t *testing.T) {
	tests := []struct{ in, mask, out string }{
		{"", "00000000", ""},
		{"CC", "01000000", "CC"}, {"DC", "02000000", "DC"}, {"LC", "04000000", "LC"}, {"SW", "08000000", "SW"},
		{"RP", "10000000", "RP"}, {"WP", "20000000", "WP"}, {"DT", "40000000", "DT"}, {"LO", "80000000", "LO"},
		{"CR", "00010000", "CR"}, {"SD", "00000100", "SD"}, {"RC", "00000200", "RC"}, {"WD", "00000400", "WD"},
		{"WO", "00000800", "WO"}, {"GA", "00000010", "GA"}, {"GX", "00000020", "GX"}, {"GW", "00000040", "GW"},
		{"GR", "00000080", "GR"},
		{"FA", "ff011f00", "FA"}, {"FR", "89001200", "FR"}, {"FW", "16011200", "FW"}, {"FX", "a0001200", "FX"},
		{"KA", "3f000f00", "KA"}, {"KR", "19000200", "KR"}, {"KW", "06000200", "KW"}, {"KX", "19000200", "KR"},
		{"GRGWGX", "000000e0", "GXGWGR"}, {"RP LCLO", "94000000", "LCRPLO"}, {"0x100000", "00001000", "0x100000"},
		{"0x12019f", "9f011200", "0x12019f"}, {"0xf0000000", "000000f0", "GAGXGWGR"}, {"0xf01ff", "ff010f00", "CCDCLCSWRPWPDTLOCRSDRCWDWO"},
		{"010", "08000000", "SW"}, {"8", "08000000", "SW"},
		{"0x123456789", "ffffffff", "0xffffffff"}, {"-99", "9dffffff", "0xffffff9d"}, {"-9876543210", "01000000", "CC"},
	}
	for _, test := range tests {
		sd := mustParse(t, "D:(A;;"+test.in+";;;WD)")
		digits := toBytes(t, sd)
		require.Equal(t, test.mask, digits[2*32:2*36], test.in)
		require.Equal(t, "D:(A;;"+test.out+";;;WD)", fromBytes(t, digits).String(), test.in)
	}
	for right, mask := range map[string]string{"NW": "01000000", "NR": "02000000", "NX": "04000000", "NWNRNX": "07000000"} {
		requireBothWays(t, "S:(ML;;"+right+";;;LW)", "02001c0001000000 11001400"+mask+" 010100000000001000100000")
	}
}

func TestFlagsBothWays(t *testing.T) {
	for flag, digits := range map[string]string{"OI": "01", "CI": "02", "NP": "04", "IO": "08", "ID": "10", "CR": "20", "OICINPIOIDCR": "3f"} {
		requireBothWays(t, "D:(A;"+flag+";GA;;;WD)", "02001c0001000000 00"+digits+"140000000010 010100000000000100000000")
	}
	for flag, digits := range map[string]string{"SA": "40", "FA": "80", "OICISAFA": "c3"} {
		requireBothWays(t, "S:(AU;"+flag+";GA;;;WD)", "02001c0001000000 02"+digits+"140000000010 010100000000000100000000")
	}
	requireBothWays(t, "S:(FL;TP;GA;;;WD)", "02001c0001000000 1540140000000010 010100000000000100000000")
	for flags, control := range map[string]string{"": "0480", "P": "0490", "AR": "0481", "AI": "0484", "PARAI": "0495"} {
		digits := toBytes(t, mustParse(t, "D:"+flags))
		require.Equal(t, control, digits[4:8], flags)
		require.Equal(t, "D:"+flags, fromBytes(t, digits).String())
	}
	for flags, control := range map[string]string{"": "1080", "P": "10a0", "AR": "1082", "AI": "1088", "PARAI": "10aa"} {
		digits := toBytes(t, mustParse(t, "S:"+flags))
		require.Equal(t, control, digits[4:8], flags)
		require.Equal(t, "S:"+flags, fromBytes(t, digits).String())
	}
}

func TestTypesBothWays(t *testing.T) {
	const (
		everyoneBytes = "010100000000000100000000"
		guid          = "f30e3bbe-9ff0-11d1-b603-0000f80367c1"
		guidBytes     = "be3b0ef3f09fd111b6030000f80367c1"
		condition     = "61727478 f8 02000000 6100 00" // artx, the attribute a, padding
	)
	for code, typ := range map[string]string{"A": "00", "D": "01"} {
		requireBothWays(t, "D:("+code+";;CC;;;WD)", "02001c0001000000 "+typ+"00140001000000"+everyoneBytes)
	}
	for code, typ := range map[string]string{"AU": "02", "AL": "03", "SP": "13", "TL": "14", "FL": "15"} {
		requireBothWays(t, "S:("+code+";;CC;;;WD)", "02001c0001000000 "+typ+"00140001000000"+everyoneBytes)
	}
	for code, typ := range map[string]string{"D:(OA": "05", "D:(OD": "06", "S:(OU": "07", "S:(OL": "08"} {
		requireBothWays(t, code+";;CC;"+guid+";;WD)", "0400300001000000 "+typ+"002800010000000100 0000"+guidBytes+everyoneBytes)
		requireBothWays(t, code+";;CC;;"+guid+";WD)", "0400300001000000 "+typ+"002800010000000200 0000"+guidBytes+everyoneBytes)
		requireBothWays(t, code+";;CC;"+guid+";"+guid+";WD)", "0400400001000000 "+typ+"003800010000000300 0000"+guidBytes+guidBytes+everyoneBytes)
	}
	for code, typ := range map[string]string{"D:(XA": "09", "D:(XD": "0a", "S:(XU": "0d", "S:(FL": "15"} {
		requireBothWays(t, code+";;CC;;;WD;(a))", "0200280001000000 "+typ+"00200001000000"+everyoneBytes+condition)
	}
	requireBothWays(t, "D:(ZA;;CC;"+guid+";;WD;(a))", "04003c0001000000 0b00340001000000 01000000"+guidBytes+everyoneBytes+condition)
	requireBothWays(t, `S:(RA;;;;;WD;("a",TI,0x2,-1))`, "02003c0001000000 1200340000000000"+everyoneBytes+
		"14000000 0100 0000 02000000 01000000 18000000 61000000 ffffffffffffffff")
}

// TestConditionsBothWays has each operator and operand.
func TestConditionsBothWays(t *testing.T) {
	const a, one = "f8020000006100", "04010000000000000003 02" // the attribute a, and the number 1
	const admins = "51100000000102000000000005200000002002 0000"
	for text, tokens := range map[string]string{
		"a == 1": a + one + "80", "a != 1": a + one + "81", "a < 1": a + one + "82", "a <= 1": a + one + "83",
		"a > 1": a + one + "84", "a >= 1": a + one + "85", "a Contains 1": a + one + "86", "a Any_of 1": a + one + "88",
		"a Not_Contains 1": a + one + "8e", "a Not_Any_of 1": a + one + "8f",
		"Exists a": a + "87", "Not_Exists a": a + "8d",
		"Member_of SID(BA)": admins + "89", "Device_Member_of SID(BA)": admins + "8a",
		"Member_of_any SID(BA)": admins + "8b", "Device_Member_of_any SID(BA)": admins + "8c",
		"Not_Member_of SID(BA)": admins + "90", "Not_Device_Member_of SID(BA)": admins + "91",
		"Not_Member_of_any SID(BA)": admins + "92", "Not_Device_Member_of_any SID(BA)": admins + "93",
		"(a) && (a)": a + a + "a0", "(a) || (a)": a + a + "a1", "!(a)": a + "a2",
		"@USER.a": "f9020000006100", "@RESOURCE.a": "fa020000006100", "@DEVICE.a%0020": "fb0400000061002000",
		"a == @USER.a":        a + "f9020000006100" + "80",
		"a == 0":              a + "040000000000000000030280",
		"a == +0":             a + "040000000000000000010280",
		"a == +0x1f":          a + "041f000000000000000103" + "80",
		"a == -017":           a + "04f1ffffffffffffff0201" + "80",
		`a == "\u00e9"`:       a + "100c0000005c007500300030006500390080", // no escapes in SDDL
		"a == \"\U0001f511\"": a + "10040000003dd811dd" + "80",
		"a == \"\uffff\"":     a + "1002000000ffff80",
		"a == #0fa0":          a + "18020000000fa0" + "80",
		"a == {1, \"b\"}":     a + "5012000000" + one + "10020000006200" + "80",
		"a == {}":             a + "5000000000" + "80",
	} {
		tokens = strings.ReplaceAll(tokens, " ", "")
		sd := mustParse(t, "D:(XA;;GA;;;WD;("+text+"))")
		digits := toBytes(t, sd)
		_, got, _ := strings.Cut(digits, "61727478")
		require.Equal(t, tokens, got[:len(tokens)], text)
		require.Empty(t, strings.Trim(got[len(tokens):], "0"), text)
		require.Equal(t, "D:(XA;;GA;;;WD;("+text+"))", fromBytes(t, digits).String())
	}
}

func TestAttributesBothWays(t *testing.T) {
	for text, typ := range map[string]string{
		`TI,0x0,-1,9223372036854775807`: "0100", `TU,0x0,18446744073709551615`: "0200", `TS,0x2,"a","\"`: "0300",
		`TD,0x0,SID(BA),SID(S-1-2-3)`: "0500", `TB,0x0,0,1`: "0600", `TX,0x10,00ff,#`: "1000",
	} {
		text = `S:(RA;;;;;WD;("n%0022",` + text + "))"
		digits := toBytes(t, mustParse(t, text))
		require.Equal(t, typ, digits[2*52:2*54], text)
		require.Equal(t, text, fromBytes(t, digits).String())
	}
}
