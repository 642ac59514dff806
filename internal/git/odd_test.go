package git

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// TestOddRepositories sees one file that is changed and one that is new, whatever the
// repository is like, or says why not.
func TestOddRepositories(t *testing.T) {
	move := func(t *testing.T, dir string) { require.NoError(t, os.Chdir(dir)) }
	tests := map[string]struct {
		make func(t *testing.T)
		err  string
	}{
		"plain":       {func(*testing.T) {}, ""},
		"a worktree":  {func(t *testing.T) { run(t, "worktree", "add", "-q", "../tree"); move(t, "../tree") }, ""},
		"a directory": {func(t *testing.T) { move(t, "d") }, ""},
		"a submodule": {func(t *testing.T) {
			run(t, "init", "-q", "../outer")
			move(t, "../outer")
			run(t, "submodule", "--quiet", "add", "../repo", "inner")
			move(t, "inner")
		}, ""},
		"around a submodule": {func(t *testing.T) {
			run(t, "init", "-q", "../other")
			run(t, "-C", "../other", "commit", "-q", "--allow-empty", "-m", "x")
			run(t, "submodule", "--quiet", "add", "../other", "inner.inf")
			run(t, "commit", "-q", "-m", "x")
		}, ""},
		"a .git file": {func(t *testing.T) {
			require.NoError(t, os.Rename(".git", "../else"))
			require.NoError(t, os.WriteFile(".git", []byte("gitdir: ../else\n"), 0o644))
		}, ""},
		"alternates": {func(t *testing.T) { run(t, "clone", "-q", "--shared", ".", "../borrower"); move(t, "../borrower") }, ""},
		"shallow": {func(t *testing.T) {
			run(t, "clone", "-q", "--depth=1", "file://"+here(t), "../shallow")
			move(t, "../shallow")
		}, ""},
		"packed": {func(t *testing.T) {
			run(t, "repack", "-q", "-a", "-d")
			run(t, "pack-refs", "--all")
		}, ""},
		"replaced objects": {func(t *testing.T) {
			write(t, map[string]string{"other": "something else"})
			run(t, "replace", run(t, "rev-parse", "HEAD:d/a.inf"), run(t, "hash-object", "-w", "other"))
			require.NoError(t, os.Remove("other"))
		}, ""},
		"GIT_DIR of a hook":       {func(t *testing.T) { t.Setenv("GIT_DIR", ".git"); t.Setenv("GIT_INDEX_FILE", ".git/index") }, ""},
		"GIT_DIR and a work tree": {func(t *testing.T) { t.Setenv("GIT_DIR", "../.git"); t.Setenv("GIT_WORK_TREE", ".."); move(t, "d") }, ""},
		"elsewhere, with GIT_DIR": {func(t *testing.T) {
			t.Setenv("GIT_DIR", here(t)+"/.git")
			t.Setenv("GIT_WORK_TREE", here(t))
			move(t, "..")
		}, "run inflint there"},
		"settings for the listing": {func(t *testing.T) {
			run(t, "config", "status.showUntrackedFiles", "no")
			run(t, "config", "core.quotePath", "true")
		}, ""},
		"ident and autocrlf": {func(t *testing.T) { run(t, "config", "core.autocrlf", "true") }, ""},
		"a bare one":         {func(t *testing.T) { run(t, "clone", "-q", "--bare", ".", "../bare"); move(t, "../bare") }, "not in the working tree of a git repository"},
		"core.bare":          {func(t *testing.T) { run(t, "config", "core.bare", "true") }, "not in the working tree of a git repository"},
		"core.worktree": {func(t *testing.T) {
			require.NoError(t, os.Mkdir("../other", 0o755))
			run(t, "config", "core.worktree", here(t)+"/../other")
		}, "core.worktree"},
		"in .git": {func(t *testing.T) { move(t, ".git") }, "not in the working tree of a git repository"},
		"no commit": {func(t *testing.T) {
			run(t, "init", "-q", "../empty")
			move(t, "../empty")
		}, "git knows no revision"},
		"a .git file to nowhere": {func(t *testing.T) {
			require.NoError(t, os.RemoveAll(".git"))
			require.NoError(t, os.WriteFile(".git", []byte("gitdir: nowhere\n"), 0o644))
		}, "not in the working tree of a git repository"},
		"garbage": {func(t *testing.T) { require.NoError(t, os.WriteFile(".git/HEAD", []byte("\x00garbage"), 0o644)) }, "not in the working tree of a git repository"},
		"a lost tree": {func(t *testing.T) {
			id := run(t, "rev-parse", "HEAD^{tree}")
			require.NoError(t, os.Remove(filepath.Join(".git", "objects", id[:2], id[2:])))
		}, "cannot read revision"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			newRepository(t)
			require.NoError(t, os.Mkdir("repo", 0o755))
			require.NoError(t, os.RemoveAll(".git"))
			require.NoError(t, os.Chdir("repo"))
			run(t, "init", "-q", "-b", "main")
			bad := string(rules.Example(rules.Lookup("INF205").Bad))
			commit(t, map[string]string{"d/a.inf": bad, "d/b.inf": bad, ".gitignore": "ignored*\n"})
			tt.make(t)
			if tt.err != "" {
				_, _, err := PairRevisions("HEAD", ".", []string{"."})
				require.ErrorContains(t, err, tt.err)
				_, err = ChangesSince("HEAD", ".")
				require.ErrorContains(t, err, tt.err)
				return
			}
			dir := "d"
			if _, err := os.Stat(dir); err != nil {
				dir = "."
			}
			write(t, map[string]string{
				filepath.Join(dir, "a.inf"): strings.Replace(bad, "HKR", "; new\nHKR", 1), filepath.Join(dir, "new.inf"): bad, filepath.Join(dir, "ignored.inf"): bad,
				filepath.Join(dir, "b.inf"): strings.ReplaceAll(bad, "\n", "\r\n"),
			})
			pairs, done, err := PairRevisions("HEAD", ".", []string{"."})
			require.NoError(t, err)
			defer done()
			var got []string
			for _, p := range pairs {
				got = append(got, fmt.Sprintf("%s %v %v", filepath.Base(p.Path), p.Before != nil, p.After != nil))
				if p.Before != nil {
					src, err := p.Before.Read()
					require.NoError(t, err)
					require.Equal(t, bad, string(src))
				}
			}
			require.Equal(t, []string{"a.inf true true", "b.inf true true", "new.inf false true"}, got)
			changes, err := ChangesSince("HEAD", ".")
			require.NoError(t, err)
			defer changes.Close()
			for file, want := range map[string]bool{"a.inf": false, "b.inf": false, "new.inf": true} {
				require.NoError(t, lint.Run([]lint.Input{{Path: filepath.Join(dir, file)}}, everything, func(r lint.Result) error {
					require.Len(t, r.Findings, 1)
					isNew, err := changes.New(&r)
					require.NoError(t, err)
					require.Equal(t, want, len(isNew) == 1, file)
					return nil
				}))
			}
		})
	}
}

