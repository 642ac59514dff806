package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestFixtures lints the files of testdata/infs/<ID>/. A finding is announced at
// the end of the line it points at, in a comment: "; want INF205" for one of the
// rule's own severity, "; want INF206:note" for another. More than one may
// follow. A line "; preset strict" chooses the preset. bad*.inf have findings of
// the rule that the folder is named after; good*.inf have none of any rule.
func TestFixtures(t *testing.T) {
	for _, r := range All() {
		dir := filepath.Join("..", "testdata", "infs", r.ID)
		for _, kind := range []string{"bad", "good"} {
			names, err := filepath.Glob(filepath.Join(dir, kind+"*.in[fx]"))
			require.NoError(t, err)
			require.NotEmpty(t, names, "%s has no %s fixture", r.ID, kind)
			for _, name := range names {
				t.Run(r.ID+"/"+filepath.Base(name), func(t *testing.T) { checkFixture(t, r, kind, name) })
			}
		}
	}
}

var (
	wantComment = regexp.MustCompile(`;[^;]*\bwant((?: INF\d{3}(?::\w+)?)+)\s*$`)
	presetLine  = regexp.MustCompile(`(?m)^; preset (\w+)\s*$`)
)

func checkFixture(t *testing.T, r *Rule, kind, name string) {
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	f := inf.Parse(name, src)
	options := Options{}
	if m := presetLine.FindStringSubmatch(f.Text); m != nil {
		options.Preset, err = ParsePreset(m[1])
		require.NoError(t, err)
	}
	var want, got []string
	for line := 1; line <= f.Lines(); line++ {
		span := f.LineSpan(line)
		if m := wantComment.FindStringSubmatch(f.Text[span.Start:span.End]); m != nil {
			for _, answer := range strings.Fields(m[1]) {
				want = append(want, fmt.Sprintf("%d: %s", line, answer))
			}
		}
	}
	own := 0
	findings := Run(f, All(), options)
	checkFixes(t, f, src, findings, options)
	for _, finding := range findings {
		answer := fmt.Sprintf("%d: %s", finding.Start().Line, finding.Rule.ID)
		if finding.Severity != finding.Rule.Severity {
			answer += ":" + finding.Severity.String()
		}
		got = append(got, answer)
		if finding.Rule == &r.Meta {
			own++
		}
	}
	require.Equal(t, want, got)
	require.Equal(t, kind == "bad", own > 0, "findings of %s itself", r.ID)
	if kind == "good" {
		require.Empty(t, got)
	}
}

// checkFixes applies each fix alone. After a safe one its finding is gone, and no
// rule has more to say than before.
func checkFixes(t *testing.T, f *inf.File, src []byte, findings []*Finding, options Options) {
	before := counts(findings)
	for _, finding := range findings {
		for _, fix := range finding.Fixes {
			fixed, err := f.Apply(src, fix.Edits)
			require.NoError(t, err)
			if !fix.Safe {
				continue
			}
			after := counts(Run(inf.Parse(f.Name, fixed), All(), options))
			require.Less(t, after[finding.Rule.ID], before[finding.Rule.ID], "after the fix %q:\n%s", fix.Message, fixed)
			for id, n := range after {
				require.LessOrEqual(t, n, before[id], "%s, after the fix %q:\n%s", id, fix.Message, fixed)
			}
		}
	}
}

func counts(findings []*Finding) map[string]int {
	n := map[string]int{}
	for _, f := range findings {
		n[f.Rule.ID]++
	}
	return n
}
