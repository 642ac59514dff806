package sddl

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// requireBinaryFixedPoint writes a descriptor, reads it back, and writes it again:
// the bytes must be the same. It returns the bytes.
func requireBinaryFixedPoint(t *testing.T, sd *SecurityDescriptor) []byte {
	t.Helper()
	data, err := sd.MarshalBinary()
	require.NoError(t, err)
	if sd.Text != "" {
		requireSize(t, sd.DACL, data, offsetOfDACL)
		requireSize(t, sd.SACL, data, offsetOfSACL)
	}
	var again SecurityDescriptor
	require.NoError(t, again.UnmarshalBinary(data))
	second, err := again.MarshalBinary()
	require.NoError(t, err)
	require.Equal(t, data, second)
	return data
}

// requireSize holds the size that the parser reckons with against the one in the bytes.
func requireSize(t *testing.T, l *ACL, data []byte, field int) {
	t.Helper()
	if l == nil || l.Null {
		return
	}
	size := aclHeaderSize
	for i := range l.ACEs {
		size += l.ACEs[i].size()
	}
	at := binary.LittleEndian.Uint32(data[field:])
	require.Equal(t, int(binary.LittleEndian.Uint16(data[at+2:])), size)
}

// TestSizes has what the sizes of ACEs depend on, in lengths that padding does not hide.
func TestSizes(t *testing.T) {
	const guid = "f30e3bbe-9ff0-11d1-b603-0000f80367c1"
	for _, text := range []string{
		"D:(A;;GA;;;WD)", "D:(A;;GA;;;BA)", "D:(A;;GA;;;UD)",
		"D:(OA;;CC;" + guid + ";;WD)", "D:(OA;;CC;;" + guid + ";WD)", "D:(OA;;CC;" + guid + ";" + guid + ";WD)",
		"D:(XA;;GA;;;WD;(@User.department))", "D:(XA;;GA;;;WD;(@User.a%0020b%0020c))", "D:(XA;;GA;;;WD;(Exists department))",
		"D:(XA;;GA;;;WD;(ab == 1))", "D:(XA;;GA;;;WD;(a == @User.department))", "D:(XA;;GA;;;WD;(!(ab == 1)))",
		"D:(XA;;GA;;;WD;((ab == 1) && (abcd == 1)))", "D:(XA;;GA;;;WD;((ab == 1) || (abcdef == 1)))",
		`D:(XA;;GA;;;WD;(a == "research"))`, "D:(XA;;GA;;;WD;(a == \"\U0001f511\U0001f511\"))", "D:(XA;;GA;;;WD;(a == #0102030405060708))",
		"D:(XA;;GA;;;WD;(Member_of {SID(BA), SID(UD)}))", `D:(XA;;GA;;;WD;(a Any_of {1, "research", #0102030405}))`,
		`S:(RA;;;;;WD;("department",TI,0x0,1,2,3))`, `S:(RA;;;;;WD;("a%0020b%0020c",TU,0x0,1))`, `S:(RA;;;;;WD;("n",TS,0x0,"research","a"))`,
		`S:(RA;;;;;WD;("n",TD,0x0,SID(BA),SID(UD)))`, `S:(RA;;;;;WD;("n",TX,0x0,0102030405060708,01))`, `S:(RA;;;;;WD;("n",TB,0x0,1))`,
	} {
		requireBinaryFixedPoint(t, mustParse(t, text))
	}
}

const (
	systemBytes   = "010100000000000512000000"
	everyoneBytes = "010100000000000100000000"
)

func TestMarshalLayout(t *testing.T) {
	sd := mustParse(t, "O:SYG:WDD:P(A;;GA;;;SY)S:AI")
	require.Equal(t, "0100"+"1498"+"38000000"+"44000000"+"14000000"+"1c000000"+
		"0200080000000000"+ // SACL
		"02001c0001000000"+"0000140000000010"+systemBytes+ // DACL
		systemBytes+everyoneBytes, toBytes(t, sd))
	require.Equal(t, "0100008000000000000000000000000000000000", toBytes(t, mustParse(t, "")))
	require.Equal(t, "0100048000000000000000000000000000000000", toBytes(t, mustParse(t, "D:NO_ACCESS_CONTROL")))
}

