//go:build unix

package atomicfile

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReplaceKeepsOwner has root replace a file of somebody else.
func TestReplaceKeepsOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give files away")
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	require.NoError(t, os.Chmod(path, 0o662))
	require.NoError(t, os.Chown(path, 12345, 54321))
	require.NoError(t, Replace(path, []byte("old"), []byte("new")))
	info, err := os.Stat(path)
	require.NoError(t, err)
	stat := info.Sys().(*syscall.Stat_t)
	require.Equal(t, []uint32{12345, 54321}, []uint32{stat.Uid, stat.Gid})
	require.Equal(t, os.FileMode(0o662), info.Mode().Perm())
	require.Equal(t, "new", read(t, path))
}
