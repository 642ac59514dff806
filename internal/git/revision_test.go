package git

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/bounded"
)

func TestRevision(t *testing.T) {
	for _, hash := range []string{"sha1", "sha256"} {
		t.Run(hash, func(t *testing.T) {
			newRepository(t, "--object-format="+hash)
			commit(t, map[string]string{"a.inf": "first\r\n", "d/e/b.inf": "", "d/x.ini": strings.Repeat("x", 5000)})
			commit(t, map[string]string{"a.inf": "second"})
			write(t, map[string]string{"a.inf": "third"})

			require.NoError(t, os.Chdir("d"))
			r, err := Open(".", "HEAD~1")
			require.NoError(t, err)
			defer r.Close()
			require.Equal(t, run(t, "rev-parse", "HEAD~1"), r.Commit())
			require.Equal(t, filepath.FromSlash(run(t, "rev-parse", "--show-toplevel")), r.Root())
			path, ok := r.Path("e/no.inf")
			require.True(t, ok)
			require.Equal(t, "d/e/no.inf", path)
			_, ok = r.Path("../../x.inf")
			require.False(t, ok)

			for path, want := range map[string]string{"a.inf": "first\r\n", "d/e/b.inf": "", "d/x.ini": strings.Repeat("x", 5000)} {
				src, err := r.ReadFile(path, 5000)
				require.NoError(t, err)
				require.Equal(t, want, string(src))
			}
			for path, want := range map[string]error{
				"b.inf": fs.ErrNotExist, "d/e/f/b.inf": fs.ErrNotExist, "a.inf/b.inf": fs.ErrNotExist, "d\ne": fs.ErrNotExist,
				"d": bounded.ErrNotRegular, ".": bounded.ErrNotRegular,
				"../a.inf": fs.ErrInvalid, "/a.inf": fs.ErrInvalid, "": fs.ErrInvalid,
			} {
				_, err := r.ReadFile(path, 100)
				require.ErrorIs(t, err, want, path)
			}
			large := (*bounded.SizeError)(nil)
			_, err = r.ReadFile("d/x.ini", 4999)
			require.ErrorAs(t, err, &large)
			require.Equal(t, bounded.SizeError{Size: 5000, Limit: 4999}, *large)
			src, err := r.ReadFile("a.inf", 100)
			require.NoError(t, err, "after an error")
			require.Equal(t, "first\r\n", string(src))
		})
	}
}

// TestRevisionAtOnce reads files in several goroutines, through one process of git.
func TestRevisionAtOnce(t *testing.T) {
	newRepository(t)
	files := map[string]string{}
	for _, name := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		files[name+"/"+name] = strings.Repeat(name, 3000)
	}
	commit(t, files)
	r, err := Open(".", "main")
	require.NoError(t, err)
	defer r.Close()
	var reading sync.WaitGroup
	for path, want := range files {
		reading.Go(func() {
			for range 20 {
				src, err := r.ReadFile(path, 3000)
				if err != nil || string(src) != want {
					t.Errorf("%s: %.10s, %v", path, src, err)
				}
			}
		})
	}
	reading.Wait()
}

// TestNoRevision has what is no commit.
func TestNoRevision(t *testing.T) {
	newRepository(t)
	commit(t, map[string]string{"a.inf": "x"})
	for _, revision := range []string{"", "-p", "--output=x", "nosuch", "HEAD:a.inf", "^HEAD", "HEAD..HEAD", "HEAD^{tree}", "HEAD\nHEAD"} {
		_, err := Open(".", revision)
		require.Error(t, err, "%q", revision)
		require.Contains(t, err.Error(), "no", revision)
	}
	_, err := Open(".", "nosuch")
	require.ErrorContains(t, err, "fetch-depth: 2")
}
