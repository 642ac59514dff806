//go:build unix

package lint

import (
	"os"
	"slices"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// TestVanish changes files between their listing and their reading.
func TestVanish(t *testing.T) {
	t.Chdir(t.TempDir())
	names := []string{"directory.inf", "gone.inf", "kept.inf", "large.inf", "pipe.inf"}
	for _, name := range names {
		require.NoError(t, os.WriteFile(name, rules.Example(rules.Lookup("INF101").Bad), 0o644))
	}
	inputs := slices.Collect(Find([]string{"."}, nil, "", nil))
	for _, name := range names {
		if name != "kept.inf" {
			require.NoError(t, os.Remove(name))
		}
	}
	require.NoError(t, os.Mkdir("directory.inf", 0o755))
	require.NoError(t, os.WriteFile("large.inf", nil, 0o644))
	require.NoError(t, os.Truncate("large.inf", int64(DefaultMaxSize)+1))
	require.NoError(t, syscall.Mkfifo("pipe.inf", 0o644))

	said := map[string]string{}
	require.NoError(t, Run(inputs, everything, func(r Result) error {
		if r.Err != nil {
			said[r.Path] = r.Err.Error()
		} else {
			said[r.Path] = r.Findings[0].Rule.ID
		}
		return nil
	}))
	require.Equal(t, map[string]string{
		"directory.inf": "not a regular file",
		"gone.inf":      "no such file or directory",
		"kept.inf":      "INF101",
		"large.inf":     "too large: it has 67108865 bytes, and the limit is 64 MiB; if it is an INF file, raise the limit with --max-size",
		"pipe.inf":      "not a regular file",
	}, said)
}
