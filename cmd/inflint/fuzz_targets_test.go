package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFuzzTargets checks that .ci/run has every fuzz target, and that each has seeds
// beside it.
func TestFuzzTargets(t *testing.T) {
	root := filepath.Join("..", "..")
	script, err := os.ReadFile(filepath.Join(root, ".ci", "run"))
	require.NoError(t, err)
	target := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	found := 0
	require.NoError(t, filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		require.NoError(t, err)
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, m := range target.FindAllStringSubmatch(string(source), -1) {
			found++
			dir, err := filepath.Rel(root, filepath.Dir(path))
			require.NoError(t, err)
			require.Regexp(t, `(?m)^`+regexp.QuoteMeta(filepath.ToSlash(dir))+` +`+m[1]+` +\d+$`, string(script))
			seeds, err := os.ReadDir(filepath.Join(filepath.Dir(path), "testdata", "fuzz", m[1]))
			require.NoError(t, err)
			require.GreaterOrEqual(t, len(seeds), 6, m[1])
		}
		return nil
	}))
	require.Greater(t, found, 10)
}
