package access

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/source"
)

// ownCreate is a driver that makes its devices itself, with these flags.
func ownCreate(flags ...string) *evidence.Source {
	text := ""
	for i, f := range flags {
		text += fmt.Sprintf("void F%d(void) { IoCreateDevice(d, 0, NULL, 0x22, %s, FALSE, &device); }\n", i, f)
	}
	return code(text)
}

func calling(function string, arguments int) *evidence.Source {
	return code("void F(void) { " + function + "(" + strings.Repeat("a, ", arguments-1) + "a); }\n")
}

// TestShown has what drivers show of the names below the device of an INF file that sets no
// flag, and of the descriptor that it has without one in the INF file.
func TestShown(t *testing.T) {
	const (
		wdm  = "the driver makes its devices with IoCreateDevice, which takes no descriptor" + rest
		bare = either
	)
	unread := code("")
	unread.Unread = []source.Unread{{Name: "b.c", Why: "gone"}}
	umdf := code("")
	umdf.DriverType = "umdf"
	tests := []struct {
		name              string
		e                 *evidence.Set
		below, why, plain string
	}{
		{"nothing was looked for", nil, "not known", "", bare},
		{"KMDF", setOf(nil, sys(t, "framework_unnamed")), "guarded by the framework", "", byKMDF},
		{"KMDF, by source", setOf(code(framework(""))), "guarded by the framework", "", "the driver gives it no descriptor and no name (KMDF)" + rest},
		{"KMDF, of several kinds", setOf(code(framework("") + "void G(void) { WdfDeviceCreate(&p->init, a, &b); }")), "guarded by the framework", "", byKMDF},
		{"KMDF filter", setOf(nil, sys(t, "framework_filter")), "not known", "D is a KMDF filter, which takes over the flags of the device below", byKMDF},
		{"bound to KMDF", setOf(code("void F(void) { WdfDriverCreate(a, b, c, d, e); }")), "not known", "D is bound to KMDF, but nothing shows that the framework makes the device", bare},
		{"port library", setOf(nil, sys(t, "miniport")), "not known", "NDIS makes the device, not D", "a driver of Windows makes the device"},
		{"another port library", setOf(calling("PcAddAdapterDevice", 5)), "not known", "PortCls makes the device, not D", "a driver of Windows makes the device"},
		{"each call passes the flag", setOf(ownCreate("0x100", "0x180")), "guarded by the driver", "", wdm},
		{"each call passes the flag, a binary", setOf(nil, sys(t, "plain_secure_open")), "guarded by the driver", "", wdm},
		{"no call passes it", setOf(nil, sys(t, "plain")), "not known", "no call in D passes FILE_DEVICE_SECURE_OPEN, and it can be set later", wdm},
		{"some do", setOf(ownCreate("0x100", "0")), "not known", "not each device that D makes gets FILE_DEVICE_SECURE_OPEN", wdm},
		{"one that passes a descriptor", setOf(nil, sys(t, "secure")), "guarded by the driver", "", bare},
		{"code that may write the flags", setOf(nil, sys(t, "plain_takes_flags")), "not known", "code of D may change the flags of a device after it is made", bare},
		{"calls that are not read", setOf(ownCreate("flags")), "not known", "not each call of D that makes a device can be read", bare},
		{"files that are not read", setOf(unread), "not known", "not each call of D that makes a device can be read", bare},
		{"user mode", setOf(umdf), "not known", "D runs in user mode, and a driver of Windows makes the device", "its driver runs in user mode, and secures no device" + rest},
		{"no device", setOf(nil, sys(t, "no_device")), "not known", "nothing shows how D makes the device", bare},
		{"files that differ", setOf(code(framework("")), sys(t, "plain")), "not known", "the files of D do not agree", bare},
		{"files that agree", setOf(code(framework("")), sys(t, "framework_unnamed")), "guarded by the framework", "", "the driver gives it no descriptor and no name (KMDF)" + rest},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			row := Map(driven("Sample"), tt.e)[0]
			require.Equal(t, tt.below, row.Namespace.String())
			if row.Namespace == NotShown {
				require.Equal(t, tt.why, row.Unguarded("D"))
			}
			require.Equal(t, tt.plain, row.Reason())
			require.Equal(t, strings.HasSuffix(tt.plain, usually), row.Usual() != "")
			require.False(t, row.Known())

			set := Map(driven("Sample", "HKR,,DeviceCharacteristics,0x10001,0x100"), tt.e)[0]
			require.Equal(t, Guarded, set.Namespace, "the INF file decides")
		})
	}
}

// TestShownBelowFilter has an upper filter, whose flags are others than the driver's.
func TestShownBelowFilter(t *testing.T) {
	row := Map(driven("Sample", filtered), setOf(nil, sys(t, "framework_unnamed")))[0]
	require.Equal(t, NotShown, row.Namespace)
	require.Equal(t, "the INF file puts a filter above it, which has flags of its own", row.Unguarded("D"))
}

// TestShownOtherThanFiled has an INF file that calls the driver a KMDF driver.
func TestShownOtherThanFiled(t *testing.T) {
	text := strings.Replace(driven("Sample").Text, "[I.NT.HW]", "[I.NT.Wdf]\nKmdfService=acme,W\n[W]\nKmdfLibraryVersion=1.15\n[I.NT.HW]", 1)
	for _, tt := range []struct {
		name string
		e    *evidence.Set
		want string
	}{
		{"no driver", &evidence.Set{}, byKMDF},
		{"KMDF makes the device", setOf(nil, sys(t, "framework_unnamed")), byKMDF},
		{"the driver makes it, with a descriptor", setOf(nil, sys(t, "secure")), either},
		{"the driver makes it, and writes the flags", setOf(nil, sys(t, "plain_takes_flags")), either},
		{"nothing makes it", setOf(nil, sys(t, "no_device")), either},
		{"source that is not read whole", setOf(ownCreate("flags")), byKMDF},
	} {
		require.Equal(t, tt.want, Map(inf.Parse("x.inf", []byte(text)), tt.e)[0].Reason(), tt.name)
	}
}

// TestMissing has drivers of which nothing is known.
func TestMissing(t *testing.T) {
	arm := &evidence.Binary{Facts: &driver.Facts{Machine: driver.ARM64}}
	unread := []evidence.Unread{{Path: "acme.sys", Why: "is cut short"}}
	tests := []struct {
		name  string
		lines string
		e     *evidence.Set
		want  string
	}{
		{"nothing was looked for", "acme.sys", nil, ""},
		{"no file", "acme.sys", &evidence.Set{}, "acme.sys []"},
		{"one that says nothing", "acme.sys", &evidence.Set{Drivers: []*evidence.Driver{{Name: "ACME.SYS", Unread: unread}}}, "ACME.SYS [{acme.sys is cut short}]"},
		{"one for another processor", "acme.sys", setOf(nil, arm), "acme.sys []"},
		{"one that is known", "acme.sys", setOf(nil, sys(t, "plain")), ""},
		{"a name that is not known", "%x%.sys", &evidence.Set{}, ""},
	}
	for _, tt := range tests {
		f := inf.Parse("x.inf", []byte(strings.Replace(driven("Sample").Text, "acme.sys", tt.lines, 1)))
		got := ""
		if m := Of(f, tt.e)[0].Missing; m != nil {
			got = fmt.Sprint(m.Name, " ", m.Unread)
		}
		require.Equal(t, tt.want, got, tt.name)
	}
}
