package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/rules"
)

// TestWHQLWithoutConfiguration has the bad example of each rule about submissions judged
// where no configuration file says anything. The item of the rule passes with warnings at most.
func TestWHQLWithoutConfiguration(t *testing.T) {
	fixtures, err := filepath.Abs(filepath.Join("..", "..", "testdata", "infs"))
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		flags         []string
		configuration bool // an empty one
	}{
		"no configuration":    {},
		"empty configuration": {configuration: true},
		"--no-config":         {flags: []string{"--no-config"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if tt.configuration {
				require.NoError(t, os.WriteFile(config.Name, nil, 0o644))
			}
			judged := 0
			for _, r := range rules.All() {
				if !strings.HasPrefix(r.ID, "INF9") {
					continue
				}
				judged++
				src, err := os.ReadFile(filepath.Join(fixtures, r.ID, "bad.inf"))
				require.NoError(t, err)
				require.NoError(t, os.WriteFile("bad.inf", src, 0o644))
				requireRemark(t, r, append(tt.flags, "bad.inf")...)
			}
			require.Greater(t, judged, 20)
		})
	}
}

// requireRemark runs whql, and requires that the checklist has a finding of a rule and
// that its item and the exit code say so.
func requireRemark(t *testing.T, r *rules.Rule, args ...string) {
	var stdout, stderr bytes.Buffer
	code := run(append([]string{"whql", "--format", "json"}, args...), nil, &stdout, &stderr, false)
	require.Empty(t, stderr.String())
	var document struct {
		Packages []struct {
			Items []struct {
				Verdict string
				Remarks []struct {
					Rule     string
					Severity string
					Fails    bool
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(stdout.Bytes(), &document))
	require.Len(t, document.Packages, 1, r.ID)
	found := false
	for _, item := range document.Packages[0].Items {
		for _, remark := range item.Remarks {
			if remark.Rule != r.ID {
				continue
			}
			found = true
			if remark.Severity != "warning" { // of which InfVerif may make no more
				require.NotEqual(t, "pass", item.Verdict, r.ID)
			}
			if remark.Fails {
				require.Equal(t, "fail", item.Verdict, r.ID)
				require.Equal(t, exitFindings, code, r.ID)
			}
		}
	}
	require.True(t, found, "%s finds nothing", r.ID)
}
