package config

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func write(t *testing.T, files map[string]string) {
	t.Chdir(t.TempDir())
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

// requireFound has the configurations of files, by their paths.
func requireFound(t *testing.T, s *Search, want map[string]string) {
	for path, name := range want {
		f, err := s.File(filepath.FromSlash(path))
		require.NoError(t, err, path)
		require.Equal(t, name, f.Path, path)
		require.Same(t, f, s.Found(filepath.FromSlash(path)), path)
	}
}

func TestSearch(t *testing.T) {
	write(t, map[string]string{
		Name:                 "preset = strict",
		"a/x.inf":            "",
		"a/b/" + Name:        "fail-on = note",
		"a/b/c/x.inf":        "",
		"wrong/" + Name:      "preset = x",
		"wrong/b/x.inf":      "",
		"dir/" + Name + "/x": "",
	})
	var s Search
	requireFound(t, &s, map[string]string{
		"x.inf":                 Name,
		"a/x.inf":               Name,
		"a/b/x.inf":             "a/b/" + Name,
		"a/b/c/x.inf":           "a/b/" + Name,
		"a/b/../x.inf":          Name,
		"a/no/such/dir/x.inf":   Name,
		"a/b/c/no/such/dir.inf": "a/b/" + Name,
	})
	require.Nil(t, new(Search).Found("x.inf"), "nothing looked for")
	first, _ := s.File("a/x.inf")
	second, _ := s.File("x.inf")
	require.Same(t, first, second, "read once")

	for range 2 { // the second time from memory
		_, err := s.File("wrong/b/x.inf")
		require.EqualError(t, err, "wrong/"+Name+`:1: preset: unknown preset "x"; expected default, strict, whql or all`)
	}
	_, err := s.File("dir/x.inf")
	require.EqualError(t, err, "dir/"+Name+": cannot read the configuration: not a regular file; name or put a file there")

	t.Chdir("a")
	f, err := new(Search).File("x.inf")
	require.NoError(t, err)
	require.True(t, filepath.IsAbs(filepath.FromSlash(f.Path)), "above the working directory: %s", f.Path)
}

// TestSearchFar asks about more directories than are remembered.
// TestListed has directories that get a configuration once it is known what is in them.
func TestListed(t *testing.T) {
	write(t, map[string]string{
		Name:                        "preset = strict",
		"sub/a/b/x.inf":             "",
		"sub/has/" + Name:           "preset = all",
		"sub/folder/" + Name + "/x": "",
		"other/" + Name:             "preset = whql",
	})
	var s Search
	for _, dir := range []string{".", "sub", "sub/a", "sub/a/b", "sub/has", "sub/folder", "other/.."} {
		dir = filepath.FromSlash(dir)
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		s.Listed(dir, entries)
	}
	require.NoError(t, os.WriteFile(filepath.Join("sub", "a", Name), []byte("preset = all"), 0o644))
	found := map[string]string{
		"x.inf":               Name,
		"sub/a/b/x.inf":       Name,
		"sub/has/below/x.inf": "sub/has/" + Name,
		"other/../x.inf":      Name,
		"other/x.inf":         "other/" + Name,
	}
	requireFound(t, &s, found)
	found["sub/a/b/x.inf"] = "sub/a/" + Name
	requireFound(t, new(Search), found)
	_, err := s.File(filepath.FromSlash("sub/folder/x.inf"))
	require.ErrorContains(t, err, "not a regular file")
}

func TestSearchFar(t *testing.T) {
	write(t, map[string]string{"a/" + Name: "preset = strict"})
	var s Search
	for i := range 2 * maxNearest {
		f, err := s.File(filepath.Join("a", strconv.Itoa(i), "x.inf"))
		require.NoError(t, err)
		require.NotNil(t, f)
		require.LessOrEqual(t, len(s.nearest), maxNearest)
	}
	require.Len(t, s.found, 1)
}

func TestLoad(t *testing.T) {
	write(t, map[string]string{"ci/inflint.ini": "[path \"x.inf\"]\npreset = all", "large.ini": strings.Repeat(";", MaxSize+1)})
	f, err := Load("ci/inflint.ini")
	require.NoError(t, err)
	require.Equal(t, "ci/inflint.ini:2", Effective("ci/x.inf", f, Settings{}).Preset.From.String())
	require.Equal(t, "default", Effective("x.inf", f, Settings{}).Preset.From.String(), "patterns start where the file is")

	_, err = Load("nosuch.ini")
	require.ErrorContains(t, err, "nosuch.ini: cannot read the configuration: ")
	_, err = Load("large.ini")
	require.EqualError(t, err, "large.ini: cannot read the configuration: the file is larger than 256 KiB; is it the right one?")
}
