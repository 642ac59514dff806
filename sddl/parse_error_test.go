package sddl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseErrors(t *testing.T) {
	const (
		section = "; expected a section tag O:, G:, D: or S:"
		sid     = "; expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…"
		aceType = "; expected A (allow), D (deny) or another type such as AU, OA or XA"
		flag    = "; expected OI, CI, NP, IO, ID, or SA and FA in a SACL"
		right   = "; expected letter pairs such as GA, GR, GW, GX or RC, or a number such as 0x1f01ff"
		fields  = "; expected six fields, (type;flags;rights;object GUID;inherited object GUID;SID)"
		number  = "; expected decimal digits, octal digits after 0, or hexadecimal digits after 0x"
	)
	tests := []struct {
		in  string
		at  string // the text the error points at
		off int
		msg string
	}{
		{"X:BA", "X", 0, `unexpected "X"` + section},
		{"BA", "BA", 0, `unexpected "BA"` + section},
		{"d:(A;;GA;;;SY)", "d:", 0, `section tag "d:" in lower case` + section},
		{"D :(A;;GA;;;SY)", " ", 1, `space between "D" and its colon` + section},
		{"D:P:S:", "P", 2, `unexpected "P"` + section},
		{"D:(A;;GA;;;SY))", ")", 14, `")" closes no ACE` + section},
		{"(A;;GA;;;SY)", "(", 0, "ACE outside of a list; expected D: or S: before it"},
		{"D:D:", "D:", 2, `second D:; a descriptor has each section once`},
		{"O:", "", 2, "missing SID" + sid},
		{"O:XX", "XX", 2, `unknown SID alias "XX"` + sid},
		{"O:XXG:BA", "XX", 2, `unknown SID alias "XX"` + sid},
		{"O:D", "D", 2, `unknown SID alias "D"` + sid},
		{"O:G:BA", "", 2, "missing SID" + sid},
		{"O:O:BA", "", 2, "missing SID" + sid},
		{"O:S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", 2, "more than 15 sub-authorities in a SID"},
		{"O:S-1-D:", "S-1-D", 2, `incomplete SID "S-1-D"; expected S-1-authority-subauthority, such as S-1-5-18`},
		{"D:A", "A", 2, `unexpected "A"` + section},
		{"D:()", ")", 3, "missing ACE type" + aceType},
		{"D:(\u0100;;GA;;;SY)", "\u0100", 3, "missing ACE type" + aceType},
		{"D:(Q;;GA;;;SY)", "Q", 3, `unknown ACE type "Q"` + aceType},
		{"D:(AXE;;GA;;;SY)", "AXE", 3, `unknown ACE type "AXE"` + aceType},
		{"D:(" + strings.Repeat("Q", 40) + ")", strings.Repeat("Q", 40), 3, `unknown ACE type "` + strings.Repeat("Q", 40) + `"` + aceType},
		{"D:(" + strings.Repeat("Q", 41) + ")", strings.Repeat("Q", 41), 3, `unknown ACE type "` + strings.Repeat("Q", 40) + `"…` + aceType},
		{"D:(AU;SA;GA;;;SY)", "AU", 3, "ACE type AU in a DACL; it belongs in the SACL (S:)"},
		{"S:(A;;GA;;;SY)", "A", 3, "ACE type A in a SACL; it belongs in the DACL (D:)"},
		{"D:(A", "", 4, "the text ends inside an ACE, after its type; expected (type;flags;rights;object GUID;inherited object GUID;SID)"},
		{"D:P(A", "", 5, "the text ends inside an ACE, after its type; expected (type;flags;rights;object GUID;inherited object GUID;SID)"},
		{"D:(A;XX;GA;;;SY)", "XX", 5, `unknown ACE flag "XX"` + flag},
		{"D:(D;CR;GA;;;SY)", "CR", 5, `unknown ACE flag "CR"` + flag},
		{"D:(A;O;GA;;;SY)", "O", 5, `unknown ACE flag "O"` + flag},
		{"D:(A;XXX;GA;;;SY)", "XX", 5, `unknown ACE flag "XX"` + flag},
		{"D:(A;%%;GA;;;SY)", "%", 5, `unknown ACE flag "%"` + flag},
		{"D:(A;O", "O", 5, `unexpected "O" in the flags of an ACE; expected ";"`},
		{"D:(A;;G", "G", 6, `unexpected "G" in the rights of an ACE; expected ";"`},
		{"D:(A;;12", "", 8, "the text ends inside an ACE, after its rights; expected (type;flags;rights;object GUID;inherited object GUID;SID)"},
		{"D:(A;;GA)", ")", 8, "the ACE ends after its rights" + fields},
		{"D:(A;;GA ;;;SY)", " ", 8, `space after the rights; expected ";"`},
		{"D:(A;;GXQQ;;;SY)", "QQ", 8, `unknown right "QQ"` + right},
		{"D:(A;;GAR;;;SY)", "R", 8, `"R" is half a right; rights have two letters, such as GA, GR or RC`},
		{"D:(A;;0x;;;SY)", "0x", 6, `malformed number "0x"` + number},
		{"D:(A;;08;;;SY)", "08", 6, `malformed number "08"` + number},
		{"D:(A;;12GA;;;SY)", "12GA", 6, `malformed number "12GA"` + number},
		{"D:(A;;-;;;SY)", "-", 6, "malformed number" + number},
		{"D:(A;;-GA;;;SY)", "-GA", 6, "malformed number" + number},
		{"D:(A;;0x", "0x", 6, `malformed number "0x"` + number},
		{"D:(A;;" + strings.Repeat("1", 39) + "\u00e9;;;SY)", strings.Repeat("1", 39) + "\u00e9", 6, `malformed number "` + strings.Repeat("1", 39) + `"…` + number},
		{"D:(OA;;CC;f30e3bbe", "f30e3bbe", 10, "malformed GUID" + guidForm},
		{"D:(OA;;CC; f30e3bbe-9ff0-11d1-b603-0000f80367c1;;SY)", "f30e3bbe-9ff0-11d1-b603-0000f80367c1", 11, "space before a GUID" + guidForm},
		{"D:(OA;;CC;{f30e3bbe-9ff0-11d1-b603-0000f80367c1};;SY)", "{f30e3bbe-9ff0-11d1-b603-0000f80367c1}", 10, "malformed GUID; expected 36 characters without braces, xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"},
		{"D:(A;;CC;f30e3bbe-9ff0-11d1-b603-0000f80367c1;;SY)", "f30e3bbe-9ff0-11d1-b603-0000f80367c1", 9, "GUID in an ACE of type A; only object types such as OA and OD have one"},
		{"D:(A;;CC;;;XX)", "XX", 11, `unknown SID alias "XX"` + sid},
		{"D:(A;;CC;;;A[)", "A", 11, `unknown SID alias "A"` + sid},
		{"D:(A;;CC;;;EVERYONE)", "EVERYONE", 11, `unknown SID alias "EVERYONE"` + sid},
		{"D:(A;;CC;;;)", "", 11, "missing SID" + sid},
		{"D:(A;;CC;;;SY;)", ";", 13, `too many fields in the ACE; expected ")" after the SID`},
		{"D:(A;;CC;;;S-1-5-18 )", " ", 19, `space at the end of the ACE; expected ")"`},
		{"D:(A;;CC;;;SY", "(A;;CC;;;SY", 2, `the ACE is not closed; expected ")" at the end`},
		{"D:(A;;CC;;;SY(", "(", 13, `unexpected "(" at the end of the ACE; expected ")"`},
		{"D:NO_ACCESS_CONTROL(A;;GA;;;SY)", "(", 19, "ACE after NO_ACCESS_CONTROL, which is a list without entries"},
		{"D:(XA;;GA;;;WD)", ")", 14, `ACE type XA without a condition; expected ";(condition))" after the SID`},
		{"S:(RA;;;;;WD)", ")", 12, `ACE type RA without an attribute; expected ;("name",type,flags,value)) after the SID`},
		{`S:(RA;;;;;BA;("n",TI,0,1))`, "BA", 10, "SID of a resource attribute; expected WD (Everyone)"},
	}
	for _, test := range tests {
		_, err := Parse(test.in)
		requireParseError(t, err, test.off, len(test.at), test.msg)
		require.Equal(t, test.at, test.in[test.off:test.off+len(test.at)], test.in)
	}
}

