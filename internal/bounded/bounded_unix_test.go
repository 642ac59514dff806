//go:build unix

package bounded

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPipe has pipes in the places of files, one known only once it is opened. It
// waits forever if one is waited for.
func TestPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(name, 0o644))
	_, err := ReadFile(name, 10)
	require.ErrorIs(t, err, ErrNotRegular)
	_, err = read(name, 10)
	require.ErrorIs(t, err, ErrNotRegular)
}

// TestProc reads files whose size is 0 although there is something in them.
func TestProc(t *testing.T) {
	const name = "/proc/self/status"
	info, err := os.Stat(name)
	if err != nil || info.Size() != 0 {
		t.Skip("there is no such file here")
	}
	data, err := ReadFile(name, 1<<20)
	require.NoError(t, err)
	require.NotEmpty(t, data)
	_, err = ReadFile(name, 10)
	require.Equal(t, &SizeError{0, 10}, err)
}

// TestPollable reads a file that says that it is regular, and may be waited for: to read
// /proc/kmsg ends when the kernel has something to say.
func TestPollable(t *testing.T) {
	const name = "/proc/self/mounts" // which all may read
	if _, err := os.Stat(name); err != nil {
		t.Skip("there is no such file here")
	}
	_, err := ReadFile(name, 1<<20)
	require.ErrorIs(t, err, ErrNotRegular)
}
