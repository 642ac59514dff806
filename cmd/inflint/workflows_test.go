package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// TestWorkflows checks what nobody sees while all goes well: that no workflow of this
// repository has more rights than it names, runs without end, or uses an action that
// its author can change afterwards.
func TestWorkflows(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", ".github", "workflows", "*.yml"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var workflow struct {
			Permissions map[string]string
			Concurrency map[string]string
			Jobs        map[string]struct {
				Permissions map[string]string
				Timeout     int `yaml:"timeout-minutes"`
				Steps       []struct {
					Uses string
					With map[string]any
				}
			}
		}
		require.NoError(t, yaml.Unmarshal(data, &workflow), name)
		require.NotNil(t, workflow.Permissions, name)
		require.Empty(t, workflow.Permissions, "%s: jobs name their own", name)
		require.NotEmpty(t, workflow.Concurrency, name)
		for job, j := range workflow.Jobs {
			require.NotEmpty(t, j.Permissions, "%s: %s", name, job)
			require.Positive(t, j.Timeout, "%s: %s", name, job)
			for _, s := range j.Steps {
				if s.Uses == "" {
					continue
				}
				require.Regexp(t, `^[\w-]+/[\w-]+(/[\w-]+)*@[0-9a-f]{40}$`, s.Uses, name)
				if strings.HasPrefix(s.Uses, "actions/checkout@") {
					require.Equal(t, false, s.With["persist-credentials"], "%s: %s", name, job)
				}
			}
		}
	}
}
