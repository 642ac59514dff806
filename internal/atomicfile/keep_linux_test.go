package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// accessList lets user 12345 read and write a file, as setfacl has it.
const accessList = "\x02\x00\x00\x00" + "\x01\x00\x06\x00\xff\xff\xff\xff" + "\x02\x00\x06\x00\x39\x30\x00\x00" +
	"\x04\x00\x04\x00\xff\xff\xff\xff" + "\x10\x00\x06\x00\xff\xff\xff\xff" + "\x20\x00\x04\x00\xff\xff\xff\xff"

// TestReplaceKeepsAttributes has extended attributes and an access list, and none where
// the directory gives new files one.
func TestReplaceKeepsAttributes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	plain := attributesOf(t, path)
	set := func(path, name, value string) {
		if err := unix.Setxattr(path, name, []byte(value), 0); err != nil {
			t.Skipf("no %s here: %v", name, err)
		}
	}
	set(path, "user.note", "kept")
	set(path, "user.empty", "")
	set(path, "user.long", strings.Repeat("x", 2000))
	replaced := func() {
		want := attributesOf(t, path)
		old, err := os.Stat(path)
		require.NoError(t, err)
		require.NoError(t, replace(t, path, "new", false))
		require.Equal(t, want, attributesOf(t, path))
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, old.Mode(), info.Mode())
	}
	replaced()
	require.Equal(t, "kept", string(attributesOf(t, path)["user.note"]))

	set(path, "system.posix_acl_access", accessList)
	replaced()
	require.Equal(t, accessList, string(attributesOf(t, path)["system.posix_acl_access"]))

	require.NoError(t, os.Remove(path))
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	set(dir, "system.posix_acl_default", accessList)
	replaced()
	require.Equal(t, plain, attributesOf(t, path))
}

func attributesOf(t *testing.T, path string) map[string][]byte {
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	all, err := attributes(file)
	require.NoError(t, err)
	return all
}
