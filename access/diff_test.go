package access

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// parse puts a driver around what tells its versions apart: the lines of
// [Manufacturer] and the Models sections, and install sections. [Open] and [Closed]
// have descriptors.
func parse(text string) *inf.File {
	return inf.Parse("x.inf", []byte(text+`
[Closed]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
HKR,,DeviceCharacteristics,0x10001,0x100
[Open]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;WD)"
HKR,,DeviceCharacteristics,0x10001,0x100
`))
}

func sentences(before, after *inf.File) string {
	var b strings.Builder
	for _, c := range Diff(Version{File: before}, Version{File: after}) {
		fmt.Fprintf(&b, "%s: %s\n", c.Effect, c.Sentence(func(name string) string { return "<" + name + ">" }))
	}
	return b.String()
}

// devices lists devices that one section installs.
func devices(n int, install string) string {
	text := "[Manufacturer]\nm=M\n[M]\n"
	for i := range n {
		text += fmt.Sprintf("d%d=%s,x%d\n", i, install, i)
	}
	return text
}

// TestDiffTargets compares devices for several decorations.
func TestDiffTargets(t *testing.T) {
	closed := "[A]\n[A.HW]\nAddReg=Closed\n"
	open := "[B]\n[B.HW]\nAddReg=Open\n"
	tests := []struct{ name, before, after, want string }{
		{"a decoration instead of none",
			"[Manufacturer]\nm=M\n[M]\nd=A,x\n" + closed, "[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed, ""},
		{"none instead of a decoration",
			"[Manufacturer]\nm=M,NTamd64,NTx86\n[M.NTamd64]\nd=A,x\n[M.NTx86]\nd=A,x\n" + closed, "[Manufacturer]\nm=M\n[M]\nd=A,x\n" + closed, ""},
		{"the architecture moves to the install section",
			"[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"[Manufacturer]\nm=M\n[M]\nd=A,x\n" + strings.ReplaceAll(closed, "[A", "[A.NTamd64"), ""},
		{"an architecture goes",
			"[Manufacturer]\nm=M,NTamd64,NTx86\n[M.NTamd64]\nd=A,x\n[M.NTx86]\nd=A,x\n" + closed, "[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"narrower: device <d> for NTx86 is no longer installed\n"},
		{"newer machines get another descriptor",
			"[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"[Manufacturer]\nm=M,NTamd64,NTamd64.10.0\n[M.NTamd64]\nd=A,x\n[M.NTamd64.10.0]\nd=B,x\n" + closed + open,
			"wider: Everyone gains read on device <d> for NTamd64.10.0 (was: none)\n"},
		{"and get the one of the older ones again",
			"[Manufacturer]\nm=M,NTamd64,NTamd64.10.0\n[M.NTamd64]\nd=A,x\n[M.NTamd64.10.0]\nd=B,x\n" + closed + open,
			"[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"narrower: Everyone loses read on device <d> for NTamd64 (now: none)\n"},
		{"another architecture has another descriptor",
			"[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"[Manufacturer]\nm=M,NTamd64,NTarm64\n[M.NTamd64]\nd=A,x\n[M.NTarm64]\nd=B,x\n" + closed + open,
			"wider: Everyone gains read on device <d> for NTarm64 (new; for NTamd64: none)\n"},
		{"a hostile decoration",
			"[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"[Manufacturer]\nm=M,NTamd64,NT*\n[M.NTamd64]\nd=A,x\n[M.NT*]\nd=B,x\n" + closed + open,
			"wider: Everyone gains read on device <d> for <NT*> (new; for NTamd64: none)\n"},
		{"devices share a description",
			"[Manufacturer]\nm=M\n[M]\nd=A,x\nd=A,y\n" + closed, "[Manufacturer]\nm=M\n[M]\nd=A,x\nd=B,y\n" + closed + open,
			"wider: Everyone gains read on device <d> (was: none)\n"},
		{"a device comes, and nobody gets access",
			"[Manufacturer]\nm=M\n[M]\nd=A,x\n" + closed, "[Manufacturer]\nm=M\n[M]\nd=A,x\ne=C,y\n" + closed + "[C]\n[C.HW]\nAddReg=None\n[None]\nHKR,,Security,,\"D:P\"\n",
			"none: device <e> is new, and nobody gets access\n"},
		{"three devices", devices(3, "A") + closed + open, devices(3, "B") + closed + open, "wider: Everyone gains read on devices <d0>, <d1> and <d2> (was: none)\n"},
		{"four devices", devices(4, "A") + closed + open, devices(4, "B") + closed + open, "wider: Everyone gains read on devices <d0>, <d1>, <d2> and 1 more (was: none)\n"},
		{"a device is described otherwise",
			"[Manufacturer]\nm=M\n[M]\nold=A,x\n" + closed, "[Manufacturer]\nm=M\n[M]\nnew=B,x\n" + open, "wider: Everyone gains read on device <new> (was: none)\n"},
		{"a device without a hardware ID",
			"[Manufacturer]\nm=M\n[M]\nd=A\n" + closed, "[Manufacturer]\nm=M\n[M]\nd=B\n" + open, "wider: Everyone gains read on device <d> (was: none)\n"},
		{"all products instead of servers",
			"[Manufacturer]\nm=M,NTamd64...3\n[M.NTamd64...3]\nd=A,x\n" + closed, "[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed, ""},
		{"servers had another descriptor",
			"[Manufacturer]\nm=M,NTamd64,NTamd64...3\n[M.NTamd64]\nd=A,x\n[M.NTamd64...3]\nd=B,x\n" + closed + open, "[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=A,x\n" + closed,
			"narrower: Everyone loses read on device <d> for NTamd64 (now: none)\n"},
		{"of the older decorations, the newest counts",
			"[Manufacturer]\nm=M,NTamd64,NTamd64.6.1\n[M.NTamd64]\nd=A,x\n[M.NTamd64.6.1]\nd=B,x\n" + closed + open, "[Manufacturer]\nm=M,NTamd64.10.0\n[M.NTamd64.10.0]\nd=B,x\n" + open,
			"narrower: device <d> for NTamd64 is no longer installed\n"},
		{"the same architecture is the one to compare with",
			"[Manufacturer]\nm=M,NTx86,NTamd64\n[M.NTx86]\nd=A,x\n[M.NTamd64]\nd=B,x\n" + closed + open,
			"[Manufacturer]\nm=M,NTx86,NTamd64,NTamd64.10.0\n[M.NTx86]\nd=A,x\n[M.NTamd64]\nd=B,x\n[M.NTamd64.10.0]\nd=B,x\n" + closed + open, ""},
		{"the install section had the architecture",
			"[Manufacturer]\nm=M,NT.10.0\n[M.NT.10.0]\nd=A,x\n" + strings.ReplaceAll(closed, "[A", "[A.NTamd64"), "[Manufacturer]\nm=M,NTamd64.10.0\n[M.NTamd64.10.0]\nd=A,x\n" + closed, ""},
		{"a key section has another name",
			"[DefaultInstall]\nAddReg=K\n[K]\nHKLM,Software\\A,x,,1\n[K.Security]\n\"D:P(A;;GA;;;SY)\"\n",
			"[DefaultInstall]\nAddReg=L\n[L]\nHKLM,Software\\A,x,,1\n[L.Security]\n\"D:P(A;;GA;;;SY)(A;;GR;;;WD)\"\n",
			"wider: Everyone gains read on registry key <HKLM\\Software\\A> (was: none)\n"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, sentences(parse(tt.before), parse(tt.after)), tt.name)
		require.Empty(t, Diff(Version{File: parse(tt.after)}, Version{File: parse(tt.after)}), tt.name)
	}
}

// TestDiffHostile has more of everything than is looked into.
func TestDiffHostile(t *testing.T) {
	var aces, list, models strings.Builder
	for i := range 2 * maxNamed {
		fmt.Fprintf(&aces, "(A;;GR;;;S-1-9-%d)", i)
	}
	for i := range 2 * maxTargets {
		fmt.Fprintf(&list, ",NTamd64.%d", i+1)
		fmt.Fprintf(&models, "[M.NTamd64.%d]\nd=A,x\n", i+1)
	}
	device := func(sd string) *inf.File {
		return inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nd=A,x\n[A.HW]\nAddReg=R\n[A]\n[R]\nHKR,,Security,,\"D:P"+sd+"\"\n"))
	}
	got := sentences(device(""), device(aces.String()))
	require.Contains(t, got, "unknown: cannot tell what changes on device <d>: the descriptor names too many groups and accounts")
	require.Contains(t, got, "S-1-9-99 gain")

	head := "[A]\n[A.HW]\nAddReg=Closed\n[Manufacturer]\nm=M"
	before := parse(head + ",NTamd64\n[M.NTamd64]\nd=A,x\n")
	require.Contains(t, sentences(before, parse(head+list.String()+"\n"+models.String())), "narrower: device <d> for NTamd64 is no longer installed\n")
}

// TestDiffManyPlatforms has a service on more versions of Windows than are looked at:
// nothing is said to be the same that was not compared.
func TestDiffManyPlatforms(t *testing.T) {
	var list, models strings.Builder
	for i := range maxTargets + 1 {
		fmt.Fprintf(&list, ",NTamd64.%d", i+1)
		fmt.Fprintf(&models, "[M.NTamd64.%d]\nd=A,x\n", i+1)
	}
	service := func(list, sd string) *inf.File {
		return parse("[Manufacturer]\nm=M" + list + "\n" + models.String() + "[A]\n[A.Services]\nAddService=s,2,S\n[S]\nServiceType=1\nSecurity=\"D:P" + sd + "\"\n")
	}
	const unknown = "unknown: cannot tell what changes on service <s>: it is installed for too many versions of Windows to compare all of them\n"
	require.Contains(t, sentences(service(list.String(), ""), service(list.String(), "")), unknown)
	fewer := list.String()[:strings.LastIndexByte(list.String(), ',')]
	require.NotContains(t, sentences(service(fewer, ""), service(fewer, "")), unknown)
	require.Contains(t, sentences(service(fewer, ""), service(fewer, "(A;;GA;;;WD)")), "wider: Everyone")
}

// TestDiffCorpus compares each of a folder of real INF files with itself, with
// nothing and with the file before it.
func TestDiffCorpus(t *testing.T) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		t.Skip("INFLINT_CORPUS names no folder of INF files")
	}
	var last *inf.File
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ext := strings.ToLower(filepath.Ext(path)); err != nil || d.IsDir() || ext != ".inf" && ext != ".inx" {
			return err
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		f := inf.Parse(path, src)
		require.Empty(t, Diff(Version{File: f}, Version{File: inf.Parse(path, src)}), path)
		for _, c := range append(Diff(Version{}, Version{File: f}), append(Diff(Version{File: f}, Version{}), Diff(Version{File: last}, Version{File: f})...)...) {
			require.NotEmpty(t, c.Names, path)
			require.NotContains(t, c.Sentence(func(string) string { return "x" }), "  ", path)
		}
		last = f
		return nil
	}))
}

func TestWho(t *testing.T) {
	tests := []struct {
		principals []Principal
		want       []string
	}{
		{[]Principal{User, NetworkUser, Guest, LocalService, NetworkService, UMDFHost, System}, []string{"Everyone"}},
		{[]Principal{System, User, NetworkUser, LocalService, NetworkService, UMDFHost, Administrator}, []string{"Users", "SYSTEM"}},
		{[]Principal{System, Administrator, LocalService}, []string{"SYSTEM", "administrators", "LocalService"}},
		{[]Principal{User, NetworkUser, LocalService, NetworkService, UMDFHost, Anonymous}, []string{"Users", "anonymous callers"}},
		{[]Principal{User, NetworkUser, Guest, LocalService, NetworkService}, []string{"local users", "network users", "guests", "LocalService", "NetworkService"}},
		{[]Principal{RestrictedCode, AppContainer, LPAC, UMDFHost}, []string{"sandboxed code", "UMDF host processes"}},
	}
	standard := standardCallers()
	for _, tt := range tests {
		var callers []*caller
		for _, p := range tt.principals {
			callers = append(callers, &standard[p])
		}
		require.Equal(t, tt.want, who(callers))
	}
}

// withDescriptor installs one device with a descriptor.
func withDescriptor(sddl string) *inf.File {
	return parse("[Manufacturer]\nm=M\n[M]\nd=A,x\n[A]\n[A.HW]\nAddReg=S\n[S]\nHKR,,DeviceCharacteristics,0x10001,0x100\nHKR,,Security,,\"" + sddl + "\"\n")
}

// TestDiffDescriptors changes the descriptor of a device.
func TestDiffDescriptors(t *testing.T) {
	const system = "D:P(A;;GA;;;SY)"
	const conditional = "unknown: cannot tell what changes on device <d>: what the conditional entries grant depends on more than who asks\n"
	tests := []struct{ name, before, after, want string }{
		{"an entry comes with a condition", system, system + "(XA;;GR;;;BU;(@User.x == 1))", conditional},
		{"a condition changes", system + "(XA;;GR;;;BU;(@User.x == 1))", system + "(XA;;GR;;;BU;(@User.x == 2))", conditional},
		{"an audit goes", system + "S:(AU;FA;GA;;;WD)", system, ""},
		{"a label keeps from reading", system + "(A;;GR;;;WD)S:(ML;;NW;;;HI)", system + "(A;;GR;;;WD)S:(ML;;NR;;;HI)",
			"narrower: local users, network users and guests lose read on device <d> (now: open only)\n" +
				"unknown: cannot tell what changes on device <d>: the mandatory label or the resource attributes are others, and what they mean depends on who asks\n"},
		{"an owner can give itself all", system, "O:BU" + system, "wider: Users gain full control on device <d> (was: none)\n"},
		{"a service of its own", system, system + "(A;;GR;;;S-1-5-80-1-2-3-4-5)", "wider: service S-1-5-80-1-2-3-4-5 gains read on device <d> (was: none)\n"},
		{"who is more gets what all get", system + "(A;;GR;;;S-1-5-80-1-2-3-4-5)", system + "(A;;GR;;;WD)(A;;GR;;;S-1-5-80-1-2-3-4-5)",
			"wider: Everyone gains read on device <d> (was: none)\n"},
		{"one goes and one comes", system + "(A;;GR;;;WD)", system + "(A;;GW;;;WD)",
			"wider: Everyone gains write data, append data, write extended attributes and write attributes on device <d> (was: read)\n" +
				"narrower: Everyone loses read data, read extended attributes and read attributes on device <d> (now: write)\n"},
		{"control goes", system + "(A;;GA;;;WD)", system + "(A;;GRGW;;;WD)", "narrower: Everyone loses full control on device <d> (now: write)\n"},
		{"administrators lose", system + "(A;;GA;;;BA)", system + "(A;;GR;;;BA)", "none: administrators lose full control on device <d> (now: read)\n"},
		{"administrators gain", system + "(A;;GR;;;BA)", system + "(A;;GA;;;BA)", "none: administrators gain full control on device <d> (was: read)\n"},
		{"a right that is no level", system + "(A;;GRGX;;;WD)", system + "(A;;GR;;;WD)", "narrower: Everyone loses traverse on device <d> (now: read)\n"},
		{"app packages have it already", system + "(A;;GR;;;AC)", system + "(A;;GR;;;WD)(A;;GR;;;AC)", "wider: Everyone and AppContainers gain read on device <d> (was: none)\n"},
		{"a restriction without the right", system + "(A;;GR;;;WD)", system + "(A;;GR;;;WD)(A;;GR;;;WR)", ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, sentences(withDescriptor(tt.before), withDescriptor(tt.after)), tt.name)
	}
}

// TestOneTextOnce parses a text once, wherever it stands, and what is no text apart.
func TestOneTextOnce(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\na=A,a\nb=B,b\nc=C,c\nd=D,d\n[A]\n[A.HW]\nAddReg=SA\n[B]\n[B.HW]\nAddReg=SB\n[C]\n[C.HW]\nAddReg=SC\n[D]\n[D.HW]\nAddReg=SD\n"+
		"[SA]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"\n[SB]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"\n[SC]\nHKR,,Security,,\"%none%\"\n[SD]\nHKR,,Security,,\"%none%\"\n"))
	objects := Of(f, nil)
	require.Same(t, objects[0].Effective.Evaluation, objects[1].Effective.Evaluation)
	require.NotSame(t, objects[2].Effective.Evaluation, objects[3].Effective.Evaluation, "the token may stand for anything")
}

// TestOwned tells a right that the owner has from one that an entry grants.
func TestOwned(t *testing.T) {
	sd, err := sddl.Parse("O:SYD:P(A;;GR;;;SY)(A;;GR;;;BA)")
	require.NoError(t, err)
	cells := CellsOf(sd, sddl.KindDevice)
	require.True(t, cells[System].Owned)
	require.False(t, cells[Administrator].Owned)
	sd, err = sddl.Parse("O:SYD:P(A;;GA;;;SY)(A;;GR;;;S-1-3-4)")
	require.NoError(t, err)
	require.False(t, CellsOf(sd, sddl.KindDevice)[System].Owned, "OWNER RIGHTS say what the owner gets")
}
