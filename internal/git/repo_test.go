package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// newRepository goes to a new directory with a repository in it. Its paths have no
// links in them.
func newRepository(t *testing.T, args ...string) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	t.Chdir(dir)
	run(t, append([]string{"init", "-q", "-b", "main"}, args...)...)
}

// run runs git, and returns what it prints.
func run(t *testing.T, args ...string) string {
	args = append([]string{"-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"}, args...)
	out, err := exec.Command("git", args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", args, out)
	return strings.TrimSuffix(string(out), "\n")
}

// write writes texts into files.
func write(t *testing.T, files map[string]string) {
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

// commit commits all files.
func commit(t *testing.T, files map[string]string) {
	write(t, files)
	run(t, "add", "-A")
	run(t, "commit", "-q", "--allow-empty", "-m", "x")
}
