package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// TestWHQLHundredPackages compares what a submitter sees of a hundred packages with a golden
// file: every tenth has a fault, and two are folders of sources.
func TestWHQLHundredPackages(t *testing.T) {
	golden, err := filepath.Abs(filepath.Join("testdata", "whql-hundred.golden"))
	require.NoError(t, err)
	sys, err := os.ReadFile(filepath.Join("..", "..", "driver", "testdata", "framework_unnamed.sys"))
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	good := string(rules.Example(rules.Lookup("INF801").Good))
	args := []string{"whql"}
	for n := 1; n <= 100; n++ {
		dir := fmt.Sprintf("package-%03d", n)
		require.NoError(t, os.Mkdir(dir, 0o755))
		src, name := good, "acme.inf"
		switch {
		case n%10 == 0:
			src = strings.Replace(src, "PnpLockdown = 1\n", "", 1)
			require.NotEqual(t, good, src)
		case n%25 == 0:
			name = "acme.inx"
		}
		for file, text := range map[string]string{name: src, "acme.sys": string(sys), "acme.cat": "catalog"} {
			require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644))
		}
		args = append(args, dir)
	}
	var stdout, stderr bytes.Buffer
	require.Equal(t, 1, run(args, nil, &stdout, &stderr, false))
	require.Empty(t, stderr.String())
	checkGenerated(t, golden, stdout.Bytes())
}
