package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// A workflowStep is a step of a GitHub action or workflow.
type workflowStep struct {
	ID, If, Uses, Shell, Run string
	Env, With                map[string]string
}

type actionFile struct {
	Inputs map[string]struct{ Description, Default string }
	Runs   struct {
		Using string
		Steps []workflowStep
	}
}

func readYAML(t *testing.T, path string, into any) {
	data, err := os.ReadFile(filepath.Join("..", "..", path))
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(data, into), path)
}

func readAction(t *testing.T) *actionFile {
	var action actionFile
	readYAML(t, "action.yml", &action)
	require.Equal(t, "composite", action.Runs.Using)
	return &action
}

func (a *actionFile) step(t *testing.T, id string) workflowStep {
	i := slices.IndexFunc(a.Runs.Steps, func(s workflowStep) bool { return s.ID == id })
	require.GreaterOrEqual(t, i, 0, id)
	return a.Runs.Steps[i]
}

// checkPinned refuses actions that are not named by their commit.
func checkPinned(t *testing.T, steps []workflowStep) {
	for _, s := range steps {
		if s.Uses != "" && !strings.HasPrefix(s.Uses, "inflint/inflint@") {
			require.Regexp(t, `^[\w-]+/[\w-]+(/[\w-]+)*@[0-9a-f]{40}$`, s.Uses)
		}
		// What an expression stands for would become part of the script.
		require.NotContains(t, s.Run, "${{")
	}
}

func TestAction(t *testing.T) {
	action := readAction(t)
	checkPinned(t, action.Runs.Steps)
	used := ""
	for _, s := range action.Runs.Steps {
		if s.Run != "" {
			require.Equal(t, "bash", s.Shell)
		}
		used += fmt.Sprint(s.Env, s.With, s.If)
	}
	for name, input := range action.Inputs {
		require.NotEmpty(t, input.Description, name)
		require.Contains(t, used, "inputs."+name, "an input that nothing uses")
	}
}

func isUpload(uses string) bool {
	return strings.HasPrefix(uses, "github/codeql-action/upload-sarif@")
}

