package rules_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// TestMeta refuses a rule that is not documented in full.
func TestMeta(t *testing.T) {
	id := regexp.MustCompile(`^INF[0-9]{3}$`)
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	last, namesSeen := "", map[string]bool{}
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			require.Regexp(t, id, r.ID)
			require.Greater(t, r.ID, last, "the table is in order")
			last = r.ID
			require.Regexp(t, name, r.Name)
			require.False(t, namesSeen[r.Name])
			namesSeen[r.Name] = true
			require.True(t, strings.HasSuffix(r.Summary, "."))
			require.NotContains(t, r.Summary, "\n")
			require.NotContains(t, r.Why, "\n")
			require.NotEmpty(t, r.Why)
			require.NotEmpty(t, r.Bad)
			require.NotEmpty(t, r.Good)
			require.NotZero(t, r.Severity)
			require.NotEmpty(t, r.Precision)
			require.LessOrEqual(t, r.SecuritySeverity, 10.0)
			if r.Preset() != rules.PresetWHQL { // what a submission requires need not be about security
				require.Greater(t, r.SecuritySeverity, 0.0)
				require.NotEmpty(t, r.CWE)
			}
			require.NotEmpty(t, r.Presets)
			require.NotEmpty(t, r.References)
			require.Same(t, r, rules.Lookup(r.ID))
			require.Same(t, r, rules.Lookup(r.Name))
		})
	}
	require.Nil(t, rules.Lookup("INF999"))
}

// TestExamples lints the examples: the bad one yields the rule and nothing else,
// the good one nothing, in the quietest preset that has the rule. It also applies
// the fixes, which must leave nothing to find. Sandboxed code is admitted only
// where its users are, so that the bad example of INF209 yields INF206 too.
func TestExamples(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			options := rules.Options{Preset: r.Preset()}
			if r.ID == "INF004" {
				options.Preset = rules.PresetStrict // no example is in UTF-16
			}
			bad := run(t, "bad.inf", rules.Example(r.Bad), options).Findings
			require.NotEmpty(t, bad)
			for _, f := range bad {
				if r.ID != "INF209" || f.Rule.ID != "INF206" {
					require.Equal(t, r.ID, f.Rule.ID, f.Message)
				}
			}
			require.Equal(t, r.Severity, bad[0].Severity)
			require.Empty(t, listing(run(t, "good.inf", rules.Example(r.Good), options).Findings))
			for _, fix := range bad[0].Fixes {
				fixed, err := bad[0].File.Apply(rules.Example(r.Bad), fix.Edits)
				require.NoError(t, err)
				require.Empty(t, listing(run(t, "fixed.inf", fixed, options).Findings), string(fixed))
			}
		})
	}
}

// listing puts findings in a form that a failed test shows well.
func listing(findings []*rules.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, f.Rule.ID+" "+f.Severity.String()+": "+f.Message)
	}
	return list
}
