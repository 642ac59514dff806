package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRelease compares .goreleaser.yaml with what it repeats of other files.
func TestRelease(t *testing.T) {
	var config struct {
		Builds []struct{ Flags, LDFlags []string }
		Docker []struct {
			ExtraFiles []string `yaml:"extra_files"`
		} `yaml:"dockers_v2"`
		Casks []struct{ Manpages []string } `yaml:"homebrew_casks"`
	}
	readYAML(t, ".goreleaser.yaml", &config)
	t.Chdir(filepath.Join("..", ".."))

	const docs = "https://github.com/inflint/inflint/blob/{{ .FullCommit }}/docs/"
	flags := strings.Join(config.Builds[0].Flags, " ") + ` -ldflags "` + config.Builds[0].LDFlags[0] + `"`
	for name, values := range map[string]*strings.Replacer{
		"Dockerfile":        strings.NewReplacer("{{ .Version }}", "$VERSION", docs, "$DOCS", "{{ .FullCommit }}", "$COMMIT"),
		"test/reproducible": strings.NewReplacer("{{ .Version }}", "0.0.0", "{{ .FullCommit }}", "$commit"),
	} {
		script, err := os.ReadFile(name)
		require.NoError(t, err)
		words := strings.Fields(strings.ReplaceAll(string(script), "\\\n", ""))
		require.Contains(t, strings.Join(words, " "), values.Replace(flags), name)
	}

	pages, err := filepath.Glob("man/*")
	require.NoError(t, err)
	for i := range pages {
		pages[i] = filepath.ToSlash(pages[i])
	}
	require.ElementsMatch(t, pages, config.Casks[0].Manpages)

	// Where packages are, the image is built from.
	sources, err := filepath.Glob("*/*.go")
	require.NoError(t, err)
	deeper, err := filepath.Glob("*/*/*.go")
	require.NoError(t, err)
	for _, name := range slices.Concat(sources, deeper) {
		folder, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		require.Contains(t, config.Docker[0].ExtraFiles, folder)
	}
}
