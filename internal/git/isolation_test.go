//go:build unix

package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// use does all that is done with a repository: it lints the old and the new version of
// all files, asks what is new and what is tracked, and reads files of the revision.
func use(t *testing.T) (pairs int, errs []error) {
	found, done, err := PairRevisions("HEAD", ".", []string{"."})
	if err != nil {
		return 0, []error{err}
	}
	defer done()
	both, done, err := PairRevisions("HEAD..HEAD", ".", []string{"."})
	require.NoError(t, err)
	defer done()
	require.Empty(t, both)
	changes, err := ChangesSince("HEAD", ".")
	require.NoError(t, err)
	defer changes.Close()
	here, err := os.Getwd()
	require.NoError(t, err)
	_, err = Tracked(here)
	require.NoError(t, err)
	list, err := changes.old.List(".")
	require.NoError(t, err)
	require.NotEmpty(t, list)
	var inputs []lint.Input
	for _, p := range found {
		for _, in := range []*lint.Input{p.Before, p.After} {
			if in != nil {
				inputs = append(inputs, *in)
			}
		}
	}
	require.NoError(t, lint.Run(inputs, everything, func(r lint.Result) error {
		if r.Err != nil {
			errs = append(errs, r.Err)
			return nil
		}
		if _, err := changes.New(&r); err != nil {
			errs = append(errs, err)
		}
		return nil
	}))
	return len(found), errs
}

// TestNothingRuns has a repository whose configuration and attributes name programs
// wherever git takes any. Each would leave a mark.
func TestNothingRuns(t *testing.T) {
	newRepository(t)
	bad := string(rules.Example(rules.Lookup("INF205").Bad))
	commit(t, map[string]string{"a.inf": bad, "b.inf": bad, "d/c.inf": bad, ".gitignore": "*.tmp\n"})
	mark := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(filepath.Dir(mark), "program")
	require.NoError(t, os.WriteFile(program, []byte("#!/bin/sh\necho \"$0 $*\" >> "+mark+"\ncat\n"), 0o755))
	for _, hook := range []string{"post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-auto-gc"} {
		require.NoError(t, os.MkdirAll("hooks", 0o755))
		require.NoError(t, os.Symlink(program, filepath.Join("hooks", hook)))
	}
	config := map[string]string{
		"core.hooksPath": "hooks", "core.fsmonitor": program, "core.pager": program, "pager.cat-file": program, "pager.rev-parse": program, "pager.ls-files": program,
		"core.editor": program, "core.sshCommand": program, "core.gitProxy": program, "core.askPass": program, "core.alternateRefsCommand": program,
		"credential.helper": program, "diff.external": program, "gpg.program": program, "uploadpack.packObjectsHook": program,
		"alias.cat-file": "!" + program, "alias.rev-parse": "!" + program, "alias.ls-files": "!" + program,
		"filter.x.clean": program, "filter.x.smudge": program, "filter.x.process": program, "filter.x.required": "true",
		"diff.x.textconv": program, "diff.x.command": program, "merge.x.driver": program,
	}
	for key, value := range config {
		run(t, "config", key, value)
	}
	// The files are other ones to git, whose index does not know their times.
	write(t, map[string]string{".gitattributes": "* filter=x diff=x merge=x ident\n", "b.inf": bad + "; changed\n", "e.inf": bad})
	now := time.Now().Add(time.Hour)
	require.NoError(t, os.Chtimes("a.inf", now, now))

	pairs, errs := use(t)
	require.Empty(t, errs)
	require.Equal(t, 3, pairs)
	ran, _ := os.ReadFile(mark)
	require.Empty(t, string(ran))

	// This is what the marks are worth.
	out, err := exec.Command("git", "status").CombinedOutput()
	_ = err
	_, err = os.Stat(mark)
	require.NoError(t, err, "%s", out)
}

// TestNothingIsFetched has a clone that lacks the files, and a remote that runs a program.
func TestNothingIsFetched(t *testing.T) {
	newRepository(t)
	bad := string(rules.Example(rules.Lookup("INF205").Bad))
	commit(t, map[string]string{"a.inf": bad, "b.inf": bad})
	run(t, "config", "uploadpack.allowFilter", "true")
	here, err := os.Getwd()
	require.NoError(t, err)
	dir := t.TempDir()
	run(t, "clone", "-q", "--filter=blob:none", "--no-checkout", "file://"+here, dir)
	require.NoError(t, os.Chdir(dir))
	mark := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(filepath.Dir(mark), "program")
	require.NoError(t, os.WriteFile(program, []byte("#!/bin/sh\necho \"$0 $*\" >> "+mark+"\nexit 1\n"), 0o755))
	write(t, map[string]string{"a.inf": bad + "; changed\n"})
	for _, remote := range [][2]string{
		{"file://" + here, ""}, {here, ""}, {"ext::" + program + " %S", ""}, {"ssh://example.org/x", ""}, {"example.org:x", ""}, {"https://127.0.0.1:9/x", ""}, {"git://127.0.0.1:9/x", ""}, {"x", "ext"},
	} {
		run(t, "config", "remote.origin.url", remote[0])
		run(t, "config", "remote.origin.uploadpack", program)
		run(t, "config", "core.sshCommand", program)
		run(t, "config", "core.gitProxy", program)
		run(t, "config", "protocol.allow", "always")
		run(t, "config", "protocol.ext.allow", "always")
		if remote[1] != "" {
			run(t, "config", "remote.origin.vcs", remote[1])
		}
		_, errs := use(t)
		require.NotEmpty(t, errs)
		for _, err := range errs {
			require.ErrorContains(t, err, "partial clone", remote[0])
		}
		ran, _ := os.ReadFile(mark)
		require.Empty(t, string(ran), remote[0])
	}
}

