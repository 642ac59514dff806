package access

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/source"
)

// sys is a driver binary of package driver's tests.
func sys(t *testing.T, name string) *evidence.Binary {
	data, err := os.ReadFile(filepath.Join("..", "driver", "testdata", name+".sys"))
	require.NoError(t, err)
	facts, err := driver.Read(data)
	require.NoError(t, err)
	return &evidence.Binary{Origin: evidence.Origin{Path: "amd64/acme.sys"}, Facts: facts}
}

// code is the source of a driver.
func code(text string) *evidence.Source {
	return &evidence.Source{
		Origin: evidence.Origin{Path: "src/acme.vcxproj"},
		Facts:  source.Read([]source.File{{Name: "src/acme.c", Text: text}}),
	}
}

func setOf(s *evidence.Source, binaries ...*evidence.Binary) *evidence.Set {
	return &evidence.Set{Drivers: []*evidence.Driver{{Name: "acme.sys", Binaries: binaries, Source: s}}}
}

// driven is an INF file with a device that acme.sys drives, with lines of its hardware
// section and its setup class.
func driven(class string, lines ...string) *inf.File {
	return inf.Parse("x.inf", []byte("[Version]\nClass="+class+`
[Manufacturer]
m=M,NTamd64
[M.NTamd64]
Acme=I,x
[I.NT]
[I.NT.Services]
AddService=acme,2,S
[S]
ServiceType=1
ServiceBinary=%12%\acme.sys
[I.NT.HW]
AddReg=R
[R]
`+strings.Join(lines, "\n")+"\n"))
}

const (
	strict   = `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`
	filtered = `HKR,,UpperFilters,0x10000,over`

	// What the code of KMDF drivers has around what tells them apart.
	addDevice = `NTSTATUS DriverEntry(void) { WdfDriverCreate(a, b, c, d, e); }
NTSTATUS Add(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit) {
%s
	return WdfDeviceCreate(&DeviceInit, a, &device);
}
`
	strings4 = `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\Acme");
DECLARE_CONST_UNICODE_STRING(Open, L"D:P(A;;GA;;;SY)(A;;GRGW;;;BU)");
DECLARE_CONST_UNICODE_STRING(Bad, L"D:P(A;;GA;;;");
`
)

func framework(lines string) string { return strings4 + fmt.Sprintf(addDevice, lines) }

