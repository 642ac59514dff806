package access

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

func saidOf(before, after Version) string {
	var b strings.Builder
	for _, c := range Diff(before, after) {
		fmt.Fprintf(&b, "%s: %s\n", [...]string{"-", "narrower", "may narrow", "may widen", "wider"}[c.Effect], c.Sentence(func(name string) string { return "<" + name + ">" }))
	}
	return b.String()
}

// TestDoorDiff compares what two versions of a driver make, beside the same INF file.
func TestDoorDiff(t *testing.T) {
	device := func(name, sd string) string {
		return fmt.Sprintf(`DECLARE_CONST_UNICODE_STRING(N%[1]s, L"\\Device\\%[1]s");
DECLARE_CONST_UNICODE_STRING(S%[1]s, L"%[2]s");
void F%[1]s(void) { PWDFDEVICE_INIT i = WdfControlDeviceInitAllocate(d, &S%[1]s);
WdfDeviceInitAssignName(i, &N%[1]s);
WdfDeviceCreate(&i, a, &device); }
`, name, sd)
	}
	unnamed := func(sds ...string) *evidence.Source {
		text := ""
		for i, sd := range sds {
			text += fmt.Sprintf("DECLARE_CONST_UNICODE_STRING(S%[1]d, L\"%[2]s\");\nvoid F%[1]d(void) { PWDFDEVICE_INIT i = WdfControlDeviceInitAllocate(d, &S%[1]d);\nWdfDeviceInitAssignName(i, name);\nWdfDeviceCreate(&i, a, &device); }\n", i, sd)
		}
		return code(text)
	}
	const (
		closed = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
		alike  = "D:P(A;;GA;;;BA)(A;;GA;;;SY)"
		open   = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;BU)"
	)
	none := code("void F(void) { }")
	newer := sys(t, "framework_long")
	local := sys(t, "framework_control")
	local.Local = true
	arm := &evidence.Binary{Origin: evidence.Origin{Path: "arm64/acme.sys"}, Facts: &driver.Facts{Machine: driver.ARM64, Model: driver.KMDF}}
	port := func(sd string) *evidence.Source {
		return code(`DECLARE_CONST_UNICODE_STRING(Name, L"\\AcmePort");
void F(void) { ` + sd + `
InitializeObjectAttributes(&oa, &Name, OBJ_KERNEL_HANDLE, NULL, sd);
FltCreateCommunicationPort(f, &p, &oa, NULL, NULL, NULL, NULL, 1); }
`)
	}
	secure := func(sd, flags string) *evidence.Source {
		return code(fmt.Sprintf("DECLARE_CONST_UNICODE_STRING(Name, L\"\\\\Device\\\\Acme\");\nDECLARE_CONST_UNICODE_STRING(Sd, L\"%s\");\nvoid F(void) { IoCreateDeviceSecure(d, 0, &Name, 0x22, %s, FALSE, &Sd, &guid, &device); }\n", sd, flags))
	}
	tests := []struct {
		name          string
		before, after *evidence.Set
		want          string
	}{
		{"nothing at hand", nil, nil, ""},
		{"the same", setOf(code(device("Acme", open))), setOf(code(device("Acme", open))), ""},
		{"another text that means the same", setOf(code(device("Acme", closed))), setOf(code(device("Acme", alike))), ""},
		{"a new door", setOf(none), setOf(code(device("Acme", open))), "-: SYSTEM and administrators gain full control on control device <\\Device\\Acme> of <acme.sys> (new)\nwider: Users gain write on control device <\\Device\\Acme> of <acme.sys> (new)\n"},
		{"a new door that admits nobody", setOf(none), setOf(code(device("Acme", "D:P"))), "-: control device <\\Device\\Acme> of <acme.sys> is new, and nobody gets access\n"},
		{"a door gone", setOf(code(device("Acme", open))), setOf(none), "-: SYSTEM and administrators lose full control on control device <\\Device\\Acme> of <acme.sys> (removed)\nnarrower: Users lose write on control device <\\Device\\Acme> of <acme.sys> (removed)\n"},
		{"a wider descriptor", setOf(code(device("Acme", closed))), setOf(code(device("Acme", open))), "wider: Users gain write on control device <\\Device\\Acme> of <acme.sys> (was: none)\n"},
		{"a narrower one", setOf(code(device("Acme", open))), setOf(code(device("Acme", closed))), "narrower: Users lose write on control device <\\Device\\Acme> of <acme.sys> (now: none)\n"},
		{"one made at run time", setOf(code(device("Acme", closed))), setOf(code(strings.Replace(device("Acme", closed), "&SAcme)", "sd)", 1))), "may widen: cannot tell what changes on control device <\\Device\\Acme> of <acme.sys>: the code makes the descriptor at run time, or passes it in a way that is not read\n"},
		{"and no longer", setOf(code(strings.Replace(device("Acme", closed), "&SAcme)", "sd)", 1))), setOf(code(device("Acme", closed))), "may narrow: cannot tell what changes on control device <\\Device\\Acme> of <acme.sys>: before, it was not known: the code makes the descriptor at run time, or passes it in a way that is not read\n"},
		{"two doors alike", setOf(none), setOf(code(device("A", open) + device("B", open))), "-: SYSTEM and administrators gain full control on control devices <\\Device\\A> and <\\Device\\B> of <acme.sys> (new)\nwider: Users gain write on control devices <\\Device\\A> and <\\Device\\B> of <acme.sys> (new)\n"},

		{"no name", setOf(unnamed(closed)), setOf(unnamed(open)), "wider: Users gain write on a control device of <acme.sys> whose name is not known (was: none)\n"},
		{"several without a name", setOf(unnamed(closed, open)), setOf(unnamed(open, closed)), ""},
		{"several that change", setOf(unnamed(closed, closed)), setOf(unnamed(open, open)), "wider: Users gain write on a control device of <acme.sys> whose name is not known (was: none)\n"},
		{"one gets its name", setOf(unnamed(open)), setOf(code(device("Acme", open))), "may widen: cannot tell what changes on control device <\\Device\\Acme> of <acme.sys>: nobody can tell which door of the other version it is\nmay widen: cannot tell what changes on a control device of <acme.sys> whose name is not known: nobody can tell which door of the other version it is\n"},
		{"one more", setOf(unnamed(closed)), setOf(unnamed(closed, open)), "-: SYSTEM and administrators gain full control on a control device of <acme.sys> whose name is not known (new)\nwider: Users gain write on a control device of <acme.sys> whose name is not known (new)\n"},

		{"a port that all may open", setOf(port("FltBuildDefaultSecurityDescriptor(&sd, FLT_PORT_ALL_ACCESS);")), setOf(port("sd = NULL;")), "may widen: cannot tell what changes on communication port <\\AcmePort> of <acme.sys>: the descriptor of the port is not read\n"},
		{"a flag gone", setOf(secure(closed, "0x100")), setOf(secure(closed, "0")), "may widen: the names below device <Acme> may no longer be guarded by its descriptor: no call in the driver passes FILE_DEVICE_SECURE_OPEN, and it can be set later\nmay widen: the names below device <\\Device\\Acme> of <acme.sys> may no longer be guarded by its descriptor: no call that is read gives it FILE_DEVICE_SECURE_OPEN\n"},
		{"a flag set", setOf(secure(closed, "0")), setOf(secure(closed, "0x100")), "may narrow: the names below device <Acme> are guarded by its descriptor (FILE_DEVICE_SECURE_OPEN); before, the driver may have set this\nmay narrow: the names below device <\\Device\\Acme> of <acme.sys> are guarded by its descriptor (FILE_DEVICE_SECURE_OPEN); before, the driver may have set this\n"},

		{"a binary of another processor shows no device", setOf(nil, arm), setOf(nil, sys(t, "framework_control")), "may widen: cannot tell what changes on control device <\\Device\\AcmeFramework> of <acme.sys>: the driver's old files do not show whether they make it\n"},
		{"and the other way", setOf(nil, sys(t, "framework_control")), setOf(nil, arm), "may widen: cannot tell what changes on control device <\\Device\\AcmeFramework> of <acme.sys>: the driver's new files do not show whether they make it\n"},
		{"a version of KMDF", setOf(nil, sys(t, "framework")), setOf(nil, newer), ""},
		{"a filter now", setOf(nil, sys(t, "framework_unnamed")), setOf(nil, sys(t, "framework_filter")), "may widen: the names below device <Acme> may no longer be guarded by its descriptor: the driver is a KMDF filter, which takes over the flags of the device below\n"},
		{"and no more", setOf(nil, sys(t, "framework_filter")), setOf(nil, sys(t, "framework_unnamed")), "may narrow: the names below device <Acme> are guarded by its descriptor (FILE_DEVICE_SECURE_OPEN); before, the driver may have set this\n"},
		{"WDM now", setOf(nil, sys(t, "framework_unnamed")), setOf(nil, sys(t, "plain")), "may widen: the names below device <Acme> may no longer be guarded by its descriptor: no call in the driver passes FILE_DEVICE_SECURE_OPEN, and it can be set later\nmay widen: cannot tell what changes on device <\\Device\\AcmePlain> of <acme.sys>: it is new; IoCreateDevice takes no descriptor, so that the system's default applies, which for most device types lets everyone read and write; if it is in the stack of a device that the INF file installs, the INF file's descriptor applies\n"},
		{"the driver is gone", setOf(nil, sys(t, "framework_unnamed")), &evidence.Set{}, "may widen: nothing is known of driver <acme.sys> any more: no file of it is at hand\n"},
		{"the driver is unreadable", setOf(nil, sys(t, "framework_control")),
			&evidence.Set{Drivers: []*evidence.Driver{{Name: "Acme.sys", Unread: []evidence.Unread{{Path: "acme.sys", Why: "is cut short"}}}}}, "may widen: nothing is known of driver <acme.sys> any more: the file of it that is at hand tells nothing\n"},
		{"the driver comes", &evidence.Set{}, setOf(nil, sys(t, "framework_unnamed")), "may narrow: cannot tell what changes in driver <acme.sys>: before, no file of it was at hand\n"},
		{"the driver comes with a door", &evidence.Set{}, setOf(nil, sys(t, "framework_control")), "may widen: cannot tell what changes in driver <acme.sys>: before, no file of it was at hand\n"},
		{"a file that git does not track", &evidence.Set{}, setOf(nil, local), ""},
		{"looked for in one version alone", nil, setOf(nil, sys(t, "framework_control")), ""},
	}
	for i := range tests {
		tt := &tests[i]
		t.Run(tt.name, func(t *testing.T) {
			f := driven("Sample", strict)
			require.Equal(t, tt.want, saidOf(Version{f, tt.before}, Version{f, tt.after}))
		})
	}
}

