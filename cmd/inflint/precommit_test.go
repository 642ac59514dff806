package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

// TestPreCommit runs the scripts in testdata/precommit with pre-commit. Each starts in
// a git repository of its own, in which hooks are installed. The command "config
// HOOK..." makes a configuration with some hooks of this work tree; "readme" takes the
// one that README.md shows, for which this work tree is the release.
func TestPreCommit(t *testing.T) {
	for _, program := range []string{"pre-commit", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	if testing.Short() {
		t.Skip("pre-commit builds inflint")
	}
	fixtures, err := filepath.Abs(filepath.Join("..", "..", "testdata", "infs"))
	require.NoError(t, err)
	hooks := t.TempDir()
	revision := commitWorkTree(t, hooks)
	shown := readmeBlock(t, "Before each commit", "yaml")
	release := regexp.MustCompile(`rev: (\S+)`).FindStringSubmatch(shown)
	require.NotNil(t, release)
	runGit(t, hooks, "tag", release[1])
	install := func(ts *testscript.TestScript, config string) {
		ts.Check(os.WriteFile(ts.MkAbs(".pre-commit-config.yaml"), []byte(config), 0o644))
		ts.Check(ts.Exec("git", "init", "-q"))
		ts.Check(ts.Exec("pre-commit", "install"))
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "precommit"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, append(gitIdentity(), "FIXTURES="+fixtures, "PRE_COMMIT_HOME="+filepath.Join(env.WorkDir, ".cache"),
				"PRE_COMMIT_COLOR=never", "GOCACHE="+goEnv(t, "GOCACHE"), "GOMODCACHE="+goEnv(t, "GOMODCACHE"), "GOPROXY="+goEnv(t, "GOPROXY"),
				"GOSUMDB="+goEnv(t, "GOSUMDB"), "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=url.file://"+hooks+".insteadOf",
				"GIT_CONFIG_VALUE_0=https://github.com/inflint/inflint")...)
			env.Cd = filepath.Join(env.WorkDir, "repository")
			return os.MkdirAll(env.Cd, 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"config": func(ts *testscript.TestScript, _ bool, ids []string) {
				config := "repos:\n- repo: " + hooks + "\n  rev: " + revision + "\n  hooks:\n"
				for _, id := range ids {
					config += "  - id: " + id + "\n"
				}
				install(ts, config)
			},
			"readme": func(ts *testscript.TestScript, _ bool, _ []string) { install(ts, shown) },
		},
	})
}

func gitIdentity() []string {
	return []string{"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_SYSTEM=" + os.DevNull, "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.com",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.com"}
}

func goEnv(t *testing.T, name string) string {
	out, err := exec.Command("go", "env", name).Output()
	require.NoError(t, err)
	return strings.TrimSpace(string(out))
}

// commitWorkTree makes a repository whose only commit is this work tree as it is, and
// returns the revision.
func commitWorkTree(t *testing.T, dir string) string {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	names := runGit(t, root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	for name := range strings.SplitSeq(strings.TrimSuffix(names, "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) {
			continue // deleted, and not committed yet
		}
		require.NoError(t, err)
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
	runGit(t, dir, "init", "-q")
	runGit(t, dir, "add", "-A")
	runGit(t, dir, "commit", "-q", "-m", "The work tree")
	return strings.TrimSpace(runGit(t, dir, "rev-parse", "HEAD"))
}

func runGit(t *testing.T, dir string, args ...string) string {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), gitIdentity()...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("git is not installed")
	}
	if err != nil && strings.Contains(stderr.String(), "not a git repository") {
		t.Skip("this is no git work tree")
	}
	require.NoError(t, err, stderr.String())
	return string(out)
}
