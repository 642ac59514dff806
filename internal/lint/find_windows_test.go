package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFindOnWindows names one file in all ways that Windows knows.
func TestFindOnWindows(t *testing.T) {
	root := t.TempDir()
	long := filepath.Join(root, strings.Repeat("d", 100), strings.Repeat("e", 100), strings.Repeat("f", 100))
	require.NoError(t, os.MkdirAll(long, 0o755))
	name := filepath.Join(long, "Acme.INF")
	require.NoError(t, os.WriteFile(name, []byte("[Version]"), 0o644))
	volume := filepath.VolumeName(name)
	t.Chdir(root)
	for _, path := range []string{
		name, filepath.ToSlash(name), strings.ToUpper(name), `\\?\` + name, `\\localhost\` + strings.Replace(name, ":", "$", 1),
		root, `\\?\` + root, name[len(volume):], volume + `*\**\*.inf`,
		`**\*.inf`, `.\d*\**\acme.in?`, root + `\**\*.inf`, filepath.ToSlash(root) + "/**/*.inf", `\\?\` + root + `\**\*.inf`,
		`\\localhost\` + strings.Replace(root, ":", "$", 1) + `\**\*.inf`,
	} {
		var found []string
		for in := range Find([]string{path}, nil, "", nil) {
			if strings.HasPrefix(path, `\\localhost`) && in.Err != nil {
				t.Logf("%s: %v", path, in.Err) // there need be no such share
				found = []string{path}
				break
			}
			require.NoError(t, in.Err, path)
			f, _, err := new(Shelf).Parse(in)
			require.NoError(t, err, path)
			require.Equal(t, "[Version]", f.Text)
			found = append(found, in.Path)
		}
		require.Len(t, found, 1, path)
	}
	require.Len(t, paths(name, strings.ToUpper(name), filepath.ToSlash(name)), 1)
	require.Contains(t, paths(root + `\no"`)[0], `leave that \ out`)
	require.Nil(t, new(Shelf).Includes(Beside(name), DefaultMaxSize).File("con.inf"))
}
