package atomicfile

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

func write(t *testing.T, path, text string) {
	f, err := Create(path)
	require.NoError(t, err)
	_, err = f.WriteString(text)
	require.NoError(t, err)
	require.NoError(t, f.Commit())
	f.Abort() // does nothing any more
}

func read(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func names(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestCommit(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	write(t, path, "a longer text")
	write(t, path, "short")
	require.Equal(t, "short", read(t, path))
	require.Equal(t, []string{"a.txt"}, names(t, dir))
}

func TestAbort(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	write(t, path, "old")
	f, err := Create(path)
	require.NoError(t, err)
	_, err = f.WriteString("new, but not all of")
	require.NoError(t, err)
	require.Equal(t, "old", read(t, path))
	f.Abort()
	require.Equal(t, "old", read(t, path))
	require.Equal(t, []string{"a.txt"}, names(t, dir))
}

// TestFailedRename has the place taken by a directory in the meantime.
func TestFailedRename(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	f, err := Create(path)
	require.NoError(t, err)
	require.NoError(t, os.Mkdir(path, 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(path, "x"), nil, 0o666))
	require.Error(t, f.Commit())
	require.Equal(t, []string{"a.txt"}, names(t, dir))
}

func TestCreateErrors(t *testing.T) {
	dir := t.TempDir()
	_, err := Create(dir)
	require.ErrorContains(t, err, "is a directory")
	_, err = Create(filepath.Join(dir, "no", "such"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestModeAndLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes and links are otherwise there")
	}
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	require.NoError(t, os.Chmod(path, 0o646))
	require.NoError(t, os.Symlink("a.txt", link))
	write(t, link, "new")
	require.Equal(t, "new", read(t, path))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink)
	info, err = os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o646), info.Mode().Perm())
}

func TestDevice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no such device")
	}
	write(t, os.DevNull, "gone")
	require.ErrorIs(t, Replace(os.DevNull, nil, nil), ErrChanged)
	info, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	require.False(t, info.Mode().IsRegular())
}