func TestActionLints(t *testing.T) {
	action := readAction(t)
	tests := map[string]struct {
		inputs  map[string]string
		code    int
		stdout  string
		summary []string
		sarif   string
	}{
		"defaults": {nil, 1, "::error file=a/bad.inf,line=41",
			[]string{"### inflint\n\n1 error, 1 warning, 0 notes in 3 files\n\n    a/bad.inf:41:44: error: ", "\n    warn.inf:41:44: warning: "}, "inflint.sarif"},
		"one path":        {map[string]string{"paths": "good.inf"}, 0, "", []string{"0 errors, 0 warnings, 0 notes in 1 file"}, "inflint.sarif"},
		"paths and CRLF":  {map[string]string{"paths": "good.inf\r\n\r\nwarn.inf\r\n"}, 0, "", []string{"0 errors, 1 warning, 0 notes in 2 files"}, "inflint.sarif"},
		"fail-on":         {map[string]string{"paths": "warn.inf", "fail-on": "warning"}, 1, "", []string{"1 warning"}, "inflint.sarif"},
		"preset":          {map[string]string{"paths": "good.inf", "preset": "loud"}, 2, "::error title=inflint::--preset: unknown preset", []string{"inflint did not lint everything (exit code 2):\n\n    inflint: --preset: unknown preset"}, ""},
		"baseline":        {map[string]string{"baseline": "no such file"}, 2, "::error title=inflint::", []string{"(exit code 2):\n\n    inflint: "}, ""},
		"no SARIF":        {map[string]string{"paths": "warn.inf", "sarif-file": ""}, 0, "", []string{"1 warning"}, ""},
		"SARIF elsewhere": {map[string]string{"paths": "warn.inf", "sarif-file": "my reports/my.sarif"}, 0, "", []string{"1 warning"}, "my reports/my.sarif"},
		"arguments":       {map[string]string{"paths": "warn.inf", "args": "--fail-on=warning\n--no-config"}, 1, "", []string{"1 warning"}, "inflint.sarif"},
		"no INF file":     {map[string]string{"paths": "none"}, 3, "::error title=inflint::found no .inf", []string{"(exit code 3):\n\n    inflint: found no .inf", "0 errors"}, ""},
		"none, to pass":   {map[string]string{"paths": "none/*.inf", "if-none": "pass"}, 0, "", []string{"0 errors"}, "inflint.sarif"},
		"none, and what":  {map[string]string{"paths": "none", "if-none": "maybe"}, 2, "::error title=inflint::The input if-none", nil, ""},
		"no such file":    {map[string]string{"paths": "warn.inf\nnosuch.inf"}, 3, "::error file=nosuch.inf", []string{"(exit code 3):\n\n    inflint: nosuch.inf: ", "1 warning"}, ""},
		"configuration":   {map[string]string{"paths": "good.inf", "args": "--config=a/wrong.ini"}, 2, "::error file=a/wrong.ini,line=2,title=inflint::unknown key", []string{"    inflint: a/wrong.ini:2: unknown key"}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := newFakeRunner(t)
			r.fixture("INF205/bad.inf", "a/bad.inf")
			r.fixture("INF206/bad.inf", "warn.inf")
			r.fixture("INF205/good.inf", "good.inf")
			require.NoError(t, os.Mkdir(filepath.Join(r.workspace, "none"), 0o755))
			require.NoError(t, os.WriteFile(filepath.Join(r.workspace, "a", "wrong.ini"), []byte("\npresets = strict\n"), 0o644))
			require.Equal(t, tt.code, r.job(action, tt.inputs, nil), r.stderr)
			require.Contains(t, r.stdout, tt.stdout)
			summary := r.file("GITHUB_STEP_SUMMARY")
			require.Equal(t, tt.summary != nil, summary != "")
			require.Equal(t, tt.summary != nil && tt.code > 1, strings.Contains(summary, "did not lint everything"))
			require.Equal(t, tt.summary != nil && tt.code > 1, strings.Count(r.stderr, "inflint: ") > 1, "the last step says why")
			for _, want := range tt.summary {
				require.Contains(t, summary, want)
			}
			require.Equal(t, tt.sarif != "", slices.ContainsFunc(r.used, isUpload))
			if tt.sarif != "" {
				require.FileExists(t, filepath.Join(r.temp, tt.sarif))
			}
			found, err := os.ReadDir(r.workspace)
			require.NoError(t, err)
			require.Len(t, found, 4, "the workspace has a new file")
		})
	}
}

// TestActionUploads has the report that is uploaded be the one that is written.
func TestActionUploads(t *testing.T) {
	action := readAction(t)
	i := slices.IndexFunc(action.Runs.Steps, func(s workflowStep) bool { return isUpload(s.Uses) })
	require.Equal(t, "${{ runner.temp }}/${{ inputs.sarif-file }}", action.Runs.Steps[i].With["sarif_file"])
	require.Contains(t, action.step(t, "lint").Run, `sarif="$RUNNER_TEMP/$INPUT_SARIF_FILE"`)
}

// TestActionLinks has links in the checkout with the names of the reports.
func TestActionLinks(t *testing.T) {
	r := newFakeRunner(t)
	event := r.pullRequest(func() {}, func() {
		r.fixture("INF205/bad.inf", "a.inf")
		for _, name := range []string{"inflint.sarif", "inflint-report.txt", "inflint-diff.md", ".inflint-baseline.json"} {
			require.NoError(t, os.Symlink("../victim", filepath.Join(r.workspace, name)))
		}
	})
	victim := filepath.Join(filepath.Dir(r.workspace), "victim")
	require.NoError(t, os.WriteFile(victim, []byte("old"), 0o644))
	require.Equal(t, exitFindings, r.job(readAction(t), nil, event), r.stderr)
	data, err := os.ReadFile(victim)
	require.NoError(t, err)
	require.Equal(t, "old", string(data))
	require.Empty(t, r.git("status", "--porcelain"), "the checkout is as it was")
}

