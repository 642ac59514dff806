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

func TestMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are otherwise there")
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	require.NoError(t, os.Chmod(path, 0o646))
	write(t, path, "new")
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o646), info.Mode().Perm())
}

// TestLinks has links in the place of a file, to a file, a device and nothing, and links
// in the place of directories on the way to it.
func TestLinks(t *testing.T) {
	top := t.TempDir()
	for _, dir := range []string{"victim", "tree/real"} {
		require.NoError(t, os.MkdirAll(filepath.Join(top, dir), 0o755))
	}
	victim := filepath.Join(top, "victim", "a.txt")
	require.NoError(t, os.WriteFile(victim, []byte("old"), 0o644))
	t.Chdir(filepath.Join(top, "tree"))
	for name, to := range map[string]string{
		"file": "../victim/a.txt", "none": "../victim/none", "null": os.DevNull, "loop": "loop", "here": "real/a.txt",
		"out": "../victim", "absolute": filepath.Join(top, "victim"), "in": "real", "real/up": "..", "real/out": "../../victim", "self": ".",
	} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.FromSlash(name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
		if info, err := os.Lstat(filepath.FromSlash(name)); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Skip("no symbolic links here") // although that was no error
		}
	}
	for name, says := range map[string]string{
		"file": "is a link to ../victim/a.txt, and no output follows a link", "none": "is a link to", "null": "is a link to", "loop": "is a link to loop", "here": "is a link to",
		"out/a.txt": "the directory out is a link to ../victim, and no output follows a link that may lead out", "out/new": "the directory out",
		"absolute/a.txt": "the directory absolute", "real/out/a.txt": "the directory real/out", "in/out/a.txt": "the directory in/out",
		"real/up/out/a.txt": "the directory out", "self/self/file": "is a link to", "loop/a.txt": "the directory loop",
	} {
		for _, path := range []string{name, filepath.Join(top, "tree", name), filepath.Join("..", "tree", name)} {
			_, err := Create(filepath.FromSlash(path))
			require.ErrorContains(t, err, filepath.FromSlash(says), path)
		}
	}
	require.Equal(t, "old", read(t, victim))
	require.Equal(t, []string{"a.txt"}, names(t, filepath.Dir(victim)))
	for _, name := range []string{"in/b.txt", "real/up/c.txt", "self/d.txt", "../victim/a.txt"} {
		write(t, name, "new")
		require.Equal(t, "new", read(t, name))
	}
	// Above the working directory, links are the user's own.
	require.NoError(t, os.Symlink(top, filepath.Join(top, "victim", "l")))
	write(t, filepath.Join(top, "victim", "l", "victim", "a.txt"), "newer")
	require.Equal(t, "newer", read(t, victim))
	_, err := Create(filepath.Join(top, "victim", "l", "tree", "out", "a.txt"))
	require.Error(t, err, "the tree by another name")
}

// TestLinksOfTree has the working directory somewhere in a git working tree.
func TestLinksOfTree(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dir := range []string{"victim", "tree/.git", "tree/sub", "tree/real"} {
		require.NoError(t, os.MkdirAll(dir, 0o755))
	}
	for name, to := range map[string]string{"tree/out": "../victim", "tree/in": "real"} {
		if err := os.Symlink(to, name); err != nil || runtime.GOOS == "windows" {
			t.Skip("no symbolic links here")
		}
	}
	t.Chdir("tree/sub")
	_, err := Create("../out/a.txt")
	require.ErrorContains(t, err, "the directory out is a link to ../victim, and no output follows a link that may lead out of the working tree")
	write(t, "../in/a.txt", "new")
	write(t, "../../victim/a.txt", "new")
	require.Equal(t, "new", read(t, "../real/a.txt"))
}

// TestLinkLater has a link in the place of the file when it is committed: the link is
// replaced. A directory that turned into a link makes no difference.
func TestLinkLater(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a directory that is open stays in its place")
	}
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("victim", 0o755))
	require.NoError(t, os.WriteFile("victim/a.txt", []byte("old"), 0o644))
	require.NoError(t, os.Mkdir("d", 0o755))
	f, err := Create("d/a.txt")
	require.NoError(t, err)
	require.NoError(t, os.Symlink("../victim/a.txt", "d/a.txt"))
	require.NoError(t, os.Rename("d", "moved"))
	require.NoError(t, os.Symlink("victim", "d"))
	_, err = f.WriteString("new")
	require.NoError(t, err)
	require.NoError(t, f.Commit())
	require.Equal(t, "old", read(t, "victim/a.txt"))
	require.Equal(t, "new", read(t, "moved/a.txt"))
	require.Equal(t, []string{"a.txt"}, names(t, "moved"))
}

func TestSamePlace(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("d", 0o755))
	require.NoError(t, os.WriteFile("old", nil, 0o644))
	paths := [][]string{{"a", "./a", "d/../a", "A"}, {"d/a"}, {"b"}, {"old"}}
	if os.Link("old", "d/linked") == nil {
		paths[3] = append(paths[3], "d/linked")
	}
	for i, some := range paths {
		for j, others := range paths {
			for _, one := range some {
				for _, other := range others {
					f, err := Create(one)
					require.NoError(t, err)
					g, err := Create(other)
					require.NoError(t, err)
					require.Equal(t, i == j, f.SamePlace(g), "%s %s", one, other)
					f.Abort()
					g.Abort()
				}
			}
		}
	}
}

func TestDevice(t *testing.T) {
	write(t, os.DevNull, "gone")
	info, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	require.False(t, info.Mode().IsRegular())
	_, _, err = Open("", os.DevNull, 10)
	require.Error(t, err)
}
