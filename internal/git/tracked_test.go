package git

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTracked(t *testing.T) {
	newRepository(t)
	here, err := os.Getwd()
	require.NoError(t, err)
	files, err := Tracked(here)
	require.NoError(t, err)
	require.Empty(t, files)
	commit(t, map[string]string{"b": "x", "a-b/c": "x", "a/b": "x", "ä": "x", "gone": "x"})
	write(t, map[string]string{"new": "x"})
	require.NoError(t, os.Remove("gone"))
	files, err = Tracked(here)
	require.NoError(t, err)
	require.Equal(t, []string{"a-b/c", "a/b", "b", "gone", "ä"}, files)

	// A file has up to three places while it is merged.
	run(t, "checkout", "-q", "-b", "other")
	commit(t, map[string]string{"b": "y"})
	run(t, "checkout", "-q", "main")
	commit(t, map[string]string{"b": "z"})
	require.Error(t, exec.Command("git", "-c", "user.name=x", "-c", "user.email=x@example.com", "merge", "-q", "other").Run())
	files, err = Tracked(here)
	require.NoError(t, err)
	require.Equal(t, []string{"a-b/c", "a/b", "b", "new", "ä"}, files)

	_, err = Tracked(filepath.Join(here, "a"))
	require.ErrorContains(t, err, "is not the top of the working tree")
	_, err = Tracked(t.TempDir())
	require.ErrorContains(t, err, "is not in the working tree of a git repository")
}

// TestList has what a folder of a revision can have.
func TestList(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"d/a.txt": "x", "d/e/b.txt": "x"})
	run(t, "update-index", "--add", "--cacheinfo", "160000,0123456789012345678901234567890123456789,d/sub")
	if os.Symlink("a.txt", "d/link") == nil {
		run(t, "add", "d/link")
	}
	run(t, "commit", "-q", "-m", "x")
	r, err := Open(".", "HEAD")
	require.NoError(t, err)
	defer r.Close()
	list, err := r.List("d")
	require.NoError(t, err)
	want := map[string]fs.FileMode{"a.txt": 0, "e": fs.ModeDir, "sub": fs.ModeIrregular}
	if _, err := os.Lstat("d/link"); err == nil {
		want["link"] = fs.ModeSymlink
	}
	require.Equal(t, want, list)
	list, err = r.List(".")
	require.NoError(t, err)
	require.Equal(t, map[string]fs.FileMode{"d": fs.ModeDir}, list)
	for _, name := range []string{"none", "d/a.txt", "..", "d/../d"} {
		_, err := r.List(name)
		require.Error(t, err, name)
	}
	src, err := r.Read("d/a.txt", 10)
	require.NoError(t, err)
	require.Equal(t, "x", string(src))
}
