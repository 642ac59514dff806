package whql

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKey(t *testing.T) {
	tests := []struct {
		root, key string
		want      Standing
	}{
		{"HKR", "", Isolated},
		{"hkr", `Parameters`, Isolated},
		{"HKCR", `CLSID\{00000000-0000-0000-0000-000000000000}`, Excepted},
		{"HKLM", `SYSTEM\CurrentControlSet`, Excepted},
		{"HKLM", `\System\CurrentControlSet\Control\Class\`, Excepted},
		{"HKLM", `SYSTEM\CurrentControlSet001`, Forbidden},
		{"HKLM", `SYSTEM\ControlSet001\Control`, Forbidden},
		{"HKLM", `SOFTWARE\Microsoft\Windows\CurrentVersion\Run`, Excepted},
		{"HKLM", `SOFTWARE\Microsoft\Windows\CurrentVersion\RunServices`, Forbidden},
		{"HKLM", `SOFTWARE\Microsoft\Windows\CurrentVersion`, Forbidden},
		{"HKLM", `SOFTWARE\WowAA32Node\Khronos\OpenCL\Vendors`, Excepted},
		{"HKLM", `SOFTWARE\Wow6432Node\Classes`, Forbidden},
		{"HKLM", `SOFTWARE\Contoso`, Forbidden},
		{"HKLM", "", Forbidden},
		{"HKCU", `SOFTWARE\Classes`, Forbidden},
		{"HKU", "", Forbidden},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, Key(tt.root, tt.key), `%s\%s`, tt.root, tt.key)
	}
}

func TestDestination(t *testing.T) {
	tests := []struct {
		dirid      int
		want       Standing
		deprecated bool
	}{
		{13, Isolated, false},
		{10, Excepted, false},
		{66004, Excepted, false},
		{66005, Forbidden, false},
		{24, Forbidden, true},
		{16419, Forbidden, true},
		{16422, Excepted, false},
		{-1, Forbidden, true},
		{65535, Forbidden, true},
		{1, Forbidden, true},
		{40000, Forbidden, false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, Destination(tt.dirid), tt.dirid)
		require.Equal(t, tt.deprecated, Deprecated(tt.dirid), tt.dirid)
	}
}

// TestTables holds the tables in the order and the spelling that they are searched
// in.
func TestTables(t *testing.T) {
	for _, key := range excepted {
		require.Equal(t, strings.ToLower(key), key)
	}
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(excepted))), len(excepted))
	for _, dirids := range [][]int{exceptedDirids, deprecatedDirids} {
		require.True(t, slices.IsSorted(dirids))
		require.Len(t, slices.Compact(slices.Clone(dirids)), len(dirids))
	}
	for _, d := range exceptedDirids {
		require.False(t, Deprecated(d), d)
	}
	versions := Releases()
	for i := 1; i < len(versions); i++ {
		require.True(t, versions[i-1].Version.Before(versions[i].Version), versions[i].Name)
	}
}
