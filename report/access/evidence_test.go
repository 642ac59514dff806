package accessmap

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/source"
)

// A driven is an INF file with what is known of its driver.
type driven struct {
	file *inf.File
	set  *evidence.Set
}

// drivenBy is an INF file of one device, with lines of its hardware section, whose driver has
// a name and these witnesses.
func drivenBy(file, binary, hardware string, d evidence.Driver) driven {
	text := `[Version]
Signature="$Windows NT$"
Class=Sample
[Manufacturer]
Acme=M,NTamd64
[M.NTamd64]
"Acme Valve"=Valve,ACPI\ACME0001
[Valve.NT]
[Valve.NT.Services]
AddService=acme,2,Service
[Service]
ServiceType=1
ServiceBinary="%12%\` + binary + `"
[Valve.NT.HW]
AddReg=Values
[Values]
` + hardware + "\n"
	d.Name = binary
	return driven{inf.Parse(file, []byte(text)), &evidence.Set{Drivers: []*evidence.Driver{&d}}}
}

// sys is a driver binary of package driver's tests.
func sys(t *testing.T, path, name string) *evidence.Binary {
	data, err := os.ReadFile(filepath.Join("..", "..", "driver", "testdata", name+".sys"))
	require.NoError(t, err)
	facts, err := driver.Read(data)
	require.NoError(t, err)
	return &evidence.Binary{Origin: evidence.Origin{Path: path}, SHA256: strings.Repeat("0a", 32), Facts: facts}
}

func code(name, text string) *evidence.Source {
	files := []source.File{{Name: name, Text: text}}
	return &evidence.Source{Origin: evidence.Origin{Path: "src/acme.vcxproj"}, DriverType: "kmdf", Files: files, Facts: source.Read(files)}
}

const (
	strict = `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`

	codeOfKMDF = `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\Acme");
DECLARE_CONST_UNICODE_STRING(Bad, L"D:P(A;;GA;;;");
NTSTATUS DriverEntry(void) { return WdfDriverCreate(a, b, c, d, e); }
NTSTATUS Add(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit) {
	WdfDeviceInitAssignName(DeviceInit, &Name);
	return WdfDeviceCreate(&DeviceInit, a, &device);
}
void Control(void) {
	PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(driver, &Bad);
	WdfDeviceCreate(&init, a, &device);
}
`
	codeOfSecure = `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmePlain");
DECLARE_CONST_UNICODE_STRING(Open, L"D:P(A;;GA;;;SY)(A;;GR;;;WD)");
void F(void) { IoCreateDeviceSecure(d, 0, &Name, 0x22, 0x100, FALSE, &Open, &guid, &device); }
`
	codeOfCodes = `#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_ACME_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_NEITHER, FILE_ANY_ACCESS)
static const HANDLER table[] = { { IOCTL_ACME_LOCK, Lock } };
NTSTATUS Add(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit) { return WdfDeviceCreate(&DeviceInit, a, &device); }
void Handle(ULONG code) {
	switch (code) {
	case IOCTL_ACME_READ: case IOCTL_ACME_RESET: case IOCTL_ACME_ELSEWHERE: break;
	}
	if (code == IOCTL_ACME_RESET) IoValidateDeviceIoControlAccess(irp, 1);
}
`
	codeOfPorts = `DECLARE_CONST_UNICODE_STRING(Name, L"\\AcmePort");
void F(void) { PSECURITY_DESCRIPTOR sd; OBJECT_ATTRIBUTES oa;
	FltBuildDefaultSecurityDescriptor(&sd, FLT_PORT_ALL_ACCESS);
	InitializeObjectAttributes(&oa, &Name, OBJ_KERNEL_HANDLE, NULL, sd);
	FltCreateCommunicationPort(f, &p, &oa, NULL, NULL, NULL, NULL, 1);
	FltCreateCommunicationPort(f, &p, attributes, NULL, NULL, NULL, NULL, 1);
}
`
)

// examples have one of each answer.
func examples(t *testing.T) []driven {
	binaries := func(list ...*evidence.Binary) evidence.Driver { return evidence.Driver{Binaries: list} }
	return []driven{
		drivenBy("control.inf", "acme.sys", strict, binaries(sys(t, "amd64/acme.sys", "framework_control"))),
		drivenBy("filter.inf", "acme.sys", strict, binaries(sys(t, "amd64/acme.sys", "framework_filter"))),
		drivenBy("miniport.inf", "acme.sys", strict, binaries(sys(t, "amd64/acme.sys", "miniport"))),
		drivenBy("plain.inf", "acme.sys", strict, binaries(sys(t, "acme.sys", "plain"))),
		drivenBy("secure.inf", "acme.sys", "", binaries(sys(t, "acme.sys", "secure"))),
		drivenBy("named.inf", "acme.sys", "", binaries(sys(t, "acme.sys", "framework"))),
		drivenBy("source.inf", "acme.sys", "", evidence.Driver{Source: code("src/acme.c", codeOfKMDF)}),
		drivenBy("ports.inf", "acme.sys", "", evidence.Driver{Source: code("src/port.c", codeOfPorts)}),
		drivenBy("older.inf", "acme.sys", strict, evidence.Driver{Binaries: []*evidence.Binary{sys(t, "x64/acme.sys", "plain")}, Source: code("src/acme.c", codeOfKMDF)}),
		drivenBy("newer.inf", "acme.sys", "", evidence.Driver{Binaries: []*evidence.Binary{sys(t, "x64/acme.sys", "plain")}, Source: code("src/acme.c", codeOfSecure)}),
		drivenBy("codes.inf", "acme.sys", strict, evidence.Driver{Source: code("src/codes.c", codeOfCodes)}),
		drivenBy("unread.inf", "acme.sys", strict, evidence.Driver{Unread: []evidence.Unread{{Path: "x64/acme.sys", Why: "is cut short"}}}),
		drivenBy("absent.inf", "acme.sys", strict, evidence.Driver{}),
		drivenBy("above.inf", "acme.sys", strict+"\nHKR,,UpperFilters,0x10000,over", binaries(sys(t, "acme.sys", "framework_unnamed"))),
	}
}

func writtenDriven(t *testing.T, format string, o Options, files []driven) []byte {
	var out bytes.Buffer
	w, err := New(format, &out, o)
	require.NoError(t, err)
	for _, d := range files {
		require.NoError(t, w.File(d.file, d.set))
	}
	require.NoError(t, w.Close(outcome.Inputs{Files: len(files)}))
	return out.Bytes()
}

// TestMapWithEvidence compares maps that show drivers with testdata/driver.FORMAT.golden.
func TestMapWithEvidence(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			out := writtenDriven(t, format, Options{Version: "1.2.3"}, examples(t))
			reporttest.Golden(t, filepath.Join("testdata", "driver."+format+".golden"), out)
			requireWellFormedMap(t, format, out)
		})
	}
	reporttest.Golden(t, filepath.Join("testdata", "driver.worst-first.golden"), writtenDriven(t, "text", Options{WorstFirst: true}, examples(t)))
}

// TestChoiceOfDoors takes doors by their kind and by who can open them.
func TestChoiceOfDoors(t *testing.T) {
	tests := []struct{ kind, who, level, want string }{
		{"port", "", "", `"\\AcmePort"`},
		{"", "user", "write", `"\\Device\\AcmeFramework" "\\Device\\AcmeFramework"`},
		{"device", "user", "", `"\\Device\\AcmeFramework" "\\Device\\AcmeSecure" "\\Device\\AcmeFramework"`},
		{"port", "user", "", ""},
		{"port", "administrator", "full", `"\\AcmePort"`},
	}
	for _, tt := range tests {
		var o Options
		if tt.kind != "" {
			require.NoError(t, o.Choice.AddKind(tt.kind))
		}
		if tt.who != "" {
			require.NoError(t, o.Choice.AddCaller(tt.who))
		}
		if tt.level != "" {
			require.NoError(t, o.Choice.SetLevel(tt.level))
		}
		var names []string
		for line := range strings.Lines(string(writtenDriven(t, "compact", o, examples(t)))) {
			if _, rest, ok := strings.Cut(line, `"\`); ok && !strings.Contains(line, "not known: ") {
				name, _, _ := strings.Cut(rest, `"`)
				names = append(names, fmt.Sprintf("%q", `\`+name))
			}
		}
		require.Equal(t, tt.want, strings.Join(names, " "), "%+v", tt)
	}
}

// TestReasoningWithEvidence explains the device and the doors of the examples.
func TestReasoningWithEvidence(t *testing.T) {
	for _, format := range ExplainFormats() {
		var out bytes.Buffer
		for _, device := range []string{"acme valve", `\Device\AcmeFramework`} {
			x, err := NewExplainer(format, &out, device)
			require.NoError(t, err)
			for _, d := range examples(t) {
				require.NoError(t, x.File(d.file, d.set))
			}
			require.NoError(t, x.Close(outcome.Inputs{}))
			require.NoError(t, x.Unknown())
		}
		reporttest.Golden(t, filepath.Join("testdata", "reasoning."+format+".golden"), out.Bytes())
	}
}

// TestMapOfHostileDrivers has hostile names of drivers, of what they make, and of their files.
func TestMapOfHostileDrivers(t *testing.T) {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\x00", " ")
	var files []driven
	for _, h := range append(reporttest.HostileTexts, reporttest.Hostile{Text: reporttest.Nasty}, reporttest.Hostile{Text: reporttest.HostileName}, reporttest.Hostile{Text: strings.Repeat("long\u202e<b>", 250)}) {
		text := fmt.Sprintf(`DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\%[1]s");
DECLARE_CONST_UNICODE_STRING(Sd, L"D:P(A;;GA;;;WD)(%[1]s");
DECLARE_CONST_UNICODE_STRING(Conditional, L"D:P(XA;;GA;;;WD;(@User.A==\"%[1]s\"))");
void F(void) { IoCreateDeviceSecure(d, 0, &Name, 0x22, 0x100, FALSE, &Sd, &guid, &device); }
void G(void) { IoCreateDeviceSecure(d, 0, &Name, 0x22, 0x100, FALSE, &Conditional, &guid, &device); }
#define IOCTL_%[2]s CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_NEITHER, FILE_ANY_ACCESS)
void H(ULONG code) { if (code == IOCTL_%[2]s) return; }
`, quoted.Replace(h.Text), "\u202e\u00a0b")
		path := "a\n::error::" + h.Text[:min(len(h.Text), 300)]
		s := code(path+".c", text)
		s.Path = path + ".vcxproj"
		b := sys(t, path+".sys", "framework_control")
		files = append(files,
			drivenBy(path, "a"+h.Text+".sys", strict, evidence.Driver{Binaries: []*evidence.Binary{b}, Source: s}),
			drivenBy(path, "a"+h.Text+".sys", strict, evidence.Driver{Binaries: []*evidence.Binary{sys(t, path, "framework_filter")}}),
			drivenBy(path, "a"+h.Text+".sys", strict, evidence.Driver{Unread: []evidence.Unread{{Path: path, Why: "is " + h.Text}}}))
	}
	for i := range files { // whatever became of the name in the INF file, the driver is the device's
		for _, s := range files[i].file.Installs()[0].Services() {
			files[i].set.Drivers[0].Name = s.Binary
		}
	}
	for _, format := range ExplainFormats() {
		var out bytes.Buffer
		x, err := NewExplainer(format, &out, "Acme Valve")
		require.NoError(t, err)
		for _, d := range files {
			require.NoError(t, x.File(d.file, d.set))
		}
		require.NoError(t, x.Close(outcome.Inputs{}))
		reporttest.RequireInert(t, out.String())
	}
	for _, format := range Formats() {
		out := writtenDriven(t, format, Options{}, files)
		if format == "json" {
			schema, err := jsonschema.NewCompiler().Compile("../../docs/access-v1.schema.json")
			require.NoError(t, err)
			reporttest.Validate(t, schema, out)
			continue
		}
		requireWellFormedMap(t, format, out)
		reporttest.RequireInert(t, string(out))
		for line := range strings.Lines(string(out)) {
			require.False(t, format == "text" && len(line) > 4500, line)
		}
	}
}
