package main

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A fakeRunner runs the scripts of an action as GitHub's runner does.
type fakeRunner struct {
	t               *testing.T
	workspace, temp string
	env             []string
	stdout, stderr  string
	used            []string // the actions that steps would have used
}

func newFakeRunner(t *testing.T) *fakeRunner {
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no bash, or none that takes these paths")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	r := &fakeRunner{t: t, workspace: t.TempDir(), temp: t.TempDir()}
	r.env = append(os.Environ(), "RUNNER_TEMP="+r.temp, "GITHUB_OUTPUT="+filepath.Join(r.temp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(r.temp, "summary"),
		"GITHUB_ACTION_PATH="+root, "GIT_CEILING_DIRECTORIES="+filepath.Dir(r.workspace))
	return r
}

// run runs a script and returns its exit code.
func (r *fakeRunner) run(script string, env map[string]string) int {
	path := filepath.Join(r.temp, "script.sh")
	require.NoError(r.t, os.WriteFile(path, []byte(script), 0o644))
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", path)
	cmd.Dir, cmd.Env = r.workspace, slices.Clone(r.env)
	for _, name := range slices.Sorted(maps.Keys(env)) {
		cmd.Env = append(cmd.Env, name+"="+env[name])
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	r.stdout += stdout.String()
	r.stderr += stderr.String()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return failed.ExitCode()
	}
	require.NoError(r.t, err)
	return 0
}

// job runs the steps of the action with some inputs, and returns the exit code of the
// first that fails. Values are those that its expressions know beside the inputs, such
// as github.event_name.
func (r *fakeRunner) job(action *actionFile, given, values map[string]string) int {
	values = maps.Clone(values)
	if values == nil {
		values = map[string]string{}
	}
	for name, input := range action.Inputs {
		values["inputs."+name] = input.Default
		if value, ok := given[name]; ok {
			values["inputs."+name] = value
		}
	}
	for _, s := range action.Runs.Steps {
		if !r.holds(s.If, values) {
			continue
		}
		if s.Uses != "" {
			r.used = append(r.used, s.Uses)
			continue
		}
		env := map[string]string{}
		for name, value := range s.Env {
			env[name] = r.value(value, values)
		}
		require.NoError(r.t, os.RemoveAll(filepath.Join(r.temp, "output")))
		code := r.run(s.Run, env)
		for line := range strings.Lines(r.file("GITHUB_OUTPUT")) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			values["steps."+s.ID+".outputs."+name] = value
		}
		if code != 0 {
			return code
		}
	}
	return 0
}

var (
	actionExpression = regexp.MustCompile(`^\$\{\{ (.*) \}\}$`)
	actionComparison = regexp.MustCompile(`^(\S+) ([!=])= '([^']*)'$`)
)

// value evaluates an expression: a name, or several of which the first that has a
// value counts.
func (r *fakeRunner) value(text string, values map[string]string) string {
	m := actionExpression.FindStringSubmatch(text)
	require.NotNil(r.t, m, text)
	for name := range strings.SplitSeq(m[1], " || ") {
		if values[name] != "" {
			return values[name]
		}
	}
	return ""
}

// holds evaluates the condition of a step: comparisons, all of which must hold.
func (r *fakeRunner) holds(condition string, values map[string]string) bool {
	for comparison := range strings.SplitSeq(condition, " && ") {
		if condition == "" {
			return true
		}
		m := actionComparison.FindStringSubmatch(comparison)
		require.NotNil(r.t, m, comparison)
		if (values[m[1]] == m[3]) != (m[2] == "=") {
			return false
		}
	}
	return true
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

// fixture copies a fixture into the workspace, with some of its text replaced.
func (r *fakeRunner) fixture(fixture, name string, oldnew ...string) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "infs", filepath.FromSlash(fixture)))
	require.NoError(r.t, err)
	require.NoError(r.t, os.MkdirAll(filepath.Dir(filepath.Join(r.workspace, name)), 0o755))
	require.NoError(r.t, os.WriteFile(filepath.Join(r.workspace, name), []byte(strings.NewReplacer(oldnew...).Replace(string(data))), 0o644))
}

// git runs git in the workspace.
func (r *fakeRunner) git(args ...string) string {
	return strings.TrimSpace(runGit(r.t, r.workspace, args...))
}

// pullRequest makes a repository in the workspace with the merge of a pull request
// checked out, as GitHub makes it, and returns the values of the event. The base of the
// event is older than the branch is now.
func (r *fakeRunner) pullRequest(before, after func()) map[string]string {
	r.git("init", "-q", "-b", "main")
	before()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "Before", "--allow-empty")
	values := map[string]string{"github.event_name": "pull_request", "github.base_ref": "main", "github.event.pull_request.base.sha": r.git("rev-parse", "HEAD")}
	r.git("checkout", "-q", "-b", "feature")
	after()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "After")
	values["github.event.pull_request.head.sha"] = r.git("rev-parse", "HEAD")
	r.git("checkout", "-q", "main")
	r.fixture("INF206/bad.inf", "of main only.inf")
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "Meanwhile")
	r.git("checkout", "-q", "--detach")
	r.git("merge", "-q", "--no-ff", "feature")
	return values
}
