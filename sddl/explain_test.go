package sddl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExplain(t *testing.T) {
	require.Equal(t, `owner: Administrators (BA)
group: not set
DACL: protected: the object above adds no entries
  (A;;GA;;;SY) allows SYSTEM: full control
  (D;;DC;;;NU) denies NETWORK: write data
SACL: not protected: the object above may add entries
  (ML;;NWNR;;;LW) labels the object Low Mandatory Level: callers below that level cannot read, write
`, Explain(mustParse(t, "O:BAD:P(A;;GA;;;SY)(D;;DC;;;NU)S:(ML;;NWNR;;;LW)"), KindDevice))

	for text, want := range map[string]string{
		"":                      "DACL: absent, so that everybody has full control",
		"D:NO_ACCESS_CONTROL":   "DACL: NULL, so that everybody has full control",
		"D:":                    "DACL: not protected: the object above may add entries; empty, so that nobody has any access",
		"D:PARAI":               "DACL: protected: the object above adds no entries; set by automatic inheritance; to be passed on to what is inside; empty",
		"S:NO_ACCESS_CONTROL":   "SACL: NULL",
		"S:P":                   "SACL: protected: the object above adds no entries; empty",
		"O:DA":                  "owner: Domain Admins (DA), an account of a domain that the text does not name",
		"G:S-1-5-21-1-2-3-1001": "group: S-1-5-21-1-2-3-1001\n",
	} {
		require.Contains(t, Explain(mustParse(t, text), KindDevice), want, text)
	}
}

func TestACEExplain(t *testing.T) {
	const guid = "f30e3bbe-9ff0-11d1-b603-0000f80367c1"
	for text, want := range map[string]string{
		"D:(A;OICIIO;GR;;;WD)":          "allows Everyone: read data, read extended attributes, read attributes, read permissions (READ_CONTROL), synchronize; inherit only: without effect on this object",
		"D:(A;ID;;;;WD)":                "allows Everyone: nothing; inherited from the object above",
		"D:(A;;CC;;;LA)":                "allows Administrator (built-in account): read data; the account is one of a machine that the text does not name",
		"D:(OA;;CC;" + guid + ";;WD)":   "allows Everyone: read data; only for the object type " + guid,
		"D:(OD;;CC;;" + guid + ";WD)":   "denies Everyone: read data; inherited only by objects of type " + guid,
		"D:(XA;;CC;;;WD;(a == 1))":      "allows Everyone: read data; if a == 1",
		"D:(XA;;CC;;;WD;(a == \"\n\"))": "allows Everyone: read data; if a == \"\ufffd\"",
		"S:(ML;;;;;HI)":                 "labels the object High Mandatory Level: callers below that level lose nothing",
		"S:(AU;SA;CC;;;WD)":             "logs successful access by Everyone: read data",
		"S:(AU;FA;CC;;;WD)":             "logs failed access by Everyone: read data",
		"S:(AU;SAFA;CC;;;WD)":           "logs any access by Everyone: read data",
		"S:(AU;;CC;;;WD)":               "logs no access by Everyone: read data",
		"S:(AL;SA;CC;;;WD)":             "raises an alarm on successful access by Everyone: read data",
		"S:(SP;;;;;S-1-17-1)":           "puts the object under the central access policy S-1-17-1",
		"S:(TL;;CC;;;S-1-19-1-2)":       "leaves processes below the trust label S-1-19-1-2: read data",
		"S:(FL;;CC;;;WD)":               "limits access by Everyone to: read data",
		`S:(RA;;;;;WD;("n",TI,0x0,1))`:  `gives the object the attribute ("n",TI,0x0,1)`,
	} {
		sd := mustParse(t, text)
		list := sd.DACL
		if list == nil {
			list = sd.SACL
		}
		require.Equal(t, want, list.ACEs[0].Explain(KindDevice), text)
	}
	const head = "01000480 00000000 00000000 00000000 14000000 02002000010000"
	unreadable := fromBytes(t, head+"00 0900180000000010"+systemBytes+"deadbeef")
	require.Equal(t, "allows SYSTEM: full control; on a condition that cannot be read, and is taken for unknown", unreadable.DACL.ACEs[0].Explain(KindDevice))
	foreign := ACE{Type: AccessAllowedCompound, Data: strings.Repeat("x", 8)}
	require.Equal(t, "an ACE of the unknown type 0x4", foreign.Explain(KindDevice))
	attribute := ACE{Type: SystemResourceAttribute, SID: everyone, Data: "x"}
	require.Equal(t, "gives the object an attribute that cannot be read", attribute.Explain(KindDevice))
}
