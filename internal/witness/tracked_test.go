package witness

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/git"
	"github.com/inflint/inflint/internal/lint"
)

// repository makes a git working tree in the current folder, and commits files.
func repository(t *testing.T, files ...string) {
	t.Helper()
	if !git.Installed() {
		t.Skip("git is not installed")
	}
	dir, err := os.Getwd()
	require.NoError(t, err)
	t.Setenv("HOME", dir)
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	run(t, "init", "-q")
	run(t, append([]string{"add", "--"}, files...)...)
	run(t, "-c", "user.name=inflint", "-c", "user.email=inflint@example.com", "commit", "-q", "-m", "first")
}

func run(t *testing.T, args ...string) {
	t.Helper()
	out, err := exec.Command("git", args...).CombinedOutput() //nolint:gosec // our own arguments
	require.NoError(t, err, string(out))
}

// TestTracked has evidence that git tracks, and the output of a build beside it.
func TestTracked(t *testing.T) {
	at(t, map[string]string{
		"p/a.inf": plainINF, "p/x64/acme.sys": "@plain.sys", "p/x86/acme.sys": "@plain.sys", "src/acme.vcxproj": driverProject,
		"src/a.c": "#include \"b.h\"\n", "src/b.h": "", "x64/release/acme/a.inf": plainINF, "x64/release/acme/acme.sys": "@plain.sys",
	})
	repository(t, "p/a.inf", "p/x86/acme.sys", "src/acme.vcxproj", "src/a.c")
	const both = "acme.sys:; p/x64/acme.sys (local); p/x86/acme.sys; src/acme.vcxproj (local) wdm"
	require.Equal(t, both, said(find(t, New(new(Cache)), "p/a.inf", ".")))
	require.Equal(t, both, said(find(t, New(new(Cache)), "p/a.inf", "p")), "the tree is that of the repository")

	// Who names the output of a build means it; who names more does not.
	const built = "x64/release/acme/a.inf"
	require.Equal(t, "acme.sys:; x64/release/acme/acme.sys (local)", said(find(t, New(new(Cache)), built, ".")))
	require.Equal(t, "acme.sys:; x64/release/acme/acme.sys", said(find(t, New(new(Cache)), built, "x64")))
	file, includes, err := new(lint.Shelf).Parse(lint.Input{Path: built})
	require.NoError(t, err)
	require.NotNil(t, includes)
	require.Equal(t, "acme.sys:; x64/release/acme/acme.sys", said(New(new(Cache)).Find(lint.Input{Path: built, Named: true}, file)))
	require.Equal(t, "acme.sys:; x64/release/acme/acme.sys (local)", said(New(new(Cache)).Find(lint.Input{Path: built}, file)), "an editor")
	packages := New(new(Cache))
	packages.Packages = true
	require.Equal(t, "acme.sys:; p/x64/acme.sys; p/x86/acme.sys; src/acme.vcxproj (local) wdm", said(find(t, packages, "p/a.inf", "p")))

	// A comparison with a revision takes what that could have, and the revision what it has.
	f := New(new(Cache))
	f.TrackedOnly = true
	require.Equal(t, "acme.sys:; p/x86/acme.sys", said(find(t, f, "p/a.inf", ".")))
	revision, err := git.Open(".", "HEAD")
	require.NoError(t, err)
	defer revision.Close()
	run(t, "add", "src/b.h")
	require.NoError(t, os.Remove("p/x86/acme.sys"))
	in := lint.Input{Path: "p/a.inf", Around: revision, Inside: "p/a.inf"}
	require.Equal(t, "acme.sys:; p/x86/acme.sys; src/acme.vcxproj wdm", said(New(new(Cache)).Find(in, inf.Parse("p/a.inf", []byte(plainINF)))))
	f = New(new(Cache))
	f.TrackedOnly = true
	require.Equal(t, "acme.sys:; src/acme.vcxproj wdm", said(find(t, f, "p/a.inf", ".")))
}

// TestLFS has a driver of which the revision has a pointer, and the working tree the file.
func TestLFS(t *testing.T) {
	at(t, map[string]string{"a.inf": plainINF, "acme.sys": "@plain.sys", "b/acme.sys": "@secure.sys"})
	sum := find(t, New(new(Cache)), "a.inf", ".").Drivers[0].Binaries[0].SHA256
	require.NoError(t, os.Rename("acme.sys", "kept.sys"))
	require.NoError(t, os.WriteFile("acme.sys", []byte("version https://git-lfs.github.com/spec/v1\noid sha256:"+sum+"\nsize 1\n"), 0o600))
	repository(t, "a.inf", "acme.sys")
	require.NoError(t, os.Rename("kept.sys", "acme.sys"))
	revision, err := git.Open(".", "HEAD")
	require.NoError(t, err)
	defer revision.Close()
	in := lint.Input{Path: "a.inf", Around: revision, Inside: "a.inf"}
	look := func() string { return said(New(new(Cache)).Find(in, inf.Parse("a.inf", []byte(plainINF)))) }
	require.Equal(t, "acme.sys:; acme.sys", look())
	require.NoError(t, os.Rename("b/acme.sys", "acme.sys"))
	require.Equal(t, "acme.sys:; acme.sys is a pointer of Git LFS, and not the file", look())
}

// TestNoGit has what looks like a working tree, and nobody to ask about it.
func TestNoGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	at(t, map[string]string{"p/a.inf": plainINF, "p/acme.sys": "@plain.sys", ".git/HEAD": ""})
	require.Equal(t, "acme.sys:; p/acme.sys (local)", said(find(t, New(new(Cache)), "p/a.inf", ".")), "git knows nothing of it")
	t.Setenv("PATH", "")
	require.Equal(t, "acme.sys:; p/acme.sys", said(find(t, New(new(Cache)), "p/a.inf", ".")))
}
