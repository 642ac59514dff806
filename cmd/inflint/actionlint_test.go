package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// TestActionlint has actionlint read the workflows of the documentation, as users of the
// action in this work tree. It knows no steps of actions, so these are those of one more
// workflow, in which it checks the expressions and, with shellcheck, the scripts.
func TestActionlint(t *testing.T) {
	actionlint, err := exec.LookPath("actionlint")
	if err != nil {
		t.Skip(err)
	}
	root := filepath.Join("..", "..")
	action, err := os.ReadFile(filepath.Join(root, "action.yml"))
	require.NoError(t, err)
	page, err := os.ReadFile(filepath.Join(root, "docs", "diff.md"))
	require.NoError(t, err)
	_, ofDiff, _ := strings.Cut(string(page), "```yaml\n")
	ofDiff, _, _ = strings.Cut(ofDiff, "```")
	template, err := os.ReadFile(filepath.Join(root, "docs", "ci", "github.yml"))
	require.NoError(t, err)

	dir := t.TempDir()
	runGit(t, dir, "init", "-q")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "action.yml"), action, 0o644))
	workflows := filepath.Join(dir, ".github", "workflows")
	require.NoError(t, os.MkdirAll(workflows, 0o755))
	for name, text := range map[string]string{
		"template.yml": string(template), "readme.yml": readmeBlock(t, "In GitHub code scanning", "yaml"), "diff.yml": ofDiff, "steps.yml": asWorkflow(t, action),
	} {
		text = regexp.MustCompile(`uses: inflint/inflint@\S+`).ReplaceAllString(text, "uses: ./")
		require.NoError(t, os.WriteFile(filepath.Join(workflows, name), []byte(text), 0o644))
	}
	cmd := exec.Command(actionlint, "-no-color")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

// asWorkflow returns a workflow that has the inputs and the steps of an action.
func asWorkflow(t *testing.T, action []byte) string {
	var file struct {
		Inputs map[string]map[string]string
		Runs   struct{ Steps []map[string]any }
	}
	require.NoError(t, yaml.Unmarshal(action, &file))
	for _, input := range file.Inputs {
		input["type"] = "string"
	}
	out, err := yaml.Marshal(map[string]any{
		"on":   map[string]any{"workflow_call": map[string]any{"inputs": file.Inputs}, "pull_request": nil},
		"jobs": map[string]any{"inflint": map[string]any{"runs-on": "ubuntu-latest", "steps": file.Runs.Steps}},
	})
	require.NoError(t, err)
	return string(out)
}
