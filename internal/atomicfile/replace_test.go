package atomicfile

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	require.ErrorIs(t, Replace(path, nil, nil), os.ErrNotExist)
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o640))
	require.NoError(t, Replace(path, []byte("old"), []byte("new")))
	require.Equal(t, "new", read(t, path))
	require.ErrorIs(t, Replace(path, []byte("old"), []byte("newer")), ErrChanged)
	require.Equal(t, "new", read(t, path))
	require.NoError(t, os.Chmod(path, 0o440))
	require.ErrorIs(t, Replace(path, []byte("new"), []byte("newer")), ErrReadOnly)
	require.Equal(t, "new", read(t, path))
	require.Equal(t, []string{"a.txt"}, names(t, dir), "nothing stays behind")
}

func TestReplaceInReadOnlyDirectory(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("no mode keeps from writing here")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	require.NoError(t, os.Chmod(dir, 0o555))
	defer func() { _ = os.Chmod(dir, 0o755) }()
	require.ErrorIs(t, Replace(path, []byte("old"), []byte("new")), os.ErrPermission)
	require.Equal(t, "old", read(t, path))
}
