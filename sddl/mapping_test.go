package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGenericMapping(t *testing.T) {
	tests := []struct {
		kind ObjectKind
		name string
		m    GenericMapping
	}{
		{KindDevice, "device", GenericMapping{0x120089, 0x120116, 0x1200a0, 0x1f01ff}},
		{KindFile, "file", GenericMapping{0x120089, 0x120116, 0x1200a0, 0x1f01ff}},
		{KindKey, "registry key", GenericMapping{0x20019, 0x20006, 0x20019, 0xf003f}},
		{KindService, "service", GenericMapping{0x2008d, 0x20002, 0x20170, 0xf01ff}},
		{KindWMIGUID, "WMI GUID", GenericMapping{0x1, 0x2, 0x10, 0x120fff}},
		{KindEventChannel, "event channel", GenericMapping{0x20001, 0x20002, 0x20000, 0xf0007}},
		{KindCOMLaunch, "COM launch permission", GenericMapping{All: 0x1f}},
		{KindCOMAccess, "COM access permission", GenericMapping{All: 0x7}},
		{KindPort, "communication port", GenericMapping{All: 0x1f0001}},
		{KindPort + 1, "object", GenericMapping{}},
		{ObjectKind(99), "object", GenericMapping{}},
	}
	for _, test := range tests {
		require.Equal(t, test.name, test.kind.String())
		m := test.kind.Mapping()
		require.Equal(t, test.m, m, test.name)
		require.Equal(t, m.Read, m.Map(GenericRead))
		require.Equal(t, m.Write|m.Execute|0x1000, m.Map(GenericWrite|GenericExecute|0x1000))
		require.Equal(t, m.All, m.Map(GenericAll))
		require.Equal(t, AccessMask(0x3000000), m.Map(0x3000000), "other bits stay")
	}
}

func TestKindBits(t *testing.T) {
	tests := []struct {
		kind                 ObjectKind
		read, write, execute AccessMask
	}{
		{KindDevice, 0x1, 0x6, 0x20},
		{KindFile, 0x1, 0x156, 0x20},
		{KindKey, 0x19, 0x26, 0},
		{KindService, 0x8d, 0x2, 0x170},
		{KindWMIGUID, 0x1, 0x2, 0x10},
		{KindEventChannel, 0x1, 0x6, 0},
	}
	for _, test := range tests {
		require.Equal(t, test.read, test.kind.ReadBits(), test.kind)
		require.Equal(t, test.write, test.kind.WriteBits(), test.kind)
		require.Equal(t, test.execute, test.kind.ExecuteBits(), test.kind)
		all := test.kind.Mapping().All
		require.True(t, all.Has(test.read|test.write|test.execute), test.kind)
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		kind ObjectKind
		mask AccessMask
		want []string
	}{
		{KindDevice, 0, nil},
		{KindDevice, GenericAll, []string{"full control"}},
		{KindDevice, GenericAll | AccessSystemSecurity, []string{"full control", "read and change auditing (ACCESS_SYSTEM_SECURITY)"}},
		{KindDevice, 0x3, []string{"read data", "write data"}},
		{KindDevice, WriteDAC | WriteOwner | 0x1, []string{"read data", "change permissions (WRITE_DAC)", "take ownership (WRITE_OWNER)"}},
		{KindDevice, GenericRead, []string{"read data", "read extended attributes", "read attributes", "read permissions (READ_CONTROL)", "synchronize"}},
		{KindDevice, 0x20 | 0x8000, []string{"traverse", "0x8000"}},
		{KindFile, 0x20, []string{"execute"}},
		{KindKey, GenericWrite, []string{"set values", "create subkeys", "read permissions (READ_CONTROL)"}},
		{KindService, GenericWrite, []string{"change configuration", "read permissions (READ_CONTROL)"}},
		{KindService, 0x30, []string{"start", "stop"}},
		{KindWMIGUID, GenericRead, []string{"query data"}},
		{KindEventChannel, 0x7, []string{"read events", "write events", "clear the log"}},
		{ObjectKind(99), Delete | 1, []string{"delete", "0x1"}},
	}
	for _, test := range tests {
		require.Equal(t, test.want, test.kind.Words(test.mask), "%s %#x", test.kind, uint32(test.mask))
	}
}
