package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
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

// A fakeRunner runs the scripts of an action as GitHub's runner does.
type fakeRunner struct {
	t         *testing.T
	workspace string
	env       []string
	stdout    string
}

func newFakeRunner(t *testing.T) *fakeRunner {
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no bash, or none that takes these paths")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	r := &fakeRunner{t: t, workspace: t.TempDir()}
	temp := t.TempDir()
	r.env = append(os.Environ(), "RUNNER_TEMP="+temp, "GITHUB_OUTPUT="+filepath.Join(temp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary"),
		"GITHUB_ACTION_PATH="+root)
	return r
}

// run runs a script and returns its exit code.
func (r *fakeRunner) run(script string, env map[string]string) int {
	path := filepath.Join(r.t.TempDir(), "script.sh")
	require.NoError(r.t, os.WriteFile(path, []byte(script), 0o644))
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", path)
	cmd.Dir, cmd.Env = r.workspace, slices.Clone(r.env)
	for _, name := range slices.Sorted(maps.Keys(env)) {
		cmd.Env = append(cmd.Env, name+"="+env[name])
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	r.stdout = stdout.String()
	r.t.Log(stderr.String())
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return failed.ExitCode()
	}
	require.NoError(r.t, err)
	return 0
}

// file returns what a script has written to a file that a variable names.
func (r *fakeRunner) file(variable string) string {
	for _, v := range r.env {
		if path, ok := strings.CutPrefix(v, variable+"="); ok {
			data, err := os.ReadFile(path)
			if !os.IsNotExist(err) {
				require.NoError(r.t, err)
			}
			return string(data)
		}
	}
	return ""
}

// fixture copies a fixture into the workspace.
func (r *fakeRunner) fixture(fixture, name string) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "infs", filepath.FromSlash(fixture)))
	require.NoError(r.t, err)
	require.NoError(r.t, os.MkdirAll(filepath.Dir(filepath.Join(r.workspace, name)), 0o755))
	require.NoError(r.t, os.WriteFile(filepath.Join(r.workspace, name), data, 0o644))
}

// inputs returns the variables of the step that lints, with the defaults of the
// action and what is given instead.
func inputs(action *actionFile, given map[string]string) map[string]string {
	env := map[string]string{"INFLINT": "inflint"}
	for name, input := range action.Inputs {
		value := input.Default
		if v, ok := given[name]; ok {
			value = v
		}
		env["INPUT_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_"))] = value
	}
	return env
}

func TestActionLints(t *testing.T) {
	action := readAction(t)
	lint := action.step(t, "lint")
	for name := range inputs(action, nil) {
		require.Contains(t, lint.Env, name, "the step does not get this variable")
	}
	tests := map[string]struct {
		inputs   map[string]string
		code     string
		stdout   []string
		summary  []string
		reported bool
		sarif    string
	}{
		"defaults": {nil, "1", []string{"::error file=a/bad.inf,line=41"},
			[]string{"### inflint\n\n1 error, 1 warning, 0 notes in 3 files\n\n    a/bad.inf:41:44: error: ", "\n    warn.inf:41:44: warning: "}, true, "inflint.sarif"},
		"one path":        {map[string]string{"paths": "good.inf"}, "0", nil, []string{"0 errors, 0 warnings, 0 notes in 1 file"}, true, "inflint.sarif"},
		"paths and CRLF":  {map[string]string{"paths": "good.inf\r\n\r\nwarn.inf\r\n"}, "0", nil, []string{"0 errors, 1 warning, 0 notes in 2 files"}, true, "inflint.sarif"},
		"fail-on":         {map[string]string{"paths": "warn.inf", "fail-on": "warning"}, "1", nil, nil, true, "inflint.sarif"},
		"preset":          {map[string]string{"paths": "good.inf", "preset": "loud"}, "2", nil, nil, false, ""},
		"baseline":        {map[string]string{"baseline": "no such file"}, "2", nil, nil, false, ""},
		"no SARIF":        {map[string]string{"paths": "warn.inf", "sarif-file": ""}, "0", nil, nil, true, ""},
		"SARIF elsewhere": {map[string]string{"paths": "warn.inf", "sarif-file": "my report.sarif"}, "0", nil, nil, true, "my report.sarif"},
		"arguments":       {map[string]string{"paths": "warn.inf", "args": "--fail-on=warning\n--no-config"}, "1", nil, nil, true, "inflint.sarif"},
		"no such file":    {map[string]string{"paths": "warn.inf\nnosuch.inf"}, "3", []string{"::error file=nosuch.inf"}, nil, true, "inflint.sarif"},
		"hostile": {map[string]string{"paths": "$(touch pwned)\n`touch pwned`\n; touch pwned\n\"; touch pwned; \"\n--config=x", "preset": "$(touch pwned)",
			"fail-on": "`touch pwned`", "baseline": "; touch pwned", "sarif-file": "$(touch pwned)", "args": "$(touch pwned)"}, "2", nil, nil, false, ""},
		"hostile paths": {map[string]string{"paths": "$(touch pwned)\n`touch pwned`\n; touch pwned\n-v"}, "3", nil, nil, true, "inflint.sarif"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := newFakeRunner(t)
			r.fixture("INF205/bad.inf", "a/bad.inf")
			r.fixture("INF206/bad.inf", "warn.inf")
			r.fixture("INF205/good.inf", "good.inf")
			require.Zero(t, r.run(lint.Run, inputs(action, tt.inputs)))
			output := r.file("GITHUB_OUTPUT")
			require.Contains(t, output, "exit-code="+tt.code+"\n")
			require.Equal(t, tt.reported, strings.Contains(output, "reported=true\n"))
			for _, want := range tt.stdout {
				require.Contains(t, r.stdout, want)
			}
			summary := r.file("GITHUB_STEP_SUMMARY")
			for _, want := range tt.summary {
				require.Contains(t, summary, want)
			}
			require.Equal(t, tt.reported, summary != "")
			require.NoFileExists(t, filepath.Join(r.workspace, "pwned"))
			found, err := filepath.Glob(filepath.Join(r.workspace, "*.sarif"))
			require.NoError(t, err)
			if tt.sarif == "" {
				require.Empty(t, found)
			} else {
				require.Equal(t, []string{filepath.Join(r.workspace, tt.sarif)}, found)
			}
		})
	}
}

// TestActionSummary has more findings than the summary shows, in files whose names
// are Markdown.
func TestActionSummary(t *testing.T) {
	action := readAction(t)
	r := newFakeRunner(t)
	for i := range 250 {
		r.fixture("INF205/bad.inf", fmt.Sprintf("```%03d ![x](y).inf", i))
	}
	require.Zero(t, r.run(action.step(t, "lint").Run, inputs(action, nil)))
	summary := r.file("GITHUB_STEP_SUMMARY")
	require.Equal(t, 200, strings.Count(summary, "\n    ```"))
	require.Equal(t, 200, strings.Count(summary, "```"))
	require.True(t, strings.HasSuffix(summary, "\n\nand 50 more\n"))
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