func TestMarshalErrors(t *testing.T) {
	manySIDs := strings.Repeat(",SID(WD)", 2000)
	for text, want := range map[string]string{
		"O:LA":                                     "sddl: owner: LA stands for an account of a machine that is not known; expected its SID in ParseOptions",
		"G:DU":                                     "sddl: group: DU stands for an account of a domain that is not known; expected its SID in ParseOptions",
		"S:(AU;SA;GA;;;WD)(AU;SA;GA;;;EA)":         "sddl: entry 2 of the SACL: EA stands for an account of a forest that is not known; expected its SID in ParseOptions",
		"D:(XA;;GA;;;WD;(a == {1, SID(DA)}))":      "sddl: entry 1 of the DACL: DA stands for an account of a domain that is not known; expected its SID in ParseOptions",
		`S:(RA;;;;;WD;("a",TD,0,SID(RO)` + "))":    "sddl: entry 1 of the SACL: RO stands for an account of a forest that is not known; expected its SID in ParseOptions",
		"D:(XA;;GA;;;WD;(!(Member_of {SID(CN)})))": "sddl: entry 1 of the DACL: CN stands for an account of a domain that is not known; expected its SID in ParseOptions",
	} {
		_, err := mustParse(t, text).MarshalBinary()
		require.EqualError(t, err, want)
	}
	sd := mustParse(t, `S:(RA;;;;;WD;("a",TD,0`+manySIDs+"))")
	sd.SACL.ACEs = append(sd.SACL.ACEs, sd.SACL.ACEs[0])
	_, err := sd.MarshalBinary()
	require.ErrorIs(t, err, errTooLarge)

	_, err = (&SecurityDescriptor{DACL: &ACL{ACEs: []ACE{{}}}}).MarshalBinary()
	require.EqualError(t, err, "sddl: entry 1 of the DACL: there is no SID; expected one")
}

// TestUnmarshalLayouts has what Windows reads although it writes nothing like it.
func TestUnmarshalLayouts(t *testing.T) {
	for name, test := range map[string]struct{ digits, want string }{
		"owner before the list": {"01000480 14000000 00000000 00000000 20000000" + systemBytes + "0200080000000000", "O:SYD:"},
		"owner and group share": {"01000080 14000000 14000000 00000000 00000000" + systemBytes, "O:SYG:SY"},
		"lists share":           {"01001480 00000000 00000000 14000000 14000000 0200080000000000", "D:S:"},
		"odd offset":            {"01000080 15000000 00000000 00000000 00000000 ff" + systemBytes, "O:SY"},
		"slack in the list":     {"01000480 00000000 00000000 00000000 14000000 0200240001000000 0000140000000010" + systemBytes + "ffffffffffffffff", "D:(A;;GA;;;SY)"},
		"slack in the ACE":      {"01000480 00000000 00000000 00000000 14000000 0200240001000000 00001c0000000010" + systemBytes + "ffffffffffffffff", "D:(A;;GA;;;SY)"},
		"rest of the file":      {"01000080 14000000 00000000 00000000 00000000" + systemBytes + "ffff", "O:SY"},
		"revision 3 of a list":  {"01000480 00000000 00000000 00000000 14000000 0300080000000000", "D:"},
		"offset without a bit":  {"01000080 00000000 00000000 14000000 14000000 0200080000000000", ""},
		"NULL lists":            {"01001480 00000000 00000000 00000000 00000000", "D:NO_ACCESS_CONTROLS:NO_ACCESS_CONTROL"},
		"a SID without numbers": {"01000080 14000000 00000000 00000000 00000000 0100000000000005", "O:S-1-5"},
	} {
		sd := fromBytes(t, test.digits)
		require.Equal(t, test.want, sd.String(), name)
		toBytes(t, sd)
	}
}