func here(t *testing.T) string {
	dir, err := os.Getwd()
	require.NoError(t, err)
	return filepath.ToSlash(dir)
}

// TestOddNames has names that git quotes, and some that look like options or patterns.
func TestOddNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such names")
	}
	newRepository(t)
	names := []string{"a\nb.inf", "\"q\".inf", "ä.inf", "-p.inf", ":(glob)x.inf", "[x]*.inf", " .inf", "a\tb.inf", "x\\y.inf", "\xff.inf", "HEAD^{tree}.inf"}
	files := map[string]string{}
	for _, name := range names {
		files[name] = "[Version]\n; old\n"
	}
	commit(t, files)
	for _, name := range names {
		files[name] = "[Version]\n; new\n"
	}
	write(t, files)
	pairs, done, err := PairRevisions("HEAD", ".", []string{"."})
	require.NoError(t, err)
	defer done()
	require.Len(t, pairs, len(names))
	for _, p := range pairs {
		require.Contains(t, names, p.Path)
		old, err := p.Before.Read()
		require.NoError(t, err)
		require.Contains(t, string(old), "old")
		fresh, err := p.After.Read()
		require.NoError(t, err)
		require.Contains(t, string(fresh), "new")
	}
}

// makeTree makes a tree that git may never have seen.
func makeTree(t *testing.T, entries string) string {
	cmd := exec.Command("git", "hash-object", "-w", "-t", "tree", "--literally", "--stdin")
	cmd.Stdin = strings.NewReader(entries)
	out, err := cmd.Output()
	require.NoError(t, err)
	return strings.TrimSpace(string(out))
}

func treeEntry(t *testing.T, mode, name, id string) string {
	var raw []byte
	_, err := fmt.Sscanf(id, "%x", &raw)
	require.NoError(t, err)
	return mode + " " + name + "\x00" + string(raw)
}

func commitTree(t *testing.T, tree string) string { return run(t, "commit-tree", "-m", "x", tree) }

