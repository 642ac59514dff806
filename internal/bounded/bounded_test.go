package bounded

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	for _, text := range []string{"", "x", strings.Repeat("a text ", 1000)} {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
		data, err := ReadFile(name, 7000)
		require.NoError(t, err)
		require.Equal(t, text, string(data))
	}
	_, err := ReadFile(name, 6999)
	require.Equal(t, &SizeError{7000, 6999}, err)
	_, err = ReadFile(dir, 10)
	require.ErrorIs(t, err, ErrNotRegular)
	_, err = ReadFile(filepath.Join(dir, "b.txt"), 10)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// TestSparseFile has a file with 4 GiB of nothing. Reading it would take a while.
func TestSparseFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(name, nil, 0o644))
	if err := os.Truncate(name, 4<<30); err != nil {
		t.Skipf("no such file can be made here: %v", err)
	}
	_, err := ReadFile(name, 64<<20)
	require.Equal(t, &SizeError{4 << 30, 64 << 20}, err)
}

func TestReadAll(t *testing.T) {
	data, err := ReadAll(strings.NewReader("a text"), 6)
	require.NoError(t, err)
	require.Equal(t, "a text", string(data))
	endless := zeros(0)
	_, err = ReadAll(&endless, 5000)
	require.Equal(t, &SizeError{0, 5000}, err)
	require.Less(t, int(endless), 20000)
}

// zeros is an endless reader that knows how much was read.
type zeros int

func (z *zeros) Read(p []byte) (int, error) {
	*z += zeros(len(p))
	return len(p), nil
}
