package evidence_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/source"
)

// Small sources, each of a driver. Those of package driver's binaries are named as they are.
const (
	framework = `NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { return WdfDriverCreate(d, p, NULL, &config, NULL); }
NTSTATUS EvtAdd(WDFDRIVER driver, PWDFDEVICE_INIT init) { WDFDEVICE device; return WdfDeviceCreate(&init, NULL, &device); }`
	filter = framework + `
void Set(PWDFDEVICE_INIT init) { WdfFdoInitSetFilter(init); }`
	control = framework + `
DECLARE_CONST_UNICODE_STRING(name, L"\\Device\\AcmeFramework");
DECLARE_CONST_UNICODE_STRING(sddl, L"D:P(A;;GA;;;SY)");
void Make(WDFDRIVER driver) {
	WDFDEVICE device;
	PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(driver, &sddl);
	WdfDeviceInitAssignName(init, &name);
	WdfDeviceCreate(&init, NULL, &device);
}`
	guarded = `void Add(void) { IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0x100, FALSE, &device); }`
	bare    = `void Add(void) { IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device); }`
	mixed   = guarded + "\n" + `void More(void) { IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device); }`
	either  = `void Add(int x) { IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, x ? 0x100 : 0, FALSE, &device); }`
	copied  = guarded + "\n" + `void Copy(void) { device->Characteristics |= lower->Characteristics; }`
	mini    = framework + "\n" + `void Mini(void) { WdfDeviceMiniportCreate(driver, NULL, device, NULL, NULL, &made); }`
	ndis    = `void Add(void) { NdisMRegisterMiniportDriver(driver, path, NULL, &c, &handle); IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0x100, FALSE, &device); }`
	inMacro = "#define MAKE(x) IoCreateDevice(x, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device)\n" + guarded
)

// binary reads one of the drivers that package driver has built.
func binary(t *testing.T, name string) *evidence.Binary {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "driver", "testdata", name+".sys"))
	require.NoError(t, err)
	facts, err := driver.Read(src)
	require.NoError(t, err)
	return &evidence.Binary{Origin: evidence.Origin{Path: name + ".sys"}, Facts: facts}
}

func code(driverType, text string) *evidence.Source {
	files := []source.File{{Name: "acme.c", Text: text}}
	return &evidence.Source{Origin: evidence.Origin{Path: "acme.vcxproj"}, DriverType: driverType, Files: files, Facts: source.Read(files)}
}

// witnesses makes a driver of the binaries that are named, and of source.
func witnesses(t *testing.T, names string, s *evidence.Source) *evidence.Driver {
	d := &evidence.Driver{Name: "acme.sys", Source: s}
	for _, name := range strings.Fields(names) {
		d.Binaries = append(d.Binaries, binary(t, name))
	}
	return d
}

