package atomicfile

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/bounded"
)

// original opens a file that is named.
func original(t *testing.T, name string) *Original {
	o, data, err := Open("", name, 1<<20)
	require.NoError(t, err)
	require.Equal(t, read(t, name), string(data))
	t.Cleanup(o.Close)
	return o
}

// replace opens a file that is named, replaces it and lets it go.
func replace(t *testing.T, name, text string, links bool) error {
	o := original(t, name)
	defer o.Close()
	return o.Replace([]byte(text), links)
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	_, _, err := Open("", path, 10)
	require.ErrorIs(t, err, os.ErrNotExist)
	_, _, err = Open("", dir, 10)
	require.ErrorIs(t, err, bounded.ErrNotRegular)
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o640))
	_, _, err = Open("", path, 2)
	require.Equal(t, &bounded.SizeError{Size: 3, Limit: 2}, err)
	require.NoError(t, replace(t, path, "new", false))
	require.Equal(t, "new", read(t, path))

	o := original(t, path)
	require.NoError(t, os.WriteFile(path, []byte("not"), 0o640))
	require.ErrorIs(t, o.Replace([]byte("newer"), false), ErrChanged, "other bytes")
	require.NoError(t, os.WriteFile(path, []byte("new, and more"), 0o640))
	require.ErrorIs(t, o.Replace([]byte("newer"), false), ErrChanged, "more bytes")
	require.NoError(t, os.Chmod(path, 0o440))
	require.ErrorIs(t, replace(t, path, "newer", false), ErrReadOnly)
	require.Equal(t, "new, and more", read(t, path))
	require.Equal(t, []string{"a.txt"}, names(t, dir), "nothing stays behind")
}

// TestReplaceOther has another file in the place of the one that was read, with the same
// bytes.
func TestReplaceOther(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open stays in its place")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	for _, other := range []func() error{
		func() error { return os.WriteFile(path, []byte("old"), 0o644) },
		func() error { return os.Symlink("was.txt", path) },
		func() error { return os.Link(filepath.Join(dir, "b.txt"), path) },
		func() error { return os.Mkdir(path, 0o755) },
		func() error { return nil },
	} {
		for _, name := range []string{"a.txt", "b.txt"} {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o644))
		}
		o := original(t, path)
		require.NoError(t, os.Rename(path, filepath.Join(dir, "was.txt")))
		require.NoError(t, other())
		require.ErrorIs(t, o.Replace([]byte("new"), true), ErrChanged)
		require.False(t, o.unchanged(), "nor would it be replaced if that came later")
		require.Equal(t, "old", read(t, filepath.Join(dir, "was.txt")))
		require.Equal(t, "old", read(t, filepath.Join(dir, "b.txt")))
		require.NoError(t, os.RemoveAll(path))
	}
}

// TestReplaceMoved has the directory of a file moved away, and a link to another one in
// its place, after the file was read.
func TestReplaceMoved(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a directory that is open stays in its place")
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"tree/d", "victim"} {
		require.NoError(t, os.MkdirAll(name, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(name, "a.inf"), []byte("old"), 0o644))
	}
	for _, below := range []string{"", "tree"} {
		o, _, err := Open(below, "tree/d/a.inf", 10)
		require.NoError(t, err)
		require.NoError(t, os.Rename("tree/d", "moved"))
		require.NoError(t, os.Symlink("../victim", "tree/d"))
		require.NoError(t, o.Replace([]byte("new"), false))
		o.Close()
		require.Equal(t, "new", read(t, "moved/a.inf"))
		require.Equal(t, "old", read(t, "victim/a.inf"))
		_, _, err = Open("tree", "tree/d/a.inf", 10)
		require.Error(t, err, "it leads out of the tree")
		require.NoError(t, os.Remove("tree/d"))
		require.NoError(t, os.Rename("moved", "tree/d"))
		require.NoError(t, os.WriteFile("tree/d/a.inf", []byte("old"), 0o644))
	}
}

// TestReplaceLinks has a symbolic link, and a file with two names.
func TestReplaceLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.inf", []byte("old"), 0o644))
	if err := os.Link("a.inf", "b.inf"); err != nil {
		t.Skipf("no links here: %v", err)
	}
	require.ErrorIs(t, replace(t, "a.inf", "new", false), ErrLinks)
	require.Equal(t, "old", read(t, "a.inf"))
	require.NoError(t, replace(t, "a.inf", "new", true))
	require.Equal(t, "new", read(t, "a.inf"))
	require.Equal(t, "old", read(t, "b.inf"))
	if err := os.Symlink("b.inf", "c.inf"); err != nil || runtime.GOOS == "windows" {
		t.Skipf("no symbolic links here: %v", err)
	}
	_, _, err := Open(".", "c.inf", 10)
	require.ErrorIs(t, err, bounded.ErrNotRegular, "nobody named it")
	require.NoError(t, replace(t, "c.inf", "newer", false))
	require.Equal(t, "newer", read(t, "b.inf"))
	to, err := os.Readlink("c.inf")
	require.NoError(t, err)
	require.Equal(t, "b.inf", to)
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
	require.ErrorIs(t, replace(t, path, "new", false), os.ErrPermission)
	require.Equal(t, "old", read(t, path))
}