// TestActionFinds looks for an inflint in the PATH, and builds one.
func TestActionFinds(t *testing.T) {
	action := readAction(t)
	r := newFakeRunner(t)
	require.Zero(t, r.run(action.step(t, "find").Run, nil))
	require.Regexp(t, `^inflint=.+\n$`, r.file("GITHUB_OUTPUT"))
	verdict := action.Runs.Steps[len(action.Runs.Steps)-1]
	for code := range 4 {
		require.Equal(t, code, r.run(verdict.Run, map[string]string{"EXIT_CODE": fmt.Sprint(code)}))
	}

	r = newFakeRunner(t)
	require.Zero(t, r.run("PATH=/usr/bin:/bin\n"+action.step(t, "find").Run, nil))
	require.Empty(t, r.file("GITHUB_OUTPUT"))
	if testing.Short() {
		t.Skip("the action builds inflint")
	}
	require.Zero(t, r.run(action.step(t, "build").Run, nil))
	program := strings.TrimSuffix(strings.TrimPrefix(r.file("GITHUB_OUTPUT"), "inflint="), "\n")
	require.NoError(t, exec.Command(program, "version").Run())
}

// TestWorkflow checks the workflow that the documentation shows.
func TestWorkflow(t *testing.T) {
	var workflow struct {
		Permissions map[string]string
		Jobs        map[string]struct {
			Permissions map[string]string
			Steps       []workflowStep
		}
	}
	readYAML(t, "docs/ci/github.yml", &workflow)
	action := readAction(t)
	require.Empty(t, workflow.Permissions)
	job := workflow.Jobs["inflint"]
	require.Equal(t, map[string]string{"contents": "read", "actions": "read", "security-events": "write"}, job.Permissions)
	checkPinned(t, job.Steps)
	ours := job.Steps[len(job.Steps)-1]
	require.Regexp(t, `^inflint/inflint@`, ours.Uses)
	for name := range ours.With {
		require.Contains(t, action.Inputs, name)
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "code-scanning.md"))
	require.NoError(t, err)
	for name := range action.Inputs {
		require.Contains(t, string(page), "| `"+name+"` |", "an input that the page does not have")
	}
}

// TestTemplates runs the scripts of the templates for other systems, with a go that
// installs nothing.
func TestTemplates(t *testing.T) {
	var azure struct {
		Steps []struct{ Bash string }
	}
	readYAML(t, "docs/ci/azure-pipelines.yml", &azure)
	r := newFakeRunner(t)
	r.fixture("INF205/bad.inf", "bad.inf")
	const noGo = "go() { echo /nowhere; }\n"
	script := noGo
	for _, s := range azure.Steps {
		script += s.Bash + "\n"
	}
	require.Equal(t, exitFindings, r.run(script, map[string]string{"BUILD_ARTIFACTSTAGINGDIRECTORY": r.workspace}))
	require.Contains(t, r.stdout, "##vso[task.logissue type=error;sourcepath=bad.inf;")
	require.FileExists(t, filepath.Join(r.workspace, "inflint.sarif"))
	require.FileExists(t, filepath.Join(r.workspace, "inflint.xml"))

	var gitlab struct {
		Inflint struct {
			Script    []string
			Artifacts struct{ Reports map[string]string }
		}
	}
	readYAML(t, "docs/ci/gitlab-ci.yml", &gitlab)
	r = newFakeRunner(t)
	r.fixture("INF205/bad.inf", "bad.inf")
	require.Equal(t, exitFindings, r.run(noGo+strings.Join(gitlab.Inflint.Script, "\n"), nil))
	require.Len(t, gitlab.Inflint.Artifacts.Reports, 2)
	for _, path := range gitlab.Inflint.Artifacts.Reports {
		require.FileExists(t, filepath.Join(r.workspace, path))
	}
}