func TestNamesBelow(t *testing.T) {
	for _, tt := range []struct {
		name, binaries string
		source         *evidence.Source
		want           string
	}{
		{"nothing", "", nil, "not known, 0, by "},
		{"KMDF", "framework", nil, "guarded by the framework, 5, by framework.sys"},
		{"KMDF filter", "framework_filter", nil, "not known, 3, by framework_filter.sys"},
		{"each call passes the flag", "plain_secure_open", nil, "guarded by the driver, 9, by plain_secure_open.sys"},
		{"no call passes it", "plain", nil, "not known, 8, by plain.sys"},
		{"a miniport", "miniport", nil, "not known, 2, by miniport.sys"},

		{"copies that agree", "framework framework_long", nil, "guarded by the framework, 5, by framework.sys"},
		{"copies that differ", "framework framework_filter", nil, "not known, 5, by framework.sys, against framework_filter.sys"},
		{"two that differ and a third", "framework framework_filter framework_long", nil, "not known, 5, by framework.sys, against framework_filter.sys"},
		{"a copy that is silent", "no_device framework", nil, "guarded by the framework, 5, by framework.sys"},

		{"source of KMDF", "", code("kmdf", framework), "guarded by the framework, 5, by acme.vcxproj"},
		{"source that makes no device", "", code("kmdf", "int x;"), "not known, 0, by acme.vcxproj"},
		{"source of a filter", "", code("kmdf", filter), "not known, 3, by acme.vcxproj"},
		{"source of UMDF", "", code("umdf", framework), "not known, 1, by acme.vcxproj"},
		{"source of WDM", "", code("wdm", guarded), "guarded by the driver, 9, by acme.vcxproj"},
		{"source that passes no flag", "", code("wdm", bare), "not known, 8, by acme.vcxproj"},
		{"source whose calls differ", "", code("wdm", mixed), "not known, 7, by acme.vcxproj"},
		{"source that chooses", "", code("wdm", either), "not known, 6, by acme.vcxproj"},
		{"source that copies the flags", "", code("wdm", copied), "not known, 10, by acme.vcxproj"},
		{"source that copies the flags, and a binary", "plain_secure_open", code("wdm", copied), "not known, 10, by acme.vcxproj"},
		{"source of a miniport of KMDF", "", code("kmdf", mini), "not known, 11, by acme.vcxproj"},
		{"source of a miniport", "", code("wdm", ndis), "not known, 2, by acme.vcxproj"},
		{"source with a call in a macro", "", code("wdm", inMacro), "not known, 6, by acme.vcxproj"},
		{"source of KMDF that makes devices itself", "", code("kmdf", framework+guarded), "not known, 6, by acme.vcxproj"},

		{"binary and source agree", "framework", code("kmdf", framework), "guarded by the framework, 5, by framework.sys"},
		{"an old binary", "framework", code("kmdf", filter), "not known, 5, by framework.sys, against acme.vcxproj"},
		{"source that is silent", "framework", code("kmdf", "int x;"), "guarded by the framework, 5, by framework.sys"},
		{"a binary that is silent", "no_device", code("kmdf", framework), "guarded by the framework, 5, by acme.vcxproj"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := witnesses(t, tt.binaries, tt.source).NamesBelow()
			got := fmt.Sprintf("%v, %d, by %s", b.Guard, b.Reason, b.Witness.Path)
			if b.Other.Path != "" {
				got += ", against " + b.Other.Path
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestDoors(t *testing.T) {
	states := [...]string{"?", "none", "given"}
	show := func(text evidence.Text) string {
		if text.State == evidence.Given {
			return text.Value
		}
		return states[text.State]
	}
	const everybody = "D:P(A;;GA;;;SY)(A;;GRGW;;;BU)"
	for _, tt := range []struct {
		name, binaries string
		source         *evidence.Source
		want           []string
	}{
		{"nothing", "", nil, nil},
		{"no device", "no_device", nil, nil},
		{"no name", "plain_unnamed", nil, nil},
		{"a named device", "plain", nil, []string{`device \Device\AcmePlain, none, by plain.sys`}},
		{"each copy has it", "plain plain_secure_open", nil, []string{`device \Device\AcmePlain, none, by plain.sys`}},
		{"source has it too", "framework_control", code("kmdf", control), []string{
			`control device \Device\AcmeFramework, ?, by framework_control.sys, against acme.c`,
		}},
		{"source alone", "", code("kmdf", control), []string{`control device \Device\AcmeFramework, D:P(A;;GA;;;SY), by acme.c`}},
		{"a port", "minifilter", nil, []string{`communication port ?, ?, by minifilter.sys`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range witnesses(t, tt.binaries, tt.source).Doors() {
				line := fmt.Sprintf("%v %s, %s, by %s", d.Kind, show(d.Name), show(d.SDDL), d.Path)
				if d.Other.Path != "" {
					line += ", against " + d.Other.Path
				}
				got = append(got, line)
			}
			require.Equal(t, tt.want, got)
		})
	}
	doors := witnesses(t, "framework", nil).Doors()
	require.Len(t, doors, 1)
	require.Equal(t, evidence.Text{State: evidence.Given, Value: everybody}, doors[0].SDDL)
	require.Equal(t, evidence.StackDevice, doors[0].Kind)
	require.Regexp(t, "^0x[0-9a-f]+$", doors[0].At)
}

func TestFor(t *testing.T) {
	d := witnesses(t, "framework plain", nil)
	require.Same(t, d, d.For(""))
	require.Same(t, d, d.For("amd64"))
	require.True(t, d.For("arm64").Empty())
	d.Binaries[1].Machine = driver.ARM64
	require.Len(t, d.For("AMD64").Binaries, 1)
	require.Len(t, d.Binaries, 2, "the driver itself stays as it is")
	require.Nil(t, (*evidence.Driver)(nil).For("amd64"))

	set := evidence.Set{Drivers: []*evidence.Driver{d}}
	require.Same(t, d, set.Driver("ACME.SYS"))
	require.Nil(t, set.Driver("other.sys"))
	require.Nil(t, (*evidence.Set)(nil).Driver("acme.sys"))
}

// TestFile compares the places of facts with those in the files that findings point into.
func TestFile(t *testing.T) {
	for name, data := range map[string]string{
		"ASCII":    "/* a */\r\nvoid F(void) { IoCreateDevice(d, 0, NULL, 1, 0, FALSE, &o); } // b\n",
		"UTF-8":    "void F(void) { /* é😀 */ IoCreateDevice(d, 0, NULL, 1, 0, FALSE, &o); }",
		"mark":     "\xEF\xBB\xBFvoid F(void) { IoCreateDevice(d, 0, NULL, 1, 0, FALSE, &o); }",
		"UTF-16":   utf16LE("void F(void) { /* é😀 */ IoCreateDevice(d, 0, NULL, 1, 0, FALSE, &o); }"),
		"ANSI":     "void F(void) { /* \xE9\xE8 */ IoCreateDevice(d, 0, NULL, 1, 0, FALSE, &o); }",
		"spliced":  "void F(void) {\n IoCreate\\\nDevice(d, 0, NULL, 1, 0, FALSE, &o); }",
		"unclosed": "void F(void) { IoCreateDevice(d, 0, NULL, 1, 0, FALSE, &o); } /* \n",
	} {
		s := &evidence.Source{Files: []source.File{{Name: "x.h"}, {Name: "a.c", Text: source.Decode([]byte(data))}}}
		s.Facts = source.Read(s.Files)
		require.Len(t, s.Doors, 1, name)
		at := s.Doors[0].Place
		f := s.File(at.File)
		require.Same(t, f, s.File("a.c"))
		position := f.Position(at.Start)
		require.Equal(t, []int{at.Line, at.Column}, []int{position.Line, position.Column}, name)
		require.Equal(t, "IoCreate", f.Text[at.Start:at.Start+8], name)
		require.Equal(t, byte(')'), f.Text[at.End-1], name)
	}
	s := &evidence.Source{Files: []source.File{{Name: "a.c", Text: "/* a\nb */ x // c\n"}}}
	require.Len(t, s.File("a.c").Comments(2), 2)
	require.Empty(t, s.File("other.c").Text)
}

func utf16LE(text string) string {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	return string(data)
}