// TestUnmarshalKeeps has what is read and written back although SDDL has no words
// for it.
func TestUnmarshalKeeps(t *testing.T) {
	const head = "01000480 00000000 00000000 00000000 14000000"
	for digits, text := range map[string]string{
		head + "0200140001000000 04030c00 01020304 05060708":                                                          "D:(0x4;OICI;;;;;#0102030405060708)",
		head + "0200100001000000 7f000800 01020304":                                                                   "D:(0x7f;;;;;;#01020304)",
		head + "0200200001000000 0900180000000010" + systemBytes + "deadbeef":                                         "D:(XA;;GA;;;SY;#deadbeef)",
		head + "0200240001000000 09001c0000000010" + systemBytes + "61727478 a0000000":                                "D:(XA;;GA;;;SY;#61727478a0000000)",
		head + "0400200001000000 0c00180000000010 00000000" + systemBytes:                                             "D:(0xc;;GA;;;SY)",
		"01001080 00000000 00000000 14000000 00000000 0200200001000000 1200180000000000" + everyoneBytes + "00000000": "S:(RA;;;;;WD;#00000000)",
	} {
		sd := fromBytes(t, digits)
		require.Equal(t, text, sd.String())
		require.Equal(t, strings.ReplaceAll(digits, " ", ""), toBytes(t, sd), text)
		require.NotEmpty(t, Explain(sd, KindDevice))
	}
	// Bytes are added up to a multiple of four before anything is read out of them.
	sd := fromBytes(t, head+"0200110001000000 7f000900 0102030405")
	require.Equal(t, "D:(0x7f;;;;;;#0102030405000000)", sd.String())
	toBytes(t, sd)

	sd = fromBytes(t, "012a6bc0 00000000 00000000 00000000 00000000")
	require.Equal(t, OwnerDefaulted|GroupDefaulted|DACLDefaulted|SACLDefaulted|DACLTrusted|ResourceManagerValid, sd.Control)
	require.Equal(t, byte(0x2a), sd.ResourceManager)
	require.Equal(t, "012a6bc000000000000000000000000000000000", toBytes(t, sd))
}

// TestUnreadableCondition: it allows nobody, and denies everybody it names.
func TestUnreadableCondition(t *testing.T) {
	const head = "01000480 00000000 00000000 00000000 14000000 0200340002000000"
	const plain = "0000140000000010" + systemBytes
	m := KindDevice.Mapping()
	sd := fromBytes(t, head+"0900180000000010"+systemBytes+"deadbeef"+plain)
	require.Equal(t, Decider{ByACE, 1}, first(AccessCheck(sd, user("SY"), 1, m)))
	sd = fromBytes(t, head+"0a00180000000010"+systemBytes+"deadbeef"+plain)
	require.Equal(t, Decider{ByACE, 0}, first(AccessCheck(sd, user("SY"), 1, m)))
}

func first(r Result) Decider { return r.DecidedBy(r.Desired) }

