//go:build unix

package main

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// An oddity is something in a directory that is no INF file like any other.
type oddity struct {
	name string
	make func(t *testing.T)
	says string // in a message, for what is an error; "" for what is not
}

var oddities = []oddity{
	{"unreadable file", func(t *testing.T) { put(t, "b.inf", 0) }, "b.inf: permission denied"},
	{"unreadable directory", func(t *testing.T) { mkdir(t, "closed", 0) }, "closed: permission denied"},
	{"directory that shows only names", func(t *testing.T) { mkdir(t, "closed", 0o444) }, "closed/c.inf: permission denied"},
	{"directory with the name of a file", func(t *testing.T) { mkdir(t, "b.inf", 0o755) }, ""},
	{"link to itself", func(t *testing.T) { link(t, "b.inf", "b.inf") }, "b.inf: too many levels of symbolic links"},
	{"link to nothing", func(t *testing.T) { link(t, "me@host.1", ".#b.inf") }, ""},
	{"link into an unreadable directory", func(t *testing.T) { mkdir(t, "closed.d", 0o644); link(t, "closed.d/c.inf", "b.inf") }, "b.inf: permission denied"},
	{"links in circles", func(t *testing.T) { link(t, ".", "x"); link(t, ".", "y"); link(t, "..", "z.inf") }, ""},
	{"pipe", func(t *testing.T) { require.NoError(t, syscall.Mkfifo("b.inf", 0o644)) }, ""},
	{"device", func(t *testing.T) { link(t, "/dev/zero", "b.inf") }, ""},
	{"socket", socket, ""},
	{"empty file", func(t *testing.T) { require.NoError(t, os.WriteFile("b.inf", nil, 0o644)) }, ""},
	{"4 GiB of nothing", sparse, "b.inf: too large: it has 4 GiB, and the limit is 64 MiB"},
	{"control characters in a name", func(t *testing.T) { put(t, "b\n\x1b[2J::error::.inf", 0) }, "inflint: b\ninflint: ␛[2J::error::.inf: permission denied\n"},
	{"name that is not in UTF-8", notUTF8, "b\uFFFD.inf: permission denied"},
	{"300 directories in each other", func(t *testing.T) { deep(t, 300, "d") }, ""},
	{"path that is too long", func(t *testing.T) { deep(t, 30, strings.Repeat("d", 200)) }, "file name too long"},
	{"read-only directory", func(t *testing.T) { require.NoError(t, os.Chmod(".", 0o555)) }, ""},
}

// TestOddities puts each oddity beside a file bad.inf, whose result always comes, and
// once. The user has no privileges, no home, and a locale that nobody knows.
func TestOddities(t *testing.T) {
	inflint := forNobody(t)
	for _, f := range oddities {
		t.Run(f.name, func(t *testing.T) {
			t.Chdir(openTo(t))
			put(t, "bad.inf", 0o644)
			f.make(t)
			for _, tt := range []struct {
				args  []string
				code  int // without the oddity
				shows string
			}{
				{[]string{"."}, exitFindings, " bad.inf:42:16\n"},
				{[]string{"**/*.inf"}, exitFindings, " bad.inf:42:16\n"},
				{[]string{"--format", "json", "."}, exitFindings, `"file":"bad.inf","line":42,"column":16,`},
				{[]string{"fix", "--diff", "."}, exitFindings, "\n+++ bad.inf\n"},
				{[]string{"access", "--all", "."}, exitClean, "\nbad.inf:42:16: device "},
				{[]string{"dump", "."}, exitClean, `"file": "bad.inf",`},
			} {
				code, stdout, stderr := inflint(tt.args...)
				if f.says != "" {
					tt.code = exitFailed
				}
				require.Equal(t, tt.code, code, "%q %s", tt.args, stderr)
				require.Equal(t, 1, strings.Count("\n"+stdout, tt.shows), "%q %s", tt.args, stdout)
				require.Contains(t, stderr, f.says, tt.args)
				require.NotContains(t, stdout+stderr, "\x1b", tt.args)
			}
		})
	}
}

// TestNamedOddities names what is passed over in a directory.
func TestNamedOddities(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "bad.inf", 0o644)
	require.NoError(t, syscall.Mkfifo("pipe", 0o644))
	link(t, "nothing", "link")
	const notRegular = "not a regular file; name a file or a directory, or - for standard input"
	for name, says := range map[string]string{
		"pipe": notRegular, "/dev/zero": notRegular,
		"link": "no such file or directory; check the spelling and the working directory", "bad.inf/a.inf": "not a directory",
	} {
		for _, command := range []string{"check", "fix", "access", "dump"} {
			code, stdout, stderr := outcomeOf(t, exec.Command("inflint", command, name, "bad.inf"))
			require.Equal(t, exitFailed, code, name)
			require.Contains(t, stderr, "inflint: "+name+": "+says+"\n")
			require.NotEmpty(t, stdout, "%s %s", command, name)
		}
		_, _, stderr := outcomeOf(t, exec.Command("inflint", "diff", name, "bad.inf"))
		require.Contains(t, stderr, "inflint: "+name+": "+says+"\n")
	}
}

