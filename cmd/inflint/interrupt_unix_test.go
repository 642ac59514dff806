//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNobodyReads has every command write to a pipe whose reader has gone. They end
// quietly, and leave nothing behind.
func TestNobodyReads(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "bad.inf", 0o644)
	require.NoError(t, exec.Command("inflint", "baseline", "write").Run())
	for _, args := range [][]string{
		{"."}, {"--format", "json", "."}, {"--format", "html", "."}, {"--help"},
		{"access", "."}, {"baseline", "show"}, {"baseline", "prune"}, {"completion", "bash"}, {"config"}, {"diff", ".", "."}, {"dump", "."},
		{"explain", "INF101"}, {"fix", "--diff", "."}, {"rules"}, {"sddl", "D:P"}, {"version"}, {"fix", "."},
	} {
		reader, writer, err := os.Pipe()
		require.NoError(t, err)
		require.NoError(t, reader.Close())
		var stderr bytes.Buffer
		cmd := exec.Command("inflint", args...)
		cmd.Stdout, cmd.Stderr = writer, &stderr
		require.Error(t, cmd.Run())
		require.NoError(t, writer.Close())
		require.Equal(t, exitSignal+int(syscall.SIGPIPE), cmd.ProcessState.ExitCode(), args)
		if args[0] != "fix" { // which says what it shows
			require.Empty(t, stderr.String(), args)
		}
		require.Equal(t, []string{".inflint-baseline.json", "bad.inf"}, namesIn(t, "."), args)
	}
}

// TestSignals ends runs that wait for standard input when their output has begun.
func TestSignals(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("TMPDIR", ".")
	require.NoError(t, exec.Command("git", "-c", "init.defaultBranch=main", "init", "--quiet").Run())
	require.NoError(t, exec.Command("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "-m", "Begin").Run())
	const older = "an older report"
	require.NoError(t, os.WriteFile("out.txt", []byte(older), 0o644))
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		endsChildren(t, s)
		for _, args := range [][]string{{"-o", "out.txt", "--new-from", "HEAD", "-"}, {"access", "-o", "out.txt", "-"}} {
			cmd := exec.Command("inflint", args...)
			in, err := cmd.StdinPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			for !isThere(t, ".*.tmp") {
				runtime.Gosched()
			}
			require.NoError(t, cmd.Process.Signal(s))
			require.Error(t, cmd.Wait())
			require.Equal(t, exitSignal+int(s), cmd.ProcessState.ExitCode(), args)
			_ = in.Close()
			require.Equal(t, []string{".git", "out.txt"}, namesIn(t, "."), args)
			data, err := os.ReadFile("out.txt")
			require.NoError(t, err)
			require.Equal(t, older, string(data))
		}
	}
}

// TestFixTerminated ends a fix while it writes: what is begun is finished, and no file
// is half of the old one and half of the new one.
func TestFixTerminated(t *testing.T) {
	t.Chdir(t.TempDir())
	old := fixable(4 << 20)
	fixed := runFix(t, old)
	names := []string{"a.inf", "b.inf", "c.inf", "d.inf", "e.inf"}
	for _, name := range names {
		require.NoError(t, os.WriteFile(name, old, 0o644))
	}
	endsChildren(t, syscall.SIGTERM)
	cmd := exec.Command("inflint", "fix", ".")
	require.NoError(t, cmd.Start())
	for !isThere(t, ".*.tmp") {
		runtime.Gosched()
	}
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	require.Error(t, cmd.Wait())
	require.Equal(t, exitSignal+int(syscall.SIGTERM), cmd.ProcessState.ExitCode())
	require.Equal(t, names, namesIn(t, "."))
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		require.True(t, bytes.Equal(data, old) || bytes.Equal(data, fixed), name)
	}
}

// endsChildren has a signal end the programs that a test starts, though that of the
// test may have begun with the signal ignored, as a shell begins what is to run in the
// background: who handles a signal leaves the system's way to its children.
func endsChildren(t *testing.T, s syscall.Signal) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, s)
	t.Cleanup(func() { signal.Stop(signals) })
}

func isThere(t *testing.T, pattern string) bool {
	names, err := filepath.Glob(pattern)
	require.NoError(t, err)
	return len(names) > 0
}

func namesIn(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