func TestUnmarshalErrors(t *testing.T) {
	const (
		noOffsets = "00000000 00000000 00000000 00000000"
		dacl      = "01000480 00000000 00000000 00000000 14000000"
	)
	tests := []struct{ digits, want string }{
		{"", "byte 0: the descriptor ends in its header; expected at least 20 bytes"},
		{"01000480000000", "byte 7: the descriptor ends in its header; expected at least 20 bytes"},
		{"02000080" + noOffsets, "byte 0: revision 2 of a security descriptor; expected 1"},
		{"01000400" + noOffsets, "byte 2: the descriptor is in absolute form, which holds addresses in some program's memory; " +
			"expected the self-relative form (SE_SELF_RELATIVE, 0x8000, in the control bits; these are 0x0004)"},
		{"01000080 13000000 00000000 00000000 00000000", "byte 4: the owner would stand at 19, within the header; expected an offset of 20 or more"},
		{"01000080 00000000 0d000000 00000000 00000000", "byte 8: the group would stand at 13, within the header; expected an offset of 20 or more"},
		{"01000080 00000000 ffffffff 00000000 00000000", "byte 8: the group would stand at 4294967295, but the descriptor has 20 bytes"},
		{"01001080 00000000 00000000 14000000 00000000", "byte 12: the SACL would stand at 20, but the descriptor has 20 bytes"},
		{dacl + "02000800000000", "byte 16: the DACL would stand at 20, but the descriptor has 27 bytes"},
		{dacl + "0100080000000000", "byte 20: revision 1 of the DACL; expected 2 to 4"},
		{dacl + "0200070000000000", "byte 22: size 7 of the DACL; expected at least 8"},
		{dacl + "02000c0000000000", "byte 22: the DACL would end at 32, but the descriptor has 28 bytes"},
		{dacl + "0200080001000000", "byte 28: entry 1 of 1 in the DACL: the list ends here"},
		{dacl + "02000c0001000000 00000300", "byte 30: entry 1 of 1 in the DACL: size 3; expected 4 to 4"},
		{dacl + "02000c0001000000 00000800", "byte 30: entry 1 of 1 in the DACL: size 8; expected 4 to 4"},
		{dacl + "02000c0001000000 00000400", "byte 32: entry 1 of 1 in the DACL: it ends before its access mask"},
		{dacl + "0200100001000000 0000080000000000", "byte 36: SID of entry 1 of 1 in the DACL: there are 0 bytes; expected at least 8"},
		{dacl + "0200180001000000 00001000000000000200000000000005", "byte 36: SID of entry 1 of 1 in the DACL: revision 2; expected 1"},
		{dacl + "0200180001000000 00001000000000000110000000000005", "byte 36: SID of entry 1 of 1 in the DACL: 16 sub-authorities; expected at most 15"},
		{dacl + "0200180001000000 00001000000000000101000000000005", "byte 36: SID of entry 1 of 1 in the DACL: there are 8 bytes; its 1 sub-authorities need 12"},
		{dacl + "0200100001000000 0500080000000000", "byte 36: entry 1 of 1 in the DACL: it ends before its object flags"},
		{dacl + "0200140001000000 05000c0000000000 00000000", "byte 40: SID of entry 1 of 1 in the DACL: there are 0 bytes; expected at least 8"},
		{dacl + "0200240001000000 05001c000000000001000000 be3b0ef3f09fd111b6030000f80367c1", "byte 56: SID of entry 1 of 1 in the DACL: there are 0 bytes; expected at least 8"},
		{dacl + "0200180001000000 050010000000000001000000 00000000", "byte 40: entry 1 of 1 in the DACL: it ends within a GUID"},
		{"01000080 14000000 00000000 00000000 00000000 01010000000000 05", "byte 20: SID of the owner: there are 8 bytes; its 1 sub-authorities need 12"},
	}
	for _, test := range tests {
		data, err := hex.DecodeString(strings.ReplaceAll(test.digits, " ", ""))
		require.NoError(t, err)
		kept := SecurityDescriptor{Text: "kept"}
		require.EqualError(t, kept.UnmarshalBinary(data), test.want)
		require.Equal(t, "kept", kept.Text, "an error leaves the receiver alone")
	}
	// Whatever is cut off is missed.
	whole := requireBinaryFixedPoint(t, mustParse(t, `O:BAG:BAD:(OA;;GA;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;WD)(XA;;GA;;;WD;(a == "b"))S:(RA;;;;;WD;("n",TX,0,01))`))
	for n := range whole {
		require.Error(t, new(SecurityDescriptor).UnmarshalBinary(whole[:n]), n)
	}
}

