package driver_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
)

// built has what each test driver was compiled to be. A value that is not listed has to be
// unknown.
var built = map[string]string{
	"plain": `no framework, all creates read, names below not known (8)
device by IoCreateDevice name \Device\AcmePlain type 0x22 characteristics 0x0 exclusive false`,
	"plain_secure_open": `no framework, all creates read, names below guarded by the driver (9)
device by IoCreateDevice name \Device\AcmePlain type 0x22 characteristics 0x100 exclusive true`,
	"plain_unnamed": `no framework, all creates read, names below guarded by the driver (9)
device by IoCreateDevice name NULL type 0x15 characteristics 0x100 exclusive false`,
	"plain_auto_name": `no framework, all creates read, names below not known (8)
device by IoCreateDevice name NULL type 0x22 characteristics 0x80 exclusive false`,
	"plain_two": `no framework, all creates read, names below not known (7)
device by IoCreateDevice name \Device\AcmePlain type 0x22 characteristics 0x100 exclusive false
device by IoCreateDevice name NULL type 0x2a characteristics 0x80 exclusive false`,
	"plain_either": `no framework, all creates read, names below not known (6)
device by IoCreateDevice type 0x22 exclusive false`,
	"plain_takes_flags": `no framework, all creates read, names below not known (10)
device by IoCreateDevice name \Device\AcmePlain type 0x22 characteristics 0x100 exclusive false`,
	"plain_writable": `no framework, all creates read, names below guarded by the driver (9)
device by IoCreateDevice type 0x22 characteristics 0x100 exclusive false`,
	"plain_chosen": `no framework, all creates read, names below guarded by the driver (9)
device by IoCreateDevice type 0x22 characteristics 0x100 exclusive false`,
	"plain_version": `no framework, version 3.1.4.15, all creates read, names below not known (8)
device by IoCreateDevice name NULL type 0x22 characteristics 0x0 exclusive false`,
	"no_device": `no framework, all creates read, names below not known (0)`,
	"secure": `no framework, wdmsec, all creates read, names below guarded by the driver (9)
device by IoCreateDeviceSecure name \Device\AcmeSecure SDDL D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;IU) type 0x22 characteristics 0x100 exclusive true`,
	"secure_direct": `no framework, all creates read, names below guarded by the driver (9)
device by IoCreateDeviceSecure name \Device\AcmeSecure SDDL D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;IU) type 0x22 characteristics 0x100 exclusive true`,
	"secure_stand_in": `no framework, wdmsec, names below not known (6)`,
	"framework": `KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)
framework device by WdfDeviceInitAssignName name \Device\AcmeFramework SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU) type 0x22 exclusive true`,
	"framework_unnamed": `KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)
framework device by WdfDeviceCreate type 0x22`,
	"framework_filter": `KMDF 1.15 of 444, filter, makes its device, all creates read, names below not known (3)
framework device by WdfDeviceCreate type 0x22`,
	"framework_control": `KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)
control device by WdfControlDeviceInitAllocate name \Device\AcmeFramework SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU) type 0x22`,
	"framework_control_late": `KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)
control device by WdfControlDeviceInitAllocate name \Device\AcmeFramework SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU) type 0x22`,
	"framework_control_apart": `KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)
control device by WdfControlDeviceInitAllocate SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU)
device made by KMDF by WdfDeviceInitAssignName name \Device\AcmeFramework type 0x22`,
	"framework_child": `KMDF 1.15 of 444, makes its device, all creates read, names below guarded by the framework (5)
child device by WdfDeviceInitAssignName name \Device\AcmeFramework SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU) type 0x22 exclusive true`,
	"framework_long": `KMDF 1.33 of 458, makes its device, all creates read, names below guarded by the framework (5)
framework device by WdfDeviceInitAssignName name \Device\AcmeFramework SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU) type 0x22 exclusive true`,
	"framework_in_image": `KMDF 1.11 of 432, makes its device, all creates read, names below guarded by the framework (5)
framework device by WdfDeviceInitAssignName name \Device\AcmeFramework SDDL D:P(A;;GA;;;SY)(A;;GRGW;;;BU) type 0x22 exclusive true`,
	"framework_in_image_filter": `KMDF 1.9 of 396, filter, makes its device, all creates read, names below not known (3)
framework device by WdfDeviceCreate type 0x22`,
	"minifilter": `no framework, all creates read, names below not known (0)
communication port by FltCreateCommunicationPort default descriptor`,
	"miniport": `no framework, port NdisMRegisterMiniportDriver, all creates read, names below not known (2)`,
	"miniport_device": `no framework, port NdisMRegisterMiniportDriver, all creates read, names below not known (2)
network device by NdisRegisterDeviceEx`,
}

