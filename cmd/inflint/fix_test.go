package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// fixable is a file with a safe fix, and a comment of some length.
func fixable(comment int) []byte {
	bad := rules.Example(rules.Lookup("INF101").Bad)
	return append(bad, strings.Repeat(strings.Repeat("; a long comment ", 8)+"\n", comment/137)...)
}

// TestFixKilled kills inflint while it writes the new version of a large file. That
// file is the old one or the new one; nothing is lost.
func TestFixKilled(t *testing.T) {
	const files = 5
	old := fixable(4 << 20)
	fixed := runFix(t, old)
	for range 3 {
		dir := t.TempDir()
		for i := range files {
			require.NoError(t, os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".inf"), old, 0o644))
		}
		cmd := exec.Command("inflint", "fix", dir)
		require.NoError(t, cmd.Start())
		ended := make(chan struct{})
		go func() {
			_ = cmd.Wait()
			close(ended)
		}()
		writing := func() bool {
			names, err := filepath.Glob(filepath.Join(dir, ".*.tmp"))
			require.NoError(t, err)
			return len(names) > 0
		}
		running := true
		for running && !writing() {
			select {
			case <-ended:
				running = false
			default:
			}
		}
		if running {
			_ = cmd.Process.Kill() // it may just have come to its end
			<-ended
		}
		done := 0
		for i := range files {
			data, err := os.ReadFile(filepath.Join(dir, string(rune('a'+i))+".inf"))
			require.NoError(t, err)
			if bytes.Equal(data, fixed) {
				done++
			} else {
				require.True(t, bytes.Equal(data, old), "half a file")
			}
		}
		t.Logf("killed: %v, %d of %d files fixed, half a version beside one: %v", running, done, files, writing())

		// Another run finishes the work.
		require.NoError(t, exec.Command("inflint", "fix", dir).Run())
		for i := range files {
			data, err := os.ReadFile(filepath.Join(dir, string(rune('a'+i))+".inf"))
			require.NoError(t, err)
			require.True(t, bytes.Equal(data, fixed))
		}
	}
}

// runFix fixes what comes from standard input.
func runFix(t *testing.T, src []byte) []byte {
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitClean, run([]string{"fix", "-"}, bytes.NewReader(src), &stdout, &stderr, false), stderr.String())
	require.NotEqual(t, src, stdout.Bytes())
	return stdout.Bytes()
}

// TestFixHostile has control characters in what is shown of a file: its name and its lines.
func TestFixHostile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a\x1b[2J.inf")
	src := bytes.ReplaceAll(fixable(0), []byte("(A;;GA;;;BA)\n"), []byte("(A;;GA;;;BA) ; \x1b[2J ##vso[x] \x07\n"))
	if err := os.WriteFile(name, src, 0o644); err != nil {
		t.Skipf("there can be no such name here: %v", err)
	}
	for _, args := range [][]string{{"fix", "--diff", name}, {"fix", "--diff", "-"}, {"fix", name}} {
		var stdout, stderr bytes.Buffer
		run(args, bytes.NewReader(src), &stdout, &stderr, false)
		require.NotContains(t, stdout.String()+stderr.String(), "\x1b", args)
		require.NotContains(t, stdout.String()+stderr.String(), "\x07", args)
		require.NotContains(t, stdout.String()+stderr.String(), "##vso", args)
		require.Contains(t, stderr.String()+stdout.String(), "INF101", args)
	}
}

// TestFixLineEnds has a last entry of [Version] with nothing in its last field, or with a
// quote that is open, before each end of a line. The fix goes behind it, or is left out.
func TestFixLineEnds(t *testing.T) {
	t.Chdir(t.TempDir())
	const driver = "[Manufacturer]\r\nm=M,NTamd64\r\n[M.NTamd64]\r\nd=I,x\r\n[I]\r\nCopyFiles=C\r\n[C]\r\na.sys\r\n[DestinationDirs]\r\nC=13\r\n"
	for _, tt := range []struct{ before, after string }{
		{"x=\r\n", "x=\r\nPnpLockdown=1\r\n"},
		{"x=1, \r\n", "x=1, \r\nPnpLockdown=1\r\n"},
		{"x=1,\\\r\n\r\n", "x=1,\\\r\n\r\nPnpLockdown=1\r\n"},
		{"x=1,\r", "x=1,\r\nPnpLockdown=1\r"},
		{"x=1", "x=1\r\nPnpLockdown=1"},
		{"x=\"1\r", "x=\"1\r"},
	} {
		head := driver + "[Version]\r\nSignature=\"$Windows NT$\"\r\n"
		require.NoError(t, os.WriteFile("a.inf", []byte(head+tt.before), 0o644))
		code, _, stderr := runHere("fix", "--preset", "all", "a.inf")
		require.NotEqual(t, exitFailed, code, stderr)
		data, err := os.ReadFile("a.inf")
		require.NoError(t, err)
		require.Equal(t, tt.after, string(data[len(head):]))
	}
}
