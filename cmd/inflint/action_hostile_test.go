package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// hostileTexts would do something if a script took them for more than text.
var hostileTexts = map[string]string{
	"spaces":     " a  b ",
	"quotes":     `'"; touch pwned; '"`,
	"expansion":  "$(touch pwned)",
	"backquotes": "`touch pwned`",
	"newlines":   "x\ntouch pwned\n::warning::pwned\n  ::warning::pwned\nexit-code=0",
	"option":     "--output=pwned",
	"short":      "-opwned",
	"arithmetic": "a[$(touch pwned)]",
}

// harmless checks that nothing became a command, to the shell or to the runner, or an
// output of a step.
func harmless(t *testing.T, r *fakeRunner) {
	require.NoFileExists(t, filepath.Join(r.workspace, "pwned"))
	for line := range strings.Lines(r.stdout + r.stderr) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::warning::pwned"), line)
	}
	for line := range strings.Lines(r.file("GITHUB_STEP_SUMMARY")) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "exit-code"), line)
	}
}

// TestActionHostileInputs puts each text into each input. One that names nothing ends in
// an error of inflint's, and none in one of the shell's (126 and up).
func TestActionHostileInputs(t *testing.T) {
	action := readAction(t)
	for name, text := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			for input := range action.Inputs {
				if input == "args" && strings.HasPrefix(text, "-") {
					continue // arguments are what they are for
				}
				r := newFakeRunner(t)
				r.fixture("INF205/bad.inf", "a.inf")
				code := r.job(action, map[string]string{input: text}, nil)
				require.Contains(t, []int{exitFindings, exitUsage, exitFailed}, code, r.stderr)
				if input != "sarif-file" {
					require.NotEqual(t, exitFindings, code, "%s: %s", input, r.stdout)
				}
				harmless(t, r)
			}
		})
	}
}

// TestActionHostileEvent does so with the revisions of a pull request.
func TestActionHostileEvent(t *testing.T) {
	for name, text := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			r := newFakeRunner(t)
			event := r.pullRequest(func() {}, func() { r.fixture("INF205/good.inf", "a.inf") })
			event["github.event.pull_request.base.sha"], event["github.event.pull_request.head.sha"] = text, text
			require.Equal(t, exitUsage, r.job(readAction(t), map[string]string{"paths": "a.inf"}, event), "no configuration, no verdict")
			require.Contains(t, r.stderr, "fetch-depth: 2")
			harmless(t, r)
			require.Zero(t, r.job(readAction(t), map[string]string{"paths": "a.inf", "config-from": "head"}, event), r.stderr)
			require.Contains(t, r.file("GITHUB_STEP_SUMMARY"), "What this changes in access is not known")
			harmless(t, r)
		})
	}
}

// TestActionHostileFiles does so with the names of files that a pull request adds, and
// with their directories as paths.
func TestActionHostileFiles(t *testing.T) {
	for name, text := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			r := newFakeRunner(t)
			event := r.pullRequest(func() {}, func() {
				r.fixture("INF205/bad.inf", filepath.Join(text, text+".inf"))
				require.NoError(t, os.WriteFile(filepath.Join(r.workspace, text, "empty "+text+".inf"), nil, 0o644))
			})
			require.Equal(t, exitFindings, r.job(readAction(t), map[string]string{"args": "-v"}, event), r.stderr)
			require.Contains(t, r.file("GITHUB_STEP_SUMMARY"), "Access widens")
			harmless(t, r)
			if !strings.Contains(text, "\n") {
				require.Equal(t, exitFindings, r.job(readAction(t), map[string]string{"paths": text}, event), r.stderr)
				harmless(t, r)
			}
		})
	}
}
