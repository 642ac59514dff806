package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestActionSummary compares the summary of a pull request with a golden file. Its
// file and its device are called what Markdown and HTML would make something of.
func TestActionSummary(t *testing.T) {
	const name = "drivers/``` ![x](y) <b>.inf"
	hostile := []string{"Acme PCI Capture Card", "<b>@all</b> `|`"}
	r := newFakeRunner(t)
	event := r.pullRequest(func() { r.fixture("INF206/good.inf", name, hostile...) }, func() { r.fixture("INF206/bad.inf", name, hostile...) })
	require.Equal(t, 1, r.job(readAction(t), map[string]string{"fail-on": "warning", "paths": "drivers"}, event))
	golden := filepath.Join("testdata", "action", "summary.golden.md")
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(r.file("GITHUB_STEP_SUMMARY")), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), r.file("GITHUB_STEP_SUMMARY"))
}

// TestActionLongSummary has more findings than the summary shows.
func TestActionLongSummary(t *testing.T) {
	r := newFakeRunner(t)
	for i := range 250 {
		r.fixture("INF205/bad.inf", fmt.Sprintf("```%03d ![x](y).inf", i))
	}
	require.Equal(t, 1, r.job(readAction(t), nil, nil))
	summary := r.file("GITHUB_STEP_SUMMARY")
	require.Equal(t, 200, strings.Count(summary, "\n    ```"))
	require.Equal(t, 200, strings.Count(summary, "```"))
	require.True(t, strings.HasSuffix(summary, "\n\nand 50 more\n"))
}

// TestActionTellsConfiguration turns a rule off, below more findings than the summary
// shows and beside a file whose name looks like such a line.
func TestActionTellsConfiguration(t *testing.T) {
	r := newFakeRunner(t)
	for i := range 205 {
		r.fixture("INF205/bad.inf", fmt.Sprintf("%03d.inf", i))
	}
	r.fixture("INF205/bad.inf", "configuration .inflint.ini of old: INF101 off.inf")
	r.fixture("INF101/bad.inf", "z/off.inf")
	require.NoError(t, os.WriteFile(filepath.Join(r.workspace, "z", ".inflint.ini"), []byte("[rules]\nINF101 = off\n"), 0o644))
	require.Equal(t, 1, r.job(readAction(t), nil, nil))
	summary := r.file("GITHUB_STEP_SUMMARY")
	require.Contains(t, summary, "in 207 files\n\n")
	require.Contains(t, summary, "\n    configuration z/.inflint.ini: INF101 off\n\n    000.inf:")
	require.Equal(t, 1, strings.Count(summary, "configuration z/.inflint.ini"))
	require.Contains(t, r.stdout, "::notice title=inflint::configuration z/.inflint.ini: INF101 off\n")
}

// unknownBase makes an event of which the checkout knows no commit.
func unknownBase(_ *fakeRunner, event map[string]string) {
	event["github.event.pull_request.base.sha"] = strings.Repeat("1", 40)
	event["github.event.pull_request.head.sha"] = strings.Repeat("2", 40)
}

func noRepository(r *fakeRunner, _ map[string]string) {
	require.NoError(r.t, os.RemoveAll(filepath.Join(r.workspace, ".git")))
}

// shallow makes a checkout of so many commits, as actions/checkout does.
func shallow(depth string) func(*fakeRunner, map[string]string) {
	return func(r *fakeRunner, _ map[string]string) {
		r.git("branch", "merge")
		clone := filepath.Join(r.t.TempDir(), "clone")
		r.git("clone", "-q", "--depth", depth, "--branch", "merge", "file://"+r.workspace, clone)
		r.workspace = clone
	}
}

func headOnly(r *fakeRunner, _ map[string]string) { r.git("checkout", "-q", "feature") }

func noPullRequest(_ *fakeRunner, event map[string]string) {
	event["github.event_name"], event["github.base_ref"] = "push", ""
}

// TestActionCompares checks what the summary says of a pull request in checkouts of
// all kinds. None of it makes the job fail.
func TestActionCompares(t *testing.T) {
	const (
		widens    = "### INF access\n\nAccess widens for someone below administrator: 1 change in 1 file.\n"
		unfetched = "`fetch-depth: 2` of actions/checkout fetches it."
	)
	tests := map[string]struct {
		inputs map[string]string
		change func(r *fakeRunner, event map[string]string)
		want   string
	}{
		"the merge":       {nil, nil, widens},
		"a path":          {map[string]string{"paths": "drivers/a.inf\r\n"}, nil, widens},
		"another path":    {map[string]string{"paths": "of main only.inf"}, nil, "No INF file changes."},
		"a pattern":       {map[string]string{"paths": "driver?/*.inf"}, nil, widens},
		"a preset":        {map[string]string{"preset": "whql"}, nil, widens},
		"the head":        {nil, headOnly, widens},
		"one commit":      {map[string]string{"config-from": "head"}, shallow("1"), unfetched},
		"two commits":     {nil, shallow("2"), widens},
		"unknown commits": {map[string]string{"config-from": "head"}, unknownBase, unfetched},
		"no repository":   {map[string]string{"config-from": "head"}, noRepository, unfetched},
		"no pull request": {nil, noPullRequest, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := newFakeRunner(t)
			event := r.pullRequest(func() { r.fixture("INF206/good.inf", "drivers/a.inf") }, func() { r.fixture("INF206/bad.inf", "drivers/a.inf") })
			if tt.change != nil {
				tt.change(r, event)
			}
			require.Zero(t, r.job(readAction(t), tt.inputs, event), r.stderr)
			summary := r.file("GITHUB_STEP_SUMMARY")
			if tt.want == "" {
				require.NotContains(t, summary, "### INF access")
				require.NotContains(t, summary, "What this changes")
			}
			require.Contains(t, summary, tt.want)
		})
	}
}
