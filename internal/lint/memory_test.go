package lint

import (
	"runtime"
	"runtime/debug"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMemoryError holds more memory than a run may take. What is linted at that moment is
// not waited for.
func TestMemoryError(t *testing.T) {
	writeAll(t, map[string]string{"a.inf": includer, "b.inf": includer, "c.inf": includer})
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
	ballast := make([]byte, 80<<20)
	runtime.GC()
	release := make(chan bool)
	defer close(release)
	var seen []string
	err := Run(slices.Collect(Find([]string{"a.inf", "b.inf", "c.inf"}, nil, "", nil)), Options{Policy: func(path string) (Policy, error) {
		if path != "a.inf" {
			<-release
		}
		return Policy{}, nil
	}}, func(r Result) error {
		seen = append(seen, r.Path)
		return nil
	})
	runtime.KeepAlive(ballast)
	short := (*MemoryError)(nil)
	require.ErrorAs(t, err, &short)
	require.LessOrEqual(t, len(seen), 1)
	require.Equal(t, []string{"a.inf", "b.inf"}[len(seen)], short.Path)
}
