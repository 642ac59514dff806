//go:build unix

package atomicfile

import (
	"os"
	"path/filepath"
	"strconv"
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
	require.NoError(t, replace(t, path, "new", false))
	info, err := os.Stat(path)
	require.NoError(t, err)
	stat := info.Sys().(*syscall.Stat_t)
	require.Equal(t, []uint32{12345, 54321}, []uint32{stat.Uid, stat.Gid})
	require.Equal(t, os.FileMode(0o662), info.Mode().Perm())
	require.Equal(t, "new", read(t, path))
}

// TestReplaceKeepsMode has more in it than permissions.
func TestReplaceKeepsMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	for _, mode := range []os.FileMode{0o600, 0o646, 0o777, 0o755 | os.ModeSetgid | os.ModeSetuid, 0o644 | os.ModeSticky} {
		require.NoError(t, os.Chmod(path, mode))
		if info, err := os.Stat(path); err != nil || info.Mode() != mode {
			continue // not for everybody
		}
		require.NoError(t, replace(t, path, "new", false))
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, mode, info.Mode())
	}
}

// TestStreams writes to what this process has open, behind what is there.
func TestStreams(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	file, err := os.Create(path)
	require.NoError(t, err)
	defer file.Close()
	_, err = file.WriteString("before, ")
	require.NoError(t, err)
	for _, dir := range []string{"/dev/fd/", "/proc/self/fd/"} {
		write(t, dir+strconv.Itoa(int(file.Fd())), "within, ")
	}
	_, err = file.WriteString("after")
	require.NoError(t, err)
	require.Equal(t, "before, within, within, after", read(t, path))
	_, err = Create("/dev/fd/999999")
	require.ErrorIs(t, err, syscall.EBADF)
}