// doors writes the rows of doors: origin, what users can do, names below, reason.
func doors(rows []Row) string {
	var b strings.Builder
	for i := range rows {
		row := &rows[i]
		if row.Door == nil {
			continue
		}
		fmt.Fprintf(&b, "%s %q: %s, %s", row.Door.Kind, row.Object.Name, row.Origin, row.Cells[User].Level)
		if names := row.Namespace.String(); names != "" {
			fmt.Fprintf(&b, ", below %s", names)
		}
		if why := row.Reason(); why != "" {
			fmt.Fprintf(&b, ": %s", why)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestDoors has each kind of door with each descriptor that it can have, and what contests it.
func TestDoors(t *testing.T) {
	const (
		named   = "WdfDeviceInitAssignName(DeviceInit, &Name);\n"
		opened  = "WdfDeviceInitAssignSDDLString(DeviceInit, &Open);\n"
		control = strings4 + "void F(void) { PWDFDEVICE_INIT i = WdfControlDeviceInitAllocate(d, &Open);\nWdfDeviceInitAssignName(i, &Name);\nWdfDeviceCreate(&i, a, &device); }\n"
		secure  = strings4 + "void F(void) { IoCreateDeviceSecure(d, 0, &Name, 0x22, 0x100, FALSE, &Open, &guid, &device); }\n"
		plain   = strings4 + "void F(void) { IoCreateDevice(d, 0, &Name, 0x22, 0, FALSE, &device); }\n"
		child   = strings4 + "void F(void) { PWDFDEVICE_INIT i = WdfPdoInitAllocate(p);\nWdfDeviceInitAssignName(i, &Name);\n%sWdfDeviceCreate(&i, a, &device); }\n"
		anyInit = strings4 + "void F(PWDFDEVICE_INIT i) { WdfDeviceInitAssignName(i, &Name);\nWdfDeviceInitAssignSDDLString(i, &Open);\nWdfDeviceCreate(&i, a, &device); }\n"
		port    = `DECLARE_CONST_UNICODE_STRING(Name, L"\\AcmePort");
void F(void) { PSECURITY_DESCRIPTOR sd; OBJECT_ATTRIBUTES oa;
FltBuildDefaultSecurityDescriptor(&sd, %s);
InitializeObjectAttributes(&oa, &Name, OBJ_KERNEL_HANDLE, NULL, sd);
FltCreateCommunicationPort(f, &p, &oa, NULL, NULL, NULL, NULL, 1); }
`
		openPort = `DECLARE_CONST_UNICODE_STRING(Name, L"\\AcmePort");
void F(void) { InitializeObjectAttributes(&oa, &Name, OBJ_KERNEL_HANDLE, NULL, NULL);
FltCreateCommunicationPort(f, &p, &oa, NULL, NULL, NULL, NULL, 1); }
`
		inStack = "if it is in the stack of a device that the INF file installs, "
	)
	silent, secured := driven("Sample"), driven("Sample", strict)
	someSecured := driven("Sample", strict)
	someSecured = inf.Parse("x.inf", []byte(strings.Replace(someSecured.Text, "Acme=I,x", "Acme=I,x\nOther=J,y\n[J]\n[J.Services]\nAddService=acme,2,S", 1)))
	classed := inf.Parse("x.inf", []byte("[Version]\nClass=Sample\n[ClassInstall32]\nAddReg=C\n[C]\n"+strict+"\n"))
	asFilter := inf.Parse("x.inf", []byte(strings.Replace(silent.Text, "acme,2,S", "acme,0,S", 1)))
	token := driven("Sample", `HKR,,Security,,%sd%`)
	tests := []struct {
		name string
		f    *inf.File
		e    *evidence.Set
		want string
	}{
		{"plain, INF silent", silent, setOf(code(plain)),
			`device "\\Device\\Acme": not read, unknown, below not known: IoCreateDevice takes no descriptor, so that the system's default applies, which for most device types lets everyone read and write`},
		{"plain, INF strict", secured, setOf(code(plain)),
			`device "\\Device\\Acme": not read, unknown, below not known: IoCreateDevice takes no descriptor, so that the system's default applies, which for most device types lets everyone read and write; ` + inStack + "the INF file's descriptor applies"},
		{"plain, a binary", silent, setOf(nil, sys(t, "plain")),
			`device "\\Device\\AcmePlain": not read, unknown, below not known: IoCreateDevice takes no descriptor, so that the system's default applies, which for most device types lets everyone read and write`},
		{"plain without a name", silent, setOf(nil, sys(t, "plain_unnamed"), sys(t, "plain_auto_name")), ""},
		{"secure, INF silent", silent, setOf(code(secure)), `device "\\Device\\Acme": driver, write, below guarded by the driver`},
		{"secure, no INF device", inf.Parse("x.inf", nil), setOf(code(secure)), `device "\\Device\\Acme": driver, write, below guarded by the driver`},
		{"secure, INF strict", secured, setOf(code(secure)),
			`device "\\Device\\Acme": driver, unknown, below guarded by the driver: ` + inStack + "the INF file's descriptor applies"},
		{"secure, INF not known", token, setOf(code(secure)),
			`device "\\Device\\Acme": driver, unknown, below guarded by the driver: ` + inStack + "the INF file may set another"},
		{"secure, class of Windows", driven("HDC"), setOf(code(secure)),
			`device "\\Device\\Acme": driver, unknown, below guarded by the driver: ` + inStack + "the setup class may set another"},
		{"secure, class of the file", classed, setOf(code(secure)),
			`device "\\Device\\Acme": driver, unknown, below guarded by the driver: if the driver names the setup class for it, the descriptor of the class applies`},
		{"secure, a filter above", driven("Sample", filtered), setOf(code(secure)), `device "\\Device\\Acme": driver, write, below not known`},
		{"secure, a binary", silent, setOf(nil, sys(t, "secure")), `device "\\Device\\AcmeSecure": driver, read, below guarded by the driver`},
		{"the source is newer than the binary", silent, setOf(code(strings.Replace(secure, "Acme", "AcmePlain", 1)), sys(t, "plain")),
			`device "\\Device\\AcmePlain": not read, unknown, below not known: the files that make it do not agree about the descriptor`},
		{"malformed", silent, setOf(code(strings.Replace(secure, "&Open", "&Bad", 1))),
			`device "\\Device\\Acme": not read, unknown, below guarded by the driver: Windows does not accept the descriptor`},
		{"made at run time", silent, setOf(code(strings.Replace(secure, "&Open", "x ? &Open : &Bad", 1))),
			`device "\\Device\\Acme": not read, unknown, below guarded by the driver: the code makes the descriptor at run time, or passes it in a way that is not read`},

		{"control device, INF silent", silent, setOf(code(control)), `control device "\\Device\\Acme": driver, write, below guarded by the framework`},
		{"control device, INF strict", secured, setOf(code(control)), `control device "\\Device\\Acme": driver, write, below guarded by the framework`},
		{"control device, class of the file", classed, setOf(code(control)),
			`control device "\\Device\\Acme": driver, unknown, below guarded by the framework: if the driver names the setup class for it, the descriptor of the class applies`},
		{"control device, a binary", secured, setOf(nil, sys(t, "framework_control")), `control device "\\Device\\AcmeFramework": driver, write, below guarded by the framework`},

		{"of the stack, INF silent", silent, setOf(code(framework(named + opened))), `device of the stack "\\Device\\Acme": driver, write, below guarded by the framework`},
		{"of the stack, INF strict", secured, setOf(code(framework(named + opened))), ""},
		{"of the stack, INF strict for some", someSecured, setOf(code(framework(named + opened))),
			`device of the stack "\\Device\\Acme": driver, unknown, below guarded by the framework: the INF file may set another for some of the devices that the driver serves`},
		{"of the stack, INF not known", token, setOf(code(framework(named + opened))),
			`device of the stack "\\Device\\Acme": driver, unknown, below guarded by the framework: the INF file may set another`},
		{"of the stack, class of Windows", driven("HDC"), setOf(code(framework(named + opened))),
			`device of the stack "\\Device\\Acme": driver, unknown, below guarded by the framework: the setup class may set another`},
		{"of the stack, KMDF's default", silent, setOf(code(framework(named))), `device of the stack "\\Device\\Acme": framework default, none, below guarded by the framework`},
		{"of the stack without a name", silent, setOf(code(framework(""))), ""},
		{"of the stack of a filter", asFilter, setOf(code(framework("WdfFdoInitSetFilter(DeviceInit);\n" + named + opened))),
			`device of the stack "\\Device\\Acme": driver, unknown, below not known: the INF file of a device that the driver filters may set another`},
		{"of the stack, by a binary", silent, setOf(nil, sys(t, "framework")),
			`device of the stack "\\Device\\AcmeFramework": driver, write, below guarded by the framework`},
		{"one of three kinds", silent, setOf(code(anyInit)),
			`framework device "\\Device\\Acme": driver, unknown, below not known: if it is a device that the driver enumerates, the INF file of that device, or its setup class, may set another`},
		{"child", silent, setOf(code(fmt.Sprintf(child, "WdfDeviceInitAssignSDDLString(i, &Open);\n"))),
			`child device "\\Device\\Acme": driver, unknown, below not known: the INF file of the device that the driver enumerates, or its setup class, may set another`},
		{"child without a descriptor", silent, setOf(code(fmt.Sprintf(child, ""))),
			`child device "\\Device\\Acme": not read, unknown, below not known: the code passes no descriptor, and then KMDF makes a device that the driver enumerates without its name`},

		{"port with the default", secured, setOf(code(fmt.Sprintf(port, "FLT_PORT_ALL_ACCESS"))), `communication port "\\AcmePort": driver, none`},
		{"port with rights that are not read", silent, setOf(code(fmt.Sprintf(port, "rights"))),
			`communication port "\\AcmePort": not read, unknown: the driver admits SYSTEM and administrators alone, with rights that are not read`},
		{"port with another descriptor", silent, setOf(code(openPort)), `communication port "\\AcmePort": not read, unknown: the descriptor of the port is not read`},
		{"port, a binary", silent, setOf(nil, sys(t, "minifilter")), `communication port "": not read, unknown: the descriptor of the port is not read`},
		{"no door", silent, setOf(nil, sys(t, "no_device"), sys(t, "miniport")), ""},
		{"nothing was looked for", silent, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, strings.TrimSuffix(doors(Map(tt.f, tt.e)), "\n"))
		})
	}
}

// TestDoorBesideDevice has an INF file that admits nobody, and a driver that makes a device
// which the file does not reach: the map has both.
func TestDoorBesideDevice(t *testing.T) {
	rows := Map(driven("Sample", strict), setOf(nil, sys(t, "framework_control")))
	require.Equal(t, "device Acme none", fmt.Sprintln(rows[0].Object.Kind, rows[0].Object.Name, rows[0].Cells[User].Level)[:16])
	last := rows[len(rows)-1]
	require.Equal(t, ReadWrite, last.Cells[User].Level)
	require.Nil(t, last.Targets())
}

// TestPortRights has the rights that the driver asks for.
func TestPortRights(t *testing.T) {
	build := func(rights ...string) *evidence.Source {
		text := ""
		for _, r := range rights {
			text += "void F(void) { FltBuildDefaultSecurityDescriptor(&sd, " + r + "); }\n"
		}
		return code(text)
	}
	require.Equal(t, "D:(A;;0x1f0001;;;SY)(A;;0x1f0001;;;BA)", portDefault(build("FLT_PORT_ALL_ACCESS")))
	require.Equal(t, "D:(A;;0x1;;;SY)(A;;0x1;;;BA)", portDefault(build("FLT_PORT_CONNECT", "1")))
	require.Empty(t, portDefault(build("FLT_PORT_CONNECT", "2")))
	require.Empty(t, portDefault(build("FLT_PORT_CONNECT", "x")))
	require.Empty(t, portDefault(nil))
}

// TestManyDoors has more doors than a person writes: they are there, and what they pass is
// not known. Many devices ask about them, and the driver answers once.
func TestManyDoors(t *testing.T) {
	var text, models strings.Builder
	text.WriteString(strings4)
	for i := range 5000 {
		fmt.Fprintf(&text, "void F%[1]d(void) { IoCreateDeviceSecure(d, 0, &Name, 0x22, 0x100, FALSE, &Open, &guid, &device%[1]d); }\n", i)
		fmt.Fprintf(&models, "D%d=I,x%[1]d\n", i)
	}
	f := inf.Parse("x.inf", []byte(strings.Replace(driven("Sample").Text, "Acme=I,x\n", models.String(), 1)))
	set := setOf(code(text.String()))
	rows := Map(f, set)
	last := rows[len(rows)-1]
	require.Equal(t, UnknownAccess, last.Cells[User].Level)
	require.Equal(t, "the code makes the descriptor at run time, or passes it in a way that is not read", last.Reason())
	require.Equal(t, GuardedByDriver, rows[0].Namespace)
	require.Empty(t, Diff(Version{f, set}, Version{f, set}))
}
