package fix

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// TestSafeFixesAlone makes each safe fix of the bad fixtures alone: none is refused, so what
// is said to be fixable is. The fixtures also come with descriptors that let everyone
// in, which a fix must not make effective.
func TestSafeFixesAlone(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "infs", "*", "bad*.in[fx]"))
	require.NoError(t, err)
	made := 0
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		variants := [][]byte{src}
		for _, rights := range []string{"GA", "GRGW", "GR"} {
			open := bytes.ReplaceAll(src, []byte("(A;;GA;;;BA)"), []byte("(A;;"+rights+";;;WD)"))
			if !bytes.Equal(src, open) {
				variants = append(variants, open)
			}
		}
		for _, src := range variants {
			x := fixtureFixer(t, name, src)
			x.Unsafe = false
			read := func() *Source { return x.Lint(lint.Input{Path: "x.inf"}, src, nil) }
			all := read()
			for _, f := range all.Findings {
				if !slices.ContainsFunc(f.Fixes, func(fix rules.Fix) bool { return fix.Safe }) {
					continue
				}
				alone := read()
				alone.Findings = slices.DeleteFunc(alone.Findings, func(other *rules.Finding) bool { return other.Fingerprint != f.Fingerprint })
				fixed := x.Fix(alone)
				require.NoError(t, fixed.Err, name)
				for _, refused := range fixed.Refused {
					if !strings.HasPrefix(refused.Reason.Error(), "the comment in line") { // which is no judgement of the fix
						t.Errorf("%s: %s: %v\n%s", name, f.Text(), refused.Reason, src)
					}
				}
				made++
			}
		}
	}
	require.Greater(t, made, 100)
}