// TestDoorDiffBesideFile has changes of the INF file that decide about doors.
func TestDoorDiffBesideFile(t *testing.T) {
	const named = "WdfDeviceInitAssignName(DeviceInit, &Name);\nWdfDeviceInitAssignSDDLString(DeviceInit, &Open);\n"
	stack := setOf(code(framework(named)))
	control := setOf(nil, sys(t, "framework_control"))
	silent, secured := driven("Sample"), driven("Sample", strict)
	other := inf.Parse("x.inf", []byte(strings.ReplaceAll(secured.Text, "acme.sys", "other.sys")))
	tests := []struct {
		name          string
		before, after Version
		want          string
	}{
		{"the INF file replaces the descriptor of the code", Version{silent, stack}, Version{secured, stack},
			"may narrow: device <Acme> gets a descriptor: nothing for those below administrator; what applied before is not known: unless the driver says otherwise, KMDF lets only SYSTEM and administrators open a device that has a name, and one without a name has what its bus driver gives it\n"},
		{"and leaves it again", Version{secured, stack}, Version{silent, stack},
			"may widen: device <Acme> loses its descriptor; what applies instead is not known: unless the driver says otherwise, KMDF lets only SYSTEM and administrators open a device that has a name, and one without a name has what its bus driver gives it\n"},
		{"a new file", Version{}, Version{secured, control},
			"-: SYSTEM and administrators gain full control on device <Acme> (new)\n-: SYSTEM gains full control on control device <\\Device\\AcmeFramework> of <acme.sys> (new)\nwider: Users gain write on control device <\\Device\\AcmeFramework> of <acme.sys> (new)\n"},
		{"a file gone", Version{secured, control}, Version{},
			"-: SYSTEM and administrators lose full control on device <Acme> (removed)\n-: SYSTEM loses full control on control device <\\Device\\AcmeFramework> of <acme.sys> (removed)\nnarrower: Users lose write on control device <\\Device\\AcmeFramework> of <acme.sys> (removed)\n"},
		{"the file installs another driver", Version{other, &evidence.Set{}}, Version{secured, control},
			"-: SYSTEM gains full control on control device <\\Device\\AcmeFramework> of <acme.sys> (new)\nwider: Users gain write on control device <\\Device\\AcmeFramework> of <acme.sys> (new)\n"},
		{"and the other one again, which is not at hand", Version{secured, control}, Version{other, &evidence.Set{}},
			"-: SYSTEM loses full control on control device <\\Device\\AcmeFramework> of <acme.sys> (removed)\nnarrower: Users lose write on control device <\\Device\\AcmeFramework> of <acme.sys> (removed)\n"},
		{"another default", Version{silent, setOf(nil, sys(t, "plain"))}, Version{silent, setOf(nil, sys(t, "miniport"))},
			"may widen: cannot tell what changes on device <Acme>: there is no descriptor; before: the driver makes its devices with IoCreateDevice, which takes no descriptor: its setup class or bus driver may give it one, and for most device types the system's default lets everyone read and write; now: a driver of Windows makes the device\nnarrower: device <\\Device\\AcmePlain> of <acme.sys> is no longer made\n"},
		{"a default that only one version shows", Version{silent, &evidence.Set{}}, Version{silent, setOf(nil, sys(t, "miniport"))},
			"may narrow: cannot tell what changes in driver <acme.sys>: before, no file of it was at hand\n"},
	}
	for i := range tests {
		tt := &tests[i]
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, saidOf(tt.before, tt.after)) })
	}
}