// requireParseError checks where an error points and what it says.
func requireParseError(t *testing.T, err error, offset, length int, msg string) {
	t.Helper()
	var pe *ParseError
	require.ErrorAs(t, err, &pe, msg)
	require.Equal(t, ParseError{Offset: offset, Len: length, Msg: msg, Alias: pe.Alias}, *pe)
}

func TestParseErrorAlias(t *testing.T) {
	for in, alias := range map[string]string{"O:XX": "XX", "D:(A;;GA;;;EVERYONE)": "EVERYONE", "O:": "", "O:S-1": "", "X": ""} {
		_, err := Parse(in)
		var pe *ParseError
		require.ErrorAs(t, err, &pe, in)
		require.Equal(t, alias, pe.Alias, in)
	}
}

func TestParseErrorText(t *testing.T) {
	_, err := Parse("O:XX")
	require.EqualError(t, err, `offset 2: unknown SID alias "XX"; expected a two-letter alias such as SY, BA or WD, or a literal SID S-1-…`)
}

// TestParseACLSize knows that a list has 65,535 bytes at most.
func TestParseACLSize(t *testing.T) {
	const ace = "(A;;GA;;;S-1-5-18)" // 20 bytes in binary form
	fits := (maxACLSize - aclHeaderSize) / 20
	sd, err := Parse("D:" + strings.Repeat(ace, fits))
	require.NoError(t, err)
	require.Len(t, fromBytes(t, toBytes(t, sd)).DACL.ACEs, fits)
	_, err = Parse("D:" + strings.Repeat(ace, fits+1))
	requireParseError(t, err, 2+fits*len(ace), len(ace), "the list does not fit the 65535 bytes of an ACL from this ACE on")
}
