package rules

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDocumentation has the builds that links to pages depend on.
func TestDocumentation(t *testing.T) {
	built := func(path string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Path: path}, Settings: settings}
	}
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "0123abcd"}
	for _, tt := range []struct {
		name, revision string
		info           *debug.BuildInfo
	}{
		{"nothing known", "main", nil},
		{"no repository", "main", built(module)},
		{"a commit", "0123abcd", built(module, debug.BuildSetting{Key: "vcs", Value: "git"}, commit)},
		{"an empty commit", "main", built(module, debug.BuildSetting{Key: "vcs.revision"})},
		{"a commit of another program", "main", built("example.com/other", commit)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, "https://github.com/inflint/inflint/blob/"+tt.revision+"/docs/", documentationOf(tt.info))
		})
	}
}