// TestBareRepositoryInside has a repository among the files of another, as a tree can
// bring it along: its configuration does not count.
func TestBareRepositoryInside(t *testing.T) {
	newRepository(t)
	mark := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(filepath.Dir(mark), "program")
	require.NoError(t, os.WriteFile(program, []byte("#!/bin/sh\necho ran >> "+mark+"\n"), 0o755))
	run(t, "init", "-q", "--bare", "d")
	require.NoError(t, os.WriteFile("d/config", []byte("[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\nfsmonitor = "+program+"\n"), 0o644))
	commit(t, map[string]string{"d/a.inf": "x", "d/refs/x": "", "d/objects/x": ""})
	require.NoError(t, os.Chdir("d"))
	_, errs := use(t)
	require.Len(t, errs, 1)
	require.ErrorContains(t, errs[0], "not in the working tree of a git repository")
	_, err := os.Stat(mark)
	require.ErrorIs(t, err, os.ErrNotExist)
}

// fakeGit puts a program in the place of git that does what real git does until it is
// asked for something.
func fakeGit(t *testing.T, instead string) {
	itself, err := exec.LookPath("git")
	require.NoError(t, err)
	dir := t.TempDir()
	script := "#!/bin/sh\ncase \"$*\" in\n" + instead + "\nesac\nexec " + itself + " \"$@\"\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "git"), []byte(script), 0o755))
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// TestPatience has a git that hangs, at each question.
func TestPatience(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"a.inf": "x", "b.inf": "y"})
	c := command{dir: ".", env: environment(), patience: time.Second}
	fakeGit(t, "*rev-parse*) exec sleep 60;;\n*cat-file*) read -r x; exec sleep 60;;")
	began := time.Now()
	_, err := c.run("rev-parse", "HEAD")
	require.EqualError(t, err, "git gives no answer within 1s")
	o := objects{command: c}
	_, _, err = o.read("HEAD", "commit", 1000)
	require.EqualError(t, err, "git gives no answer within 1s")
	require.Nil(t, o.process)
	require.Less(t, time.Since(began), 20*time.Second)
}

// TestGitThatFails has a git that ends early, or says something else.
func TestGitThatFails(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"a.inf": "x"})
	id := run(t, "rev-parse", "HEAD:a.inf")
	for answer, want := range map[string]string{
		"exit 3":                                   "git cat-file ended: exit status 3",
		"echo fatal: no >&2; exit 128":             "git: no",
		"echo " + id + " blob 5; echo x":           "git cat-file ended",
		"echo " + id + " blob x; sleep 9":          "invalid syntax",
		"echo " + id + " tree 1; echo x; sleep 9":  "is a tree, not a blob",
		"echo " + id + " blob 11; echo x; sleep 9": "larger than 10 bytes",
		"echo what is this; sleep 9":               "invalid syntax",
		"echo hm; sleep 9":                         `git says "hm"`,
		"yes | tr -d '\\n'":                        "git says",
	} {
		t.Run(want, func(t *testing.T) {
			fakeGit(t, "*cat-file*) read -r x; "+answer+"; exit;;")
			o := objects{command: command{dir: ".", env: environment(), patience: time.Minute}}
			_, _, err := o.read(id, "blob", 10)
			require.ErrorContains(t, err, want)
			require.Nil(t, o.process)
		})
	}
}

// TestGitEnds looks for processes that are left.
func TestGitEnds(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"a.inf": "x"})
	r, err := Open(".", "HEAD")
	require.NoError(t, err)
	process := r.repository.objects.process.Process
	require.NoError(t, process.Signal(syscall.Signal(0)))
	r.Close()
	require.Error(t, process.Signal(syscall.Signal(0)))
	src, err := r.ReadFile("a.inf", 10)
	require.NoError(t, err, "a new one")
	require.Equal(t, "x", string(src))
	require.NoError(t, r.repository.objects.process.Process.Kill())
	_, err = r.ReadFile("a.inf", 10)
	require.Error(t, err)
	_, err = r.ReadFile("a.inf", 10)
	require.NoError(t, err, "another one")
	r.Close()
}