// TestUnreadableApplicationData goes through what no condition and no attribute is.
func TestUnreadableApplicationData(t *testing.T) {
	const a = "f8020000006100"
	for _, tokens := range []string{
		"", "00", a + a, "80", a + "80", a + "a0", "a2", a + "a2a2ff", "87", "89", a + "89", a + "8980",
		"f80200000061", "f8ffffffff6100", "f8000000006100", "f80100000061", "f8020000002000", // names
		a + "04010000000000000000" + "0280", a + "0401000000000000000304" + "80", a + "04ffffffffffffffff0103" + "80", a + "0401000000000000000203" + "80",
		a + "100100000061" + "80", a + "10020000002200" + "80", a + "100200000000d8" + "80", // strings
		a + "5105000000" + "0101000000" + "80", a + "5108000000" + "0100000000000005" + "80", // SIDs
		a + "5005000000" + "5000000000" + "80", a + a + "80", "1000000000" + a + "80", a + "ff" + "80",
		"f8" + "120000004d0065006d006200650072005f006f006600", // an attribute called Member_of
		a + "0001",
	} {
		data, err := hex.DecodeString("61727478" + tokens)
		require.NoError(t, err)
		if tokens == a+"a2a2ff" {
			require.Nil(t, conditionFrom(string(data)))
		}
		require.Nil(t, conditionFrom(string(data)), tokens)
	}
	// A number may come from any of four types of C. What is no such type is no number.
	for token, want := range map[string]string{"01": "a == 5", "02": "a == 5", "03": "a == 5", "04": "a == 5", "05": ""} {
		data, err := hex.DecodeString("61727478" + a + token + "0500000000000000" + "0302" + "80")
		require.NoError(t, err)
		e := conditionFrom(string(data))
		require.Equal(t, want != "", e != nil, token)
		if e != nil {
			require.Equal(t, want, e.String(), token)
		}
	}
	deep := conditionMark + "\xf8\x02\x00\x00\x00a\x00" + strings.Repeat("\xa2", maxConditionDepth)
	require.Nil(t, conditionFrom(deep))
	require.NotNil(t, conditionFrom(deep[:len(deep)-1]))

	const name = "6100 0000"
	for _, claim := range []string{
		"", "14000000 0100 0000 00000000 00000000" + name, // no value
		"18000000 0700 0000 00000000 01000000 14000000" + name,                 // no such type
		"ff000000 0100 0000 00000000 01000000 14000000" + name,                 // no name
		"16000000 0100 0000 00000000 01000000 14000000" + name,                 // an empty name
		"14000000 0100 0000 00000000 01000000 14000000" + name,                 // a number cut short
		"14000000 0100 0000 00000000 01000000 ffffffff" + name,                 // no number
		"14000000 0300 0000 00000000 01000000 16000000 6100 0000 2200 0000 00", // fine: see below
		"14000000 0300 0000 00000000 01000000 18000000" + name + "2200 0000",   // a quote
		"14000000 0500 0000 00000000 01000000 18000000" + name + "04000000 01010000",
		"14000000 1000 0000 00000000 01000000 18000000" + name + "04000000 01",
		"14000000 0600 0000 00000000 01000000 18000000" + name + "02000000 00000000",
		"14000000 0100 0000 00000000 ffffffff 18000000" + name + "02000000 00000000",
		"10000000 0100 0000 00000000 03000000 10000000 10000000",             // one value more than there are offsets
		"14000000 0300 0000 00000000 01000000 18000000" + name + "6100 6200", // a text without its end
	} {
		data, err := hex.DecodeString(strings.ReplaceAll(claim, " ", ""))
		require.NoError(t, err)
		if strings.Contains(claim, "16000000 6100") {
			require.NotNil(t, attributeFrom(string(data)), claim)
			continue
		}
		require.Nil(t, attributeFrom(string(data)), claim)
	}
}

// TestHostileClaim has many values that share the same bytes, which amount to more
// than an ACE can hold.
func TestHostileClaim(t *testing.T) {
	const values, text = 8000, 30000
	claim := make([]byte, claimHeaderSize+4*values, claimHeaderSize+4*values+4+text+2)
	name := len(claim)
	claim = append(claim, "a\x00\x00\x00"...)
	claim = append(append(claim, strings.Repeat("a\x00", text/2)...), 0, 0)
	claim[0], claim[1], claim[4] = byte(name), byte(name>>8), 3
	claim[12], claim[13] = byte(values%256), byte(values/256)
	for i := range values {
		claim[claimHeaderSize+4*i], claim[claimHeaderSize+4*i+1] = byte((name+4)%256), byte((name+4)/256)
	}
	require.Nil(t, attributeFrom(string(claim)))
	claim[12], claim[13] = 2, 0
	require.NotNil(t, attributeFrom(string(claim)))
}
