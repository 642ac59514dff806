package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// readmeBlock returns the first block in a language under a heading of README.md. What
// it takes to use inflint has at most ten lines.
func readmeBlock(t *testing.T, heading, language string) string {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	_, section, ok := strings.Cut(string(readme), "\n### "+heading+"\n")
	require.True(t, ok, heading)
	section, _, _ = strings.Cut(section, "\n#")
	_, block, ok := strings.Cut(section, "```"+language+"\n")
	require.True(t, ok, heading)
	block, _, _ = strings.Cut(block, "```")
	require.LessOrEqual(t, strings.Count(block, "\n"), 10, heading)
	return block
}

// TestReadmeWorkflow runs the action as the workflow of README.md uses it.
func TestReadmeWorkflow(t *testing.T) {
	var workflow struct {
		Jobs struct {
			Inflint struct {
				Permissions map[string]string
				Steps       []workflowStep
			}
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(readmeBlock(t, "In GitHub code scanning", "yaml")), &workflow))
	job := workflow.Jobs.Inflint
	checkPinned(t, job.Steps)
	require.Equal(t, "write", job.Permissions["security-events"])
	require.Len(t, job.Steps, 2)
	require.Regexp(t, `^actions/checkout@`, job.Steps[0].Uses)
	require.Regexp(t, `^inflint/inflint@`, job.Steps[1].Uses)

	r := newFakeRunner(t)
	event := r.pullRequest(func() { r.fixture("INF205/good.inf", "drivers/a.inf") }, func() { r.fixture("INF205/bad.inf", "drivers/a.inf") })
	shallow(job.Steps[0].With["fetch-depth"])(r, event)
	require.Equal(t, exitFindings, r.job(readAction(t), job.Steps[1].With, event), r.stderr)
	require.Contains(t, r.stdout, "::error file=drivers/a.inf,line=41")
	require.Contains(t, r.file("GITHUB_STEP_SUMMARY"), "Access widens for someone below administrator: ")
	require.True(t, slices.ContainsFunc(r.used, isUpload))
}