// TestNamedLink names a link to a directory, which is followed.
func TestNamedLink(t *testing.T) {
	t.Chdir(t.TempDir())
	mkdir(t, "d", 0o755)
	link(t, "d", "link")
	_, stdout, _ := outcomeOf(t, exec.Command("inflint", "link"))
	require.Contains(t, stdout, " --> link/c.inf:42:16\n")
}

// TestReadOnlyDirectory has the commands write where the user may not.
func TestReadOnlyDirectory(t *testing.T) {
	inflint := forNobody(t)
	t.Chdir(openTo(t))
	put(t, "bad.inf", 0o666)
	require.NoError(t, os.Chmod(".", 0o555))
	for says, args := range map[string][]string{
		"bad.inf: not fixed: permission denied":                               {"fix", "."},
		"cannot write the output: out.txt: permission denied":                 {"-o", "out.txt", "."},
		"cannot write the baseline .inflint-baseline.json: permission denied": {"baseline", "write", "."},
	} {
		code, _, stderr := inflint(args...)
		require.Equal(t, exitFailed, code, args)
		require.Equal(t, "inflint: "+says+"\n", stderr)
	}
}

// TestFewDescriptors has many more files than may be open.
func TestFewDescriptors(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 2000 {
		dir := string(rune('a' + i%20))
		require.NoError(t, os.MkdirAll(dir, 0o755))
		name := filepath.Join(dir, strings.Repeat("x", 1+i/20)+".inf")
		require.NoError(t, os.WriteFile(name, []byte("[Version]\nSignature=\"$Windows NT$\"\n"), 0o644))
	}
	for _, pattern := range []string{".", "**/*.inf"} {
		code, stdout, stderr := outcomeOf(t, exec.Command("sh", "-c", `ulimit -n 24 && exec inflint "$0"`, pattern))
		require.Equal(t, exitClean, code, stderr)
		require.Contains(t, stdout, " in 2000 files\n")
	}
}

func put(t *testing.T, name string, mode os.FileMode) {
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, fixable(0), 0o644))
	require.NoError(t, os.Chmod(name, mode))
}

func mkdir(t *testing.T, name string, mode os.FileMode) {
	put(t, filepath.Join(name, "c.inf"), 0o644)
	require.NoError(t, os.Chmod(name, mode))
	t.Cleanup(func() { _ = os.Chmod(name, 0o755) })
}

func link(t *testing.T, to, name string) { require.NoError(t, os.Symlink(to, name)) }

func socket(t *testing.T) {
	s, err := net.Listen("unix", "b.inf")
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
}

func sparse(t *testing.T) {
	put(t, "b.inf", 0o644)
	if err := os.Truncate("b.inf", 4<<30); err != nil {
		t.Skipf("no such file can be made here: %v", err)
	}
}

func notUTF8(t *testing.T) {
	if err := os.WriteFile("b\xff.inf", nil, 0); err != nil {
		t.Skipf("there can be no such name here: %v", err)
	}
}

// deep makes directories in each other, and a file in the last one, also where the
// path is longer than the system takes.
func deep(t *testing.T, levels int, name string) {
	dir, err := os.OpenRoot(".")
	require.NoError(t, err)
	for range levels {
		require.NoError(t, dir.Mkdir(name, 0o755))
		below, err := dir.OpenRoot(name)
		require.NoError(t, err)
		require.NoError(t, dir.Close())
		dir = below
	}
	require.NoError(t, dir.WriteFile("deep.inf", fixable(0), 0o644))
	require.NoError(t, dir.Close())
}

// forNobody returns a function that runs inflint as a user without privileges, also
// for root.
func forNobody(t *testing.T) func(args ...string) (code int, stdout, stderr string) {
	program, err := exec.LookPath("inflint")
	require.NoError(t, err)
	var attributes syscall.SysProcAttr
	if os.Geteuid() == 0 {
		data, err := os.ReadFile(program)
		require.NoError(t, err)
		program = filepath.Join(openTo(t), "inflint")
		require.NoError(t, os.WriteFile(program, data, 0o755))
		attributes.Credential = &syscall.Credential{Uid: 65534, Gid: 65534}
	}
	coverage := openTo(t) // without it, a program that go test -cover built complains
	require.NoError(t, os.Chmod(coverage, 0o777))
	env := []string{"LANG=xx_XX", "GOCOVERDIR=" + coverage}
	return func(args ...string) (int, string, string) {
		return outcomeOf(t, &exec.Cmd{Path: program, Args: append([]string{"inflint"}, args...), Env: env, SysProcAttr: &attributes})
	}
}

// openTo returns a directory that every user may read.
func openTo(t *testing.T) string {
	dir := t.TempDir()
	require.NoError(t, os.Chmod(filepath.Dir(dir), 0o755))
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) }) // whatever becomes of it in between
	return dir
}

// outcomeOf runs a program.
func outcomeOf(t *testing.T, cmd *exec.Cmd) (code int, stdout, stderr string) {
	var out, errors bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errors
	if err := cmd.Run(); err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError))
	}
	return cmd.ProcessState.ExitCode(), out.String(), errors.String()
}