// TestOddTrees has trees that no checkout would make.
func TestOddTrees(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"a.inf": "x"})
	blob := run(t, "rev-parse", "HEAD:a.inf")
	empty := commitTree(t, makeTree(t, ""))

	inner := makeTree(t, treeEntry(t, "100644", "x.inf", blob))
	var entries string
	for _, name := range []string{".", "..", ".git", ".GIT", "a/b", "", "ok"} {
		entries += treeEntry(t, "40000", name, inner)
	}
	for _, name := range []string{"../y.inf", "/y.inf"} {
		entries += treeEntry(t, "100644", name, blob)
	}
	entries += treeEntry(t, "120000", "link.inf", blob) + treeEntry(t, "160000", "module.inf", blob)
	pairs, done, err := PairRevisions(empty+".."+commitTree(t, makeTree(t, entries)), ".", []string{"."})
	require.NoError(t, err)
	done()
	require.Len(t, pairs, 3)
	require.Equal(t, "link.inf", pairs[0].Path)
	require.ErrorContains(t, pairs[0].After.Err, "is a symbolic link")
	require.Equal(t, "module.inf", pairs[1].Path)
	require.ErrorIs(t, pairs[1].After.Err, ErrSubmodule)
	require.Equal(t, filepath.Join("ok", "x.inf"), pairs[2].Path)

	// A few trees that have each other ten times stand for more files than there are.
	for range 12 {
		entries = ""
		for name := range strings.SplitSeq("abcdefghij", "") {
			entries += treeEntry(t, "40000", name, inner)
		}
		inner = makeTree(t, entries)
	}
	_, _, err = PairRevisions(empty+".."+commitTree(t, inner), ".", []string{"."})
	require.ErrorContains(t, err, "more than 1048576 files and directories")

	// git looks at the type of a mode alone.
	for mode, want := range map[string]string{
		"100644": "100644", "100755": "100644", "0100644": "100644", "1100664": "100644", "40000": directory, "040000": directory, "120000": link, "0120777": link, "160000": "160000",
	} {
		entries, err := parseTree(append([]byte(mode+" a.inf\x00"), make([]byte, 20)...), 20)
		require.NoError(t, err)
		require.Equal(t, want, entries["a.inf"].mode, mode)
	}
	_, err = parseTree(append([]byte("rw-r a.inf\x00"), make([]byte, 20)...), 20)
	require.Error(t, err)
	_, err = parseTree([]byte("100644 x"), 20)
	require.Error(t, err)
	_, err = parseTree(bytes.Repeat([]byte("1"), 100), 20)
	require.Error(t, err)
}

// TestEncodingOfCheckout has a file that the repository has in UTF-8 and the working tree
// in UTF-16, as an attribute can say.
func TestEncodingOfCheckout(t *testing.T) {
	newRepository(t)
	bad := strings.Replace(string(rules.Example(rules.Lookup("INF205").Bad)), "\n", "\n; Gerät\n", 1)
	commit(t, map[string]string{"a.inf": bad})
	for _, tt := range []struct {
		text  string
		pairs int
	}{{bad, 0}, {bad + "; neu\n", 1}} {
		require.NoError(t, os.WriteFile("a.inf", utf16LE(tt.text), 0o644))
		pairs, done, err := PairRevisions("HEAD", ".", []string{"."})
		require.NoError(t, err)
		defer done()
		require.Len(t, pairs, tt.pairs)
		for _, p := range pairs {
			old, _, err := new(lint.Shelf).Parse(*p.Before)
			require.NoError(t, err)
			require.Contains(t, old.Text, "Gerät")
		}
	}
}

// TestLimitOfIncluded sets the limit of an input after it has been found.
func TestLimitOfIncluded(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"a.inf": "x", "b.inf": "0123456789"})
	write(t, map[string]string{"a.inf": "y"})
	pairs, done, err := PairRevisions("HEAD", ".", []string{"a.inf"})
	require.NoError(t, err)
	defer done()
	require.Len(t, pairs, 1)
	in := pairs[0].Before
	included := func() *inf.File { return new(lint.Shelf).Includes(in.Beside, lint.Size(in.Limit())).File("b.inf") }
	require.NotNil(t, included())
	in.MaxSize = 9
	require.Nil(t, included())
}

// TestLinkedDirectory has a link in the place of a directory of the revision: what it
// leads to is no part of the repository.
func TestLinkedDirectory(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"d/a.inf": "x"})
	outside := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(outside, "a.inf"), []byte("y"), 0o644))
	require.NoError(t, os.RemoveAll("d"))
	if err := os.Symlink(outside, "d"); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	pairs, done, err := PairRevisions("HEAD", ".", []string{"."})
	require.NoError(t, err)
	done()
	require.Len(t, pairs, 1)
	require.ErrorContains(t, pairs[0].After.Err, "is a symbolic link")
}
