package evidence_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/source"
)

// driverFile has a test driver of package driver as a witness.
func driverFile(t *testing.T, name string, local bool) *evidence.Binary {
	src, err := os.ReadFile(filepath.Join("..", "driver", "testdata", name))
	require.NoError(t, err)
	facts, err := driver.Read(src)
	require.NoError(t, err)
	return &evidence.Binary{Origin: evidence.Origin{Path: name, Local: local}, Facts: facts}
}

// onlySource has C source as a witness.
func onlySource(text string) *evidence.Source {
	facts := source.Read([]source.File{{Name: "acme.c", Text: text}})
	return &evidence.Source{Origin: evidence.Origin{Path: "acme.vcxproj"}, Facts: facts}
}

const (
	made          = "NTSTATUS Add(WDFDRIVER Driver, PWDFDEVICE_INIT Init) { return WdfDeviceCreate(&Init, NULL, &Device); }\n"
	bound         = "NTSTATUS DriverEntry(void) { return WdfDriverCreate(Driver, Path, NULL, &Config, NULL); }\n"
	miniport      = "void Register(void) { NdisMRegisterMiniportDriver(Driver, Path, NULL, &Table, &Handle); }\n"
	rewritten     = "void Close(void) { ZwSetSecurityObject(Handle, 4, Descriptor); }\n"
	createInMacro = "#define MAKE() IoCreateDevice(Driver, 0, NULL, 0x22, 0, FALSE, &Device)\n"
)

// TestStacks has the sources that show that KMDF makes the device of the stack, and those that
// miss a part of it.
func TestStacks(t *testing.T) {
	for text, want := range map[string]bool{
		made + bound: true, made: false, bound: false, made + bound + miniport: false, made + bound + createInMacro: false,
		"NTSTATUS Make(void) { return WdfDeviceCreate(&Init, NULL, &Device); }\n" + bound: false,
		"#ifdef A\n" + made + "#endif\n" + bound:                                          false,
	} {
		require.Equal(t, want, (&evidence.Driver{Source: onlySource(text)}).Stacks(), text)
	}
	require.False(t, (&evidence.Driver{Binaries: []*evidence.Binary{driverFile(t, "framework.sys", false)}}).Stacks())
	require.False(t, (*evidence.Driver)(nil).Stacks())
}

// TestOneWitnessIsEnough has what a single witness shows.
func TestOneWitnessIsEnough(t *testing.T) {
	plain := &evidence.Driver{Binaries: []*evidence.Binary{driverFile(t, "plain.sys", false)}}
	require.False(t, plain.PortLibrary())
	require.False(t, plain.Rewrites())
	plain.Source = onlySource(miniport + rewritten)
	require.True(t, plain.PortLibrary())
	require.True(t, plain.Rewrites())
	require.True(t, (&evidence.Driver{Binaries: []*evidence.Binary{driverFile(t, "miniport.sys", false)}}).PortLibrary())
}

// TestTracked leaves the set that it is asked for as it is.
func TestTracked(t *testing.T) {
	require.Nil(t, (*evidence.Set)(nil).Tracked())
	d := &evidence.Driver{Name: "acme.sys", Binaries: []*evidence.Binary{driverFile(t, "plain.sys", true), driverFile(t, "secure.sys", false)}, Source: onlySource(made)}
	set := &evidence.Set{Drivers: []*evidence.Driver{d}}
	tracked := set.Tracked().Driver("ACME.SYS")
	require.Len(t, tracked.Binaries, 1)
	require.Equal(t, "secure.sys", tracked.Binaries[0].Path)
	require.NotNil(t, tracked.Source)
	d.Source.Local = true
	require.Nil(t, set.Tracked().Driver("acme.sys").Source)
	require.Len(t, d.Binaries, 2)
}

// TestDoorNumbers has the type and the flags of a door, on which two witnesses must agree.
func TestDoorNumbers(t *testing.T) {
	d := &evidence.Driver{Binaries: []*evidence.Binary{driverFile(t, "plain.sys", false)}}
	door := d.Doors()[0]
	require.EqualValues(t, 0x22, *door.Type)
	require.EqualValues(t, 0, *door.Flags)
	require.True(t, door.AllRead)
	create := "void Make(void) { UNICODE_STRING n; RtlInitUnicodeString(&n, L\"\\\\Device\\\\AcmePlain\"); IoCreateDevice(Driver, 0, &n, FILE_DEVICE_DISK, 0, FALSE, &Device); }\n"
	d.Source = onlySource(create)
	door = d.Doors()[0]
	require.Len(t, d.Doors(), 1)
	require.Nil(t, door.Type)
	require.NotNil(t, door.Flags)
	door = (&evidence.Driver{Source: onlySource(create + createInMacro)}).Doors()[0]
	require.False(t, door.AllRead)
}
