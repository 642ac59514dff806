package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ourVersions finds versions of inflint in pages; those of others stand behind their names.
var ourVersions = regexp.MustCompile("(?:(?:inflint@|inflint |rev: |releases/tag/)v?|`v)([0-9]+\\.[0-9]+\\.[0-9]+[0-9A-Za-z.-]*)")

// channels finds ways to get a release.
var channels = regexp.MustCompile(`winget|scoop|brew install|ghcr\.io/inflint|inflint@latest|inflint/inflint:|[Mm]arketplace`)

// TestPagesNameReleases holds pages to versions that have a tag. As long as there is none,
// one section of README.md alone names the ways to get a release.
func TestPagesNameReleases(t *testing.T) {
	root := filepath.Join("..", "..")
	tags := strings.Fields(runGit(t, root, "tag", "--list", "v*"))
	texts := map[string]string{}
	for _, p := range allPages(t) {
		if !strings.HasPrefix(p.name, "docs/rules/") {
			texts[p.name] = p.source
		}
	}
	workflows, err := filepath.Glob(filepath.Join(root, "docs", "ci", "*.yml"))
	require.NoError(t, err)
	require.NotEmpty(t, workflows)
	for _, name := range workflows {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		texts[name] = string(data)
	}
	if len(tags) == 0 {
		before, section, found := strings.Cut(texts["README.md"], "\n### From the first release on\n")
		require.True(t, found, "README.md says what does not exist yet")
		end := strings.Index(section, "\n## ")
		require.Regexp(t, channels, section[:end])
		texts["README.md"] = before + section[end:]
	}
	for name, text := range texts {
		if len(tags) == 0 {
			require.NotRegexp(t, channels, text, "%s names a way to get a release, and there is none", name)
		}
		for _, found := range ourVersions.FindAllStringSubmatch(text, -1) {
			if found[1] != "0.0.0" { // which Go takes for a module that is replaced
				require.Contains(t, tags, "v"+found[1], "%s names a version that has no tag", name)
			}
		}
	}
}
