//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestLinksTurn turns links to and fro between what a user means and what somebody else
// has, in place of a file and of a directory, while commands read and write there.
// Whatever comes of them, what lies outside of the tree stays as it is.
func TestLinksTurn(t *testing.T) {
	bad := fixable(0)
	for name, tt := range map[string]struct {
		turns string     // a link, or a directory that is moved away for one
		to    [2]string  // what the link leads to
		tries [][]string // what is run
	}{
		"a file that is found": {"tree/l.inf", [2]string{"../../victim/a.inf", "good.txt"}, [][]string{{"fix", "tree"}, {"fix", "tree/*.inf"}}},
		"a file that is named": {"tree/l.inf", [2]string{"../../victim/a.conf", "good.txt"}, [][]string{{"fix", "tree/l.inf"}}},
		"a directory":          {"tree/d", [2]string{"../../victim", "real"}, [][]string{{"fix", "tree"}, {"fix", "tree/**/*.inf"}}},
		"an output": {"tree/d", [2]string{"../../victim", "real"}, [][]string{
			{"-o", "tree/d/a.txt", "tree/good.txt"}, {"access", "-o", "tree/d/a.txt", "tree/good.txt"}, {"baseline", "write", "--baseline", "tree/d/a.txt", "tree/good.txt"}}},
	} {
		t.Run(name, func(t *testing.T) {
			work := filepath.Join(t.TempDir(), "work")
			require.NoError(t, os.Mkdir(work, 0o755))
			t.Chdir(work)
			for file, text := range map[string][]byte{"../victim/a.inf": bad, "../victim/a.txt": bad, "../victim/a.conf": []byte("theirs"), "tree/good.txt": bad, "tree/real/a.inf": bad} {
				require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
				require.NoError(t, os.WriteFile(file, text, 0o644))
			}
			victim := contents(t, "../victim")
			stop, stopped := make(chan struct{}), make(chan struct{})
			go turn(tt.turns, tt.to, stop, stopped)
			runs := 0
			for end := time.Now().Add(700 * time.Millisecond); time.Now().Before(end); runs++ {
				var stdout, stderr bytes.Buffer
				run(tt.tries[runs%len(tt.tries)], strings.NewReader(""), &stdout, &stderr, false)
				for _, mine := range []string{"tree/good.txt", "tree/real/a.inf"} {
					require.NoError(t, os.WriteFile(mine, bad, 0o644))
				}
				require.Equal(t, victim, contents(t, "../victim"), stdout.String()+stderr.String())
			}
			close(stop)
			<-stopped
			t.Logf("%d runs", runs)
		})
	}
}

// turn makes one link after the other under a name: what is there is a link at any time,
// or for a moment a directory of its own.
func turn(name string, to [2]string, stop, stopped chan struct{}) {
	defer close(stopped)
	for i := 0; ; i++ {
		select {
		case <-stop:
			return
		default:
		}
		_ = os.Symlink(to[i%2], name+".new")
		_ = os.Rename(name+".new", name)
		if i%7 == 0 {
			_ = os.Remove(name)
			_ = os.Mkdir(name, 0o755)
			_ = os.WriteFile(filepath.Join(name, "a.inf"), fixable(0), 0o644)
			_ = os.RemoveAll(name)
		}
	}
}

// contents returns the files in a directory.
func contents(t *testing.T, dir string) map[string]string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		files[e.Name()] = string(data)
	}
	return files
}
