package access

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// TestMap has objects with descriptors from everywhere.
func TestMap(t *testing.T) {
	f := inf.Parse("x.inf", []byte(`[Version]
Class=Sample
[ClassInstall32]
AddReg=ClassReg
[ClassReg]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)"
[Manufacturer]
m=M
[M]
Own=Own,x
Class's=None,y
Malformed=Malformed,z
Token=Token,t
[Own]
AddReg=Soft
[Own.HW]
AddReg=OwnReg
[OwnReg]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;0x100000;;;WD)(A;;GW;;;LS)"
[Soft]
HKR,Sub,x,,1
[None]
[None.Services]
AddService=svc,2,Svc
[Svc]
Security="D:NO_ACCESS_CONTROL"
[Malformed.HW]
AddReg=MalformedReg
[MalformedReg]
HKR,,Security,,"D:P(A;;GA;;;"
[Malformed]
[Token]
[Token.HW]
AddReg=TokenReg
[TokenReg]
HKR,,Security,,%sd%
`))
	var got strings.Builder
	for _, row := range Map(f, nil) {
		fmt.Fprintf(&got, "%s %s: %s", row.Object.Kind, row.Object.Name, row.Origin)
		for _, p := range []Principal{System, Administrator, User, LocalService} {
			cell := row.Cells[p]
			fmt.Fprintf(&got, ", %s %v", cell.Level, cell.ACEs)
		}
		fmt.Fprintf(&got, " %s %d\n", row.Constant, row.Namespace)
	}
	require.Equal(t, `device Own: own, full control [0], open only [1], open only [1], write [1 2]  1
device Class's: setup class, full control [0], write [1], read [2], read [2] SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R 4
service svc: own, full control [], full control [], full control [], full control []  0
device Malformed: not in this file, unknown [], unknown [], unknown [], unknown []  0
device Token: own, unknown [], unknown [], unknown [], unknown []  0
device setup class Sample: own, full control [0], write [1], read [2], read [2] SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R 4
`, got.String())
}

// TestMapUnread has a file whose sections lead to more than is followed: that there is no
// descriptor is not known then.
func TestMapUnread(t *testing.T) {
	var text strings.Builder
	text.WriteString("[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\nAddReg=" + strings.Repeat("R,", 500) + "\n[R]\n")
	text.WriteString(strings.Repeat("HKLM,SYSTEM\\CurrentControlSet\\Control\\WMI\\Security,x,1,1\n", 500))
	for i := range 2000 {
		fmt.Fprintf(&text, "[I%d]\nAddReg=R\n", i)
	}
	text.WriteString("[Manufacturer]\nn=N\n[N]\n")
	for i := range 2000 {
		fmt.Fprintf(&text, "e=I%d,x\n", i)
	}
	f := inf.Parse("x.inf", []byte(text.String()))
	require.True(t, f.Exceeded())
	row := Map(f, nil)[0]
	require.Equal(t, inf.KindDevice, row.Object.Kind)
	require.Equal(t, NotInFile, row.Origin)
	require.Equal(t, NotKnown, row.Namespace)
	require.Equal(t, "the sections of the file lead to more than inflint follows", row.Reason())
}

// TestTargets has one install for several devices, and objects that are no device.
func TestTargets(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nOne=I,a\nTwo=I,b\nOne=I,c\n[I]\n[I.Services]\nAddService=s,2,S\n[S]\nServiceType=1\n"))
	rows := Map(f, nil)
	require.Len(t, rows, 2)
	require.Equal(t, []string{"One", "Two"}, rows[0].Targets())
	require.Nil(t, rows[1].Targets())
}

// TestUnits has lines of one Models section that lead to the same place: they are one.
func TestUnits(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M,NTamd64,NTarm64\n[M.NTamd64]\nOne=I,a\nOne=I,a\n[M.NTarm64]\nOne=I,a\n[I]\n"))
	subjects := subjectsOf(Of(f, nil))
	require.Len(t, subjects, 1)
	require.Len(t, subjects[0].units, 2)
}

// TestCOMRights has permissions to launch and to call a COM server, with and without the
// right that each of the others goes with, and the old form, in which it stands for all.
func TestCOMRights(t *testing.T) {
	for _, tt := range []struct {
		sddl string
		kind sddl.ObjectKind
		want []string
	}{
		{"D:(A;;0x1f;;;WD)", sddl.KindCOMLaunch, []string{"open", "launch", "remote launch", "activate", "remote activate"}},
		{"D:(A;;0xb;;;WD)", sddl.KindCOMLaunch, []string{"open", "launch", "activate"}},
		{"D:(A;;0x1;;;WD)", sddl.KindCOMLaunch, []string{"open", "launch", "remote launch", "activate", "remote activate"}},
		{"D:(A;;0x1e;;;WD)", sddl.KindCOMLaunch, nil},
		{"D:(A;;0x3;;;WD)", sddl.KindCOMAccess, []string{"open", "call"}},
		{"D:(A;;0x7;;;WD)", sddl.KindCOMAccess, []string{"open", "call", "remote call"}},
		{"D:(A;;0x1;;;WD)", sddl.KindCOMAccess, []string{"open", "call", "remote call"}},
		{"O:BUD:", sddl.KindCOMAccess, nil}, // a value has no owner who may change it
	} {
		sd, err := sddl.Parse(tt.sddl)
		require.NoError(t, err)
		require.Equal(t, tt.want, CellsOf(sd, tt.kind)[User].Rights.Words(), tt.sddl)
	}
}

// TestCells has a caller who owns the object, and one whom an entry keeps out.
func TestCells(t *testing.T) {
	sd, err := sddl.Parse("O:BAD:P(D;;GW;;;BU)(A;;GRGW;;;WD)")
	require.NoError(t, err)
	cells := CellsOf(sd, sddl.KindDevice)
	require.True(t, cells[Administrator].Owned)
	require.Equal(t, FullControl, cells[Administrator].Level, "an owner can change the descriptor")
	require.False(t, cells[User].Owned)
	require.Equal(t, ReadOnly, cells[User].Level)
	require.Equal(t, []int{1}, cells[User].ACEs)
	require.Equal(t, []int{0}, cells[User].Denied)
	require.Equal(t, []string{"open", "read"}, cells[User].Rights.Words())
	require.Equal(t, []int{1}, cells[Guest].ACEs)
	require.Equal(t, ReadWrite, cells[Guest].Level)
}

// TestMapIdle has lines for devices without effect: in the software key, and with flags that
// delete the value. Where another line has effect, they do not matter.
func TestMapIdle(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nd=A,x\ne=B,y\nf=C,z\n"+
		"[A]\nAddReg=R\n[B]\n[B.HW]\nAddReg=D\n[D]\nHKR,,Security,4,\"D:P\"\n[C.HW]\nAddReg=R\n[C]\nAddReg=R\n[R]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"\n"))
	var got strings.Builder
	for _, row := range Map(f, nil) {
		fmt.Fprintf(&got, "%s %s:", row.Object.Name, row.Origin)
		for _, d := range row.Idle {
			fmt.Fprintf(&got, " %s", d.Setting.Effect)
		}
		got.WriteString("\n")
	}
	require.Equal(t, "d not in this file: wrong section\ne not in this file: discarded\nf own:\n", got.String())
}
