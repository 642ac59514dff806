package rules_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/evidence"
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
			require.Greater(t, r.ID, last, "rules/table.go is in the order of the IDs")
			last = r.ID
			require.Regexp(t, name, r.Name, "Name: words in lower case, joined by hyphens")
			require.False(t, namesSeen[r.Name], "Name: another rule has it")
			namesSeen[r.Name] = true
			require.True(t, strings.HasSuffix(r.Summary, "."), "Summary: a sentence, with a full stop")
			require.NotContains(t, r.Summary, "\n", "Summary: one line")
			require.NotContains(t, r.Why, "\n", "Why: one line")
			require.NotEmpty(t, r.Why, "Why")
			require.NotEmpty(t, r.Bad, "Bad")
			require.NotEmpty(t, r.Good, "Good")
			require.NotZero(t, r.Severity, "Severity")
			require.NotEmpty(t, r.Precision, "Precision")
			require.LessOrEqual(t, r.SecuritySeverity, 10.0, "SecuritySeverity")
			if r.Preset() != rules.PresetWHQL { // what a submission requires need not be about security
				require.Greater(t, r.SecuritySeverity, 0.0, "SecuritySeverity")
				require.NotEmpty(t, r.CWE, "CWE")
			}
			require.NotEmpty(t, r.Presets, "Presets")
			require.NotEmpty(t, r.References, "References")
			require.Same(t, r, rules.Lookup(r.ID))
			require.Same(t, r, rules.Lookup(r.Name))
		})
	}
	require.Nil(t, rules.Lookup("INF999"))
}

// alsoReported are the rules that have something to say about the bad example of
// another, too: sandboxed code is admitted only where its users are, and files have
// other names only outside of the driver store.
var alsoReported = map[string]string{"INF209": "INF206", "INF908": "INF902"}

// TestExamples lints the examples: the bad one yields the rule and nothing else,
// the good one nothing, in the quietest preset that has the rule. It also applies
// the fixes, which must leave nothing to find.
func TestExamples(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			src, options := example(r, r.Bad)
			bad := run(t, "bad.inf", src, options).Findings
			bad = slices.DeleteFunc(bad, func(f *rules.Finding) bool { return f.Rule.ID == alsoReported[r.ID] })
			require.NotEmpty(t, bad)
			for _, f := range bad {
				require.Equal(t, r.ID, f.Rule.ID, f.Message)
			}
			require.Equal(t, r.Severity, bad[0].Severity)
			good, goodOptions := example(r, r.Good)
			require.Empty(t, listing(run(t, "good.inf", good, goodOptions).Findings))
			for _, fix := range bad[0].Fixes {
				fixed, err := bad[0].File.Apply(src, fix.Edits)
				require.NoError(t, err)
				require.Empty(t, listing(run(t, "fixed.inf", fixed, options).Findings), string(fixed))
			}
		})
	}
}

// example returns the INF file of an example, and what to lint it with: the driver, where the
// example is its source.
func example(r *rules.Rule, text string) ([]byte, rules.Options) {
	options := rules.Options{Preset: r.Preset()}
	if r.ID == "INF004" {
		options.Preset = rules.PresetStrict // no example is in UTF-16
	}
	if !r.InCode {
		return rules.Example(text), options
	}
	acme := &evidence.Driver{Name: "acme.sys", Source: codeOf(evidence.Origin{Path: "acme.c"}, text)}
	options.Evidence = &evidence.Set{Drivers: []*evidence.Driver{acme}}
	return rules.Example(""), options
}

// listing puts findings in a form that a failed test shows well.
func listing(findings []*rules.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, f.Rule.ID+" "+f.Severity.String()+": "+f.Message)
	}
	return list
}
