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
	_, err = ReadFound(name, 10, func(int) []byte { panic("to be read") })
	require.ErrorIs(t, err, ErrNotRegular)
}

// TestReadWhole reads at once what can be, and leaves the rest to others.
func TestReadWhole(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "file")
	room := func(size int) []byte { return make([]byte, size) }
	for _, text := range []string{"", "0123456789"} {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
		data, whole := readWhole(name, 10, room)
		require.True(t, whole)
		require.Equal(t, text, string(data))
	}
	for _, other := range []string{dir, filepath.Join(dir, "none"), os.DevNull} {
		_, whole := readWhole(other, 10, room)
		require.False(t, whole, other)
	}
	_, whole := readWhole(name, 9, room)
	require.False(t, whole, "too large")
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
