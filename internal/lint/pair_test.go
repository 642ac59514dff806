package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPairPaths has two paths, and the pairs that they stand for: the name, and each
// version or what is wrong with it.
func TestPairPaths(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"x.inf", "y.txt", "old/both.inf", "old/d/gone.inx", "old/other.txt", "new/both.inf", "new/fresh.inf"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, nil, 0o644))
	}
	const missing = "no such file or directory; check the spelling and the working directory"
	const device = "not a regular file; name a file or a directory, or - for standard input"
	for _, tt := range []struct {
		before, after string
		want          []string
	}{
		{"x.inf", "y.txt", []string{"y.txt: x.inf, y.txt"}},
		{"old", "new", []string{"both.inf: old/both.inf, new/both.inf", "d/gone.inx: old/d/gone.inx, none", "fresh.inf: none, new/fresh.inf"}},
		{"no.inf", "x.inf", []string{"x.inf: " + missing + ", x.inf"}},
		{"x.inf", "no.inf", []string{"no.inf: x.inf, " + missing}},
		{"no.inf", "new", []string{"new: " + missing + ", none"}},
		{"old", "no.inf", []string{"no.inf: none, " + missing}},
		{os.DevNull, "x.inf", []string{"x.inf: " + device + ", x.inf"}},
	} {
		pairs, err := PairPaths(tt.before, tt.after)
		require.NoError(t, err)
		var got []string
		for _, pair := range pairs {
			got = append(got, fmt.Sprintf("%s: %s, %s", pair.Path, version(pair.Before), version(pair.After)))
		}
		require.Equal(t, tt.want, got, "%s and %s", tt.before, tt.after)
	}
	for _, tt := range [][2]string{{"x.inf", "new"}, {"old", "x.inf"}} {
		_, err := PairPaths(tt[0], tt[1])
		require.EqualError(t, err, "one of "+tt[0]+" and "+tt[1]+" is a directory; name two files, or two directories")
	}
}

func version(in *Input) string {
	switch {
	case in == nil:
		return "none"
	case in.Err != nil:
		return in.Err.Error()
	}
	return filepath.ToSlash(in.Path)
}
