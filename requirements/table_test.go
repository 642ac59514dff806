package requirements

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// Versions on either side of the one that the exceptions are published for.
var (
	before24H2 = inf.OSVersion{Major: 10, Build: 26099}
	from24H2   = inf.OSVersion{Major: 10, Build: 26100}
)

func TestKey(t *testing.T) {
	tests := []struct {
		root, key string
		want      Standing
		universal bool
	}{
		{"HKR", "", Isolated, true},
		{"hkr", `Parameters`, Isolated, true},
		{"HKCR", `CLSID\{00000000-0000-0000-0000-000000000000}`, Excepted, true},
		{"HKLM", `SYSTEM\CurrentControlSet`, Excepted, false},
		{"HKLM", `\System\CurrentControlSet\Control\Class\`, Excepted, false},
		{"HKLM", `SYSTEM\CurrentControlSet001`, Forbidden, false},
		{"HKLM", `SYSTEM\ControlSet001\Control`, Forbidden, false},
		{"HKLM", `SOFTWARE\Classes\CLSID`, Excepted, true},
		{"HKLM", `SOFTWARE\Microsoft\Windows Media Foundation\HardwareMFT`, Excepted, true},
		{"HKLM", `SOFTWARE\Microsoft\Windows\CurrentVersion\Run`, Excepted, false},
		{"HKLM", `SOFTWARE\Microsoft\Windows\CurrentVersion\RunServices`, Forbidden, false},
		{"HKLM", `SOFTWARE\Microsoft\Windows\CurrentVersion`, Forbidden, false},
		{"HKLM", `SOFTWARE\WowAA32Node\Khronos\OpenCL\Vendors`, Excepted, false},
		{"HKLM", `SOFTWARE\Wow6432Node\Classes`, Forbidden, false},
		{"HKLM", `SOFTWARE\Contoso`, Forbidden, false},
		{"HKLM", "", Forbidden, false},
		{"HKCU", `SOFTWARE\Classes`, Forbidden, false},
		{"HKU", "", Forbidden, false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, RulesOf(from24H2).Key(tt.root, tt.key), `%s\%s`, tt.root, tt.key)
		require.Equal(t, tt.want, RulesOf(before24H2).Key(tt.root, tt.key), `%s\%s`, tt.root, tt.key)
		require.Equal(t, tt.universal, UniversalKey(tt.root, tt.key), `%s\%s`, tt.root, tt.key)
	}
}

func TestDestination(t *testing.T) {
	tests := []struct {
		dirid         int
		before, after Standing
		deprecated    bool
	}{
		{13, Isolated, Isolated, false},
		{10, Excepted, Excepted, false},
		{66004, Excepted, Excepted, false},
		{66005, Forbidden, Forbidden, false},
		{24, Excepted, Forbidden, true},
		{16419, Excepted, Forbidden, true},
		{16422, Excepted, Excepted, false},
		{16384, Forbidden, Forbidden, false},
		{-1, Excepted, Forbidden, true},
		{65535, Excepted, Forbidden, true},
		{1, Excepted, Forbidden, true},
		{40000, Forbidden, Forbidden, false},
	}
	for _, tt := range tests {
		require.Equal(t, tt.before, RulesOf(before24H2).Destination(tt.dirid), tt.dirid)
		require.Equal(t, tt.after, RulesOf(from24H2).Destination(tt.dirid), tt.dirid)
		require.False(t, RulesOf(before24H2).Deprecated(tt.dirid), tt.dirid)
		require.Equal(t, tt.deprecated, RulesOf(from24H2).Deprecated(tt.dirid), tt.dirid)
	}
}

func TestParameters(t *testing.T) {
	require.False(t, RulesOf(before24H2).Parameters())
	require.True(t, RulesOf(from24H2).Parameters())
	require.True(t, RulesOf(Newest()).Parameters())
}

func TestName(t *testing.T) {
	require.Equal(t, "Windows 11, version 21H2", Name(inf.OSVersion{Major: 10, Build: 22000}))
	require.Equal(t, "Windows 10.0.21999", Name(inf.OSVersion{Major: 10, Build: 21999}))
}

// TestTables holds the tables in the order and the spelling that they are searched
// in.
func TestTables(t *testing.T) {
	for _, keys := range [][]string{exceptedKeys, universalKeys} {
		for _, key := range keys {
			require.Equal(t, strings.ToLower(key), key)
		}
		require.Len(t, slices.Compact(slices.Sorted(slices.Values(keys))), len(keys))
	}
	for _, dirids := range [][]int{exceptedDirids, deprecatedDirids} {
		require.True(t, slices.IsSorted(dirids))
		require.Len(t, slices.Compact(slices.Clone(dirids)), len(dirids))
	}
	for _, d := range exceptedDirids {
		require.NotContains(t, deprecatedDirids, d)
	}
	versions := releases
	for i := 1; i < len(versions); i++ {
		require.True(t, versions[i-1].Version.Before(versions[i].Version), versions[i].Name)
	}
	require.Zero(t, rulesets[0].from, "the first rules are for all versions before the next")
	for i := 1; i < len(rulesets); i++ {
		require.True(t, rulesets[i-1].from.Before(rulesets[i].from))
	}
}
