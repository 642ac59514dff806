package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// configuration writes configuration files that turn a rule off into the workspace.
func (r *fakeRunner) configuration(names ...string) {
	for _, name := range names {
		path := filepath.Join(r.workspace, name)
		require.NoError(r.t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(r.t, os.WriteFile(path, []byte("[rules]\nINF205 = off\n"), 0o644))
	}
}

// TestActionConfigFrom has a pull request that brings a mistake and a configuration that
// turns off the rule which finds it, in checkouts of all kinds.
func TestActionConfigFrom(t *testing.T) {
	const ignored = "configuration drivers/.inflint.ini: that of the working tree differs from "
	head := map[string]string{"config-from": "head"}
	tests := map[string]struct {
		inputs  map[string]string
		base    []string // configuration files before
		change  func(r *fakeRunner, event map[string]string)
		code    int
		summary string
	}{
		"the merge":          {nil, nil, nil, 1, ignored},
		"the merge, shallow": {nil, nil, shallow("2"), 1, ignored},
		"the head":           {nil, nil, headOnly, 1, ignored},
		"head":               {head, nil, nil, 0, "\n    configuration drivers/.inflint.ini: INF205 off\n"},
		"of the base":        {nil, []string{".inflint.ini"}, nil, 0, ":.inflint.ini: INF205 off\n"},
		"one commit":         {nil, nil, shallow("1"), 2, ""},
		"unknown commits":    {nil, nil, unknownBase, 2, ""},
		"no repository":      {nil, nil, noRepository, 2, ""},
		"no pull request":    {nil, nil, noPullRequest, 0, "\n    configuration drivers/.inflint.ini: INF205 off\n"},
		"a misspelt input":   {map[string]string{"config-from": "bas"}, nil, nil, 2, ""},
		"a baseline":         {map[string]string{"baseline": "base.json"}, nil, nil, 2, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := newFakeRunner(t)
			event := r.pullRequest(func() {
				r.fixture("INF205/good.inf", "drivers/a.inf")
				r.configuration(tt.base...)
			}, func() {
				r.fixture("INF205/bad.inf", "drivers/a.inf")
				r.configuration("drivers/.inflint.ini")
				require.NoError(t, os.WriteFile(filepath.Join(r.workspace, "base.json"), []byte(`{"version": 1, "findings": []}`), 0o644))
			})
			if tt.change != nil {
				tt.change(r, event)
			}
			require.Equal(t, tt.code, r.job(readAction(t), tt.inputs, event), r.stderr)
			summary := r.file("GITHUB_STEP_SUMMARY")
			require.Contains(t, summary, tt.summary)
			if tt.code == 2 {
				require.NotContains(t, summary, " findings") // but why there are none, unless the step that is red says it
				require.NotEqual(t, strings.Contains(r.stdout, "::error title=inflint::The input"), strings.Contains(summary, "did not lint everything (exit code 2):"))
			}
		})
	}
}

// TestActionOldBranch has a branch that begins before its base became strict. Checked out
// alone, it is still judged by what it goes into.
func TestActionOldBranch(t *testing.T) {
	r := newFakeRunner(t)
	event := r.pullRequest(func() { r.configuration(".inflint.ini") }, func() { r.fixture("INF205/bad.inf", "drivers/a.inf") })
	r.git("checkout", "-q", "main")
	require.NoError(t, os.Remove(filepath.Join(r.workspace, ".inflint.ini")))
	r.git("commit", "-q", "-a", "-m", "Strict")
	event["github.event.pull_request.base.sha"] = r.git("rev-parse", "HEAD")
	headOnly(r, event)
	require.Equal(t, 1, r.job(readAction(t), nil, event), r.stderr)
	require.Contains(t, r.stdout, "::error file=drivers/a.inf,line=41")
}