// TestBuilt reads the drivers beside the sources.
func TestBuilt(t *testing.T) { testBuilt(t, "testdata") }

// TestCompiled builds them anew.
func TestCompiled(t *testing.T) {
	if _, err := exec.LookPath("x86_64-w64-mingw32-gcc"); err != nil {
		t.Skip("gcc-mingw-w64-x86-64 is not installed")
	}
	dir := t.TempDir()
	out, err := exec.Command("sh", "testdata/build.sh", dir).CombinedOutput()
	require.NoError(t, err, "%s", out)
	testBuilt(t, dir)
}

func testBuilt(t *testing.T, dir string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.sys"))
	require.NoError(t, err)
	require.Len(t, files, len(built))
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".sys")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Less(t, len(src), 20_000)
			f, err := driver.Read(src)
			require.NoError(t, err)
			require.Equal(t, driver.AMD64, f.Machine)
			require.EqualValues(t, 1, f.Subsystem)
			require.Equal(t, built[name], describe(f))
			for _, d := range f.Doors {
				at, ok := d.At.Get()
				require.True(t, ok)
				require.NotZero(t, at)
			}
		})
	}
}

// describe has the facts of a driver in words.
func describe(f *driver.Facts) string {
	var b strings.Builder
	if f.Framework != nil {
		fmt.Fprintf(&b, "%v of %d", f.Framework, f.Framework.Functions)
	} else {
		fmt.Fprint(&b, f.Model)
	}
	if v, ok := f.Version.Get(); ok {
		fmt.Fprintf(&b, ", version %v", v)
	}
	for _, p := range f.PortLibraries {
		b.WriteString(", port " + p)
	}
	for _, is := range []struct {
		so    bool
		words string
	}{
		{f.Filter, "filter"}, {f.MakesDevice, "makes its device"},
		{f.SecureLibrary, "wdmsec"}, {f.AllCreatesRead, "all creates read"},
	} {
		if is.so {
			b.WriteString(", " + is.words)
		}
	}
	below := f.NamesBelow()
	fmt.Fprintf(&b, ", names below %v (%d)", below.Guard, below.Reason)
	for _, d := range f.Doors {
		fmt.Fprintf(&b, "\n%v by %s", d.Kind, d.Call)
		text(&b, "name", d.Name)
		text(&b, "SDDL", d.SDDL)
		if n, ok := d.Type.Get(); ok {
			fmt.Fprintf(&b, " type 0x%x", n)
		}
		if n, ok := d.Characteristics.Get(); ok {
			fmt.Fprintf(&b, " characteristics 0x%x", n)
		}
		if is, ok := d.Exclusive.Get(); ok {
			fmt.Fprintf(&b, " exclusive %v", is)
		}
		if d.DefaultDescriptor {
			b.WriteString(" default descriptor")
		}
	}
	return b.String()
}

func text(b *strings.Builder, what string, m driver.Maybe[driver.Text]) {
	switch t, ok := m.Get(); {
	case ok && t.Null:
		fmt.Fprintf(b, " %s NULL", what)
	case ok:
		fmt.Fprintf(b, " %s %s", what, t.Value)
	}
}

// TestWine reads the drivers of Wine, in the folder that INFLINT_WINE names: none of them has a
// framework or wdmsec, and what is known of their calls stands in Wine's source.
func TestWine(t *testing.T) {
	dir := os.Getenv("INFLINT_WINE")
	if dir == "" {
		t.Skip("INFLINT_WINE names no folder")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.sys"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	guarded := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		f, err := driver.Read(src)
		require.NoError(t, err, file)
		if filepath.Base(file) != "cng.sys" { // it takes nothing from the kernel
			require.Equal(t, driver.NoFramework, f.Model, file)
		}
		require.Nil(t, f.Framework, file)
		require.False(t, f.SecureLibrary || f.Filter || f.MakesDevice, file)
		if f.NamesBelow().Guard != driver.GuardNotKnown {
			guarded++
			require.Equal(t, "nsiproxy.sys", filepath.Base(file))
		}
	}
	require.Equal(t, 1, guarded)
}
