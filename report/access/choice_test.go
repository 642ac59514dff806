package accessmap

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// manyKinds has devices from closed to open, one that is not known, a service without a
// descriptor and one with, and a COM permission.
const manyKinds = `[Version]
Class=Sample
ClassGuid={11111111-2222-3333-4444-555555555555}
[Manufacturer]
m=M,NTamd64
[M.NTamd64]
Closed=Closed,a
Read=Read,b
Write=Write,c
Anonymous=Anonymous,d
Unknown=Unknown,e
[Closed.NT]
[Closed.NT.HW]
AddReg=ClosedReg
[ClosedReg]
HKR,,Security,,"D:P(A;;GA;;;SY)"
[Read.NT]
[Read.NT.HW]
AddReg=ReadReg
[ReadReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GR;;;BU)"
[Write.NT]
AddReg=Launch
[Launch]
HKCR,AppID\{11111111-1111-1111-1111-111111111111},LaunchPermission,1,01,00,04,80,00,00,00,00,00,00,00,00,00,00,00,00,14,00,00,00,02,00,1c,00,01,00,00,00,00,00,14,00,0b,00,00,00,01,01,00,00,00,00,00,01,00,00,00,00
[Write.NT.HW]
AddReg=WriteReg
[WriteReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGW;;;LS)(A;;GRGW;;;IU)"
[Anonymous.NT]
[Anonymous.NT.HW]
AddReg=AnonymousReg
[AnonymousReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;0x100000;;;AN)"
[Unknown.NT]
[Unknown.NT.Services]
AddService=plain,2,Plain
AddService=loose,,Loose
[Plain]
ServiceType=1
[Loose]
ServiceType=1
Security="D:(A;;GA;;;SY)(A;;GA;;;WD)"
`

func choiceOf(t *testing.T, words string) (c Choice) {
	for word := range strings.FieldsSeq(words) {
		flag, value, _ := strings.Cut(word, "=")
		require.NoError(t, map[string]func(string) error{"who": c.AddCaller, "at-least": c.SetLevel, "kind": c.AddKind}[flag](value))
	}
	return c
}

// TestChoice has for each choice the names of the objects that it takes, and the summary.
func TestChoice(t *testing.T) {
	tests := []struct{ words, names, left, summary string }{
		{
			"", "Closed Read Write {11111111-1111-1111-1111-111111111111} Anonymous Unknown plain loose", "",
			"1 of 5 devices can be written by users; 1 not known|1 of 2 services can be written by users; 1 not known|1 of 1 COM launch permission can be used by users",
		},
		{
			"kind=device", "Closed Read Write Anonymous Unknown", "",
			"1 of 5 devices can be written by users; 1 not known|left out: 3 objects of other kinds",
		},
		{"kind=key", "", "", "no object of these kinds|left out: 8 objects of other kinds"},
		{
			"kind=device who=user", "Read Write", "1 device",
			"2 of 5 devices can be opened by local users; 1 not known|left out: 2 objects with less access, 3 objects of other kinds",
		},
		{
			"kind=device who=user at-least=write", "Write", "1 device",
			"1 of 5 devices can be written by local users; 1 not known|left out: 3 objects with less access, 3 objects of other kinds",
		},
		{
			"kind=device who=anonymous who=lpac", "Anonymous", "1 device",
			"1 of 5 devices can be opened by anonymous callers or low-privilege AppContainers; 1 not known|left out: 3 objects with less access, 3 objects of other kinds",
		},
		{
			"kind=device who=people", "Read Write Anonymous", "1 device",
			"3 of 5 devices can be opened by users; 1 not known|left out: 1 object with less access, 3 objects of other kinds",
		},
		{
			"kind=device who=sandboxes", "", "1 device",
			"none of the 4 devices that are known can be opened by sandboxed code; 1 not known|left out: 4 objects with less access, 3 objects of other kinds",
		},
		{
			"kind=device who=system at-least=full", "Closed Read Write Anonymous", "1 device",
			"4 of 5 devices can be fully controlled by SYSTEM; 1 not known|left out: 3 objects of other kinds",
		},
		{
			"at-least=full kind=service kind=com-launch", "loose", "1 service",
			"1 of 2 services can be fully controlled by someone below administrator; 1 not known|the COM launch permission cannot be fully controlled by someone below administrator|" +
				"left out: 1 object with less access, 5 objects of other kinds",
		},
	}
	for _, tt := range tests {
		c := choiceOf(t, tt.words)
		tl := newTally(&c)
		f := inf.Parse("x.inf", []byte(manyKinds))
		var names []string
		for _, row := range c.rows(access.Map(f, nil), tl) {
			names = append(names, row.Object.Name)
		}
		require.Equal(t, tt.names, strings.Join(names, " "), tt.words)
		require.Equal(t, tt.summary, strings.Join(tl.summary(), "|"), tt.words)
		left, _, _ := strings.Cut(strings.Join(tl.reasons(), "|"), ",")
		require.Equal(t, tt.left, left, tt.words)
	}
}

// TestChoiceInEachFormat has the same objects in each format, and none of them says that
// there is nothing where something was left out.
func TestChoiceInEachFormat(t *testing.T) {
	f := inf.Parse("x.inf", []byte(manyKinds))
	for _, format := range Formats() {
		out := string(writtenWith(t, format, Options{Choice: choiceOf(t, "kind=device who=user at-least=write")}, []*inf.File{f}))
		require.Contains(t, out, "Write", format)
		for _, name := range []string{"Closed", "Read.NT", "Anonymous", "plain"} {
			require.NotContains(t, out, name, format)
		}
		require.Equal(t, format == "html", strings.Contains(out, "Unknown"), format)
		requireWellFormedMap(t, format, []byte(out))
		if format == "json" {
			require.Contains(t, out, `"totals":[{"kind":"device","objects":5,"notKnown":1,"callers":["user"],"level":"write","granted":1}],`+
				`"leftOut":{"lessAccess":3,"notKnown":1,"otherKinds":3,"reasons":[{"kind":"device","reason":"no descriptor in the file; `)
			continue
		}
		require.Contains(t, out, "1 of 5 devices can be written by local users; 1 not known", format)
		out = string(writtenWith(t, format, Options{Choice: choiceOf(t, "who=sandboxes kind=device")}, []*inf.File{f}))
		require.NotContains(t, out, "nothing", format)
		require.Contains(t, out, "1 device, not known: ", format)
		if format == "html" {
			require.Contains(t, out, `<details class="unknown"><summary>1 device, not known: `)
			require.Equal(t, 1, strings.Count(out, "1 device, not known: "))
		}
	}
}

func TestChoiceOfUnknownWords(t *testing.T) {
	var c Choice
	require.ErrorContains(t, c.AddCaller("network_user"), `unknown caller "network_user"; expected system, `)
	require.ErrorContains(t, c.AddCaller("network_user"), "did you mean network-user?")
	require.EqualError(t, c.SetLevel("none"), `unknown level "none"; expected open, read, write or full`)
	require.ErrorContains(t, c.AddKind("devices"), "did you mean device?")
	require.True(t, c.takesAll())
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(CallerWords()))), len(CallerWords()))
}

// TestWhyUnknown does not say that there is no descriptor where not all was looked at.
func TestWhyUnknown(t *testing.T) {
	row := access.Row{Object: &access.Object{Object: &inf.Object{}, Unread: true}}
	require.Equal(t, "the sections of the file lead to more than inflint follows", whyUnknown(&row))
}
