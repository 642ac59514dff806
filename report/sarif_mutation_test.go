package report

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSARIFMutations breaks a report in one place at a time. The schema and our
// own check together notice each; otherwise the other tests would show nothing.
func TestSARIFMutations(t *testing.T) {
	schema := sarifSchemaOf(t)
	t.Chdir("testdata")
	var inputs []input
	for _, name := range []string{"rich/smart-quotes-ansi.inf", "rich/tokens-inside.inf"} {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		inputs = append(inputs, input{name, src})
	}
	files := sourcesOf(t, inputs)
	good := sarifOf(t, richRules(), inputs, unreadable)
	require.Empty(t, sarifProblems(good, files))

	const (
		rule     = "runs.0.tool.driver.rules.0"
		result   = "runs.0.results.0"
		physical = result + ".locations.0.physicalLocation"
		region   = physical + ".region"
		related  = "runs.0.results.1.relatedLocations.0"
		fix      = result + ".fixes.0.artifactChanges.0"
	)
	mutations := []struct {
		path  string
		value any // removed for nil, null for jsonNull
	}{
		{"$schema", "https://example.com/sarif.json"},
		{"version", "2.2.0"},
		{"runs", []any{}},
		{"runs.0.columnKind", "unicodeCodePoints"},
		{"runs.0.automationDetails.id", "inflint"},
		{"runs.0.invocations.0.executionSuccessful", true},
		{"runs.0.invocations.0.toolExecutionNotifications.0.level", "fatal"},
		{"runs.0.results", jsonNull{}},
		{"runs.0.tool.driver.semanticVersion", nil},
		{rule + ".id", "INF103"},
		{rule + ".name", "INF102"},
		{rule + ".shortDescription", nil},
		{rule + ".fullDescription.text", strings.Repeat("x", 1024) + "."},
		{rule + ".help.text", ""},
		{rule + ".help.markdown", "# INF102"},
		{rule + ".helpUri", "not a URI"},
		{rule + ".defaultConfiguration.level", "critical"},
		{rule + ".properties.precision", "certain"},
		{rule + ".properties.security-severity", "high"},
		{rule + ".properties.security-severity", "0.0"},
		{rule + ".properties.security-severity", 8.8},
		{rule + ".properties.tags", []any{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "security"}},
		{rule + ".properties.tags.0", "insecurity"},
		{rule + ".properties.tags.2", "external/cwe/CWE-732"},
		{result + ".suppressions", jsonNull{}},
		{result + ".ruleId", "INF999"},
		{result + ".ruleIndex", 99},
		{result + ".level", "critical"},
		{result + ".level", "note"},
		{result + ".message", nil},
		{result + ".message.text", "Windows reads [all](7)."},
		{result + ".message.text", "\x1b[31mred"},
		{result + ".locations", []any{}},
		{result + ".partialFingerprints", nil},
		{result + ".partialFingerprints.primaryLocationLineHash", "299ba2b5ce962c8f"},
		{physical + ".artifactLocation.uri", `rich\smart-quotes-ansi.inf`},
		{physical + ".artifactLocation.uri", "rich/smart quotes-ansi.inf"},
		{physical + ".artifactLocation.uri", "/rich/smart-quotes-ansi.inf"},
		{physical + ".artifactLocation.uri", "../rich/smart-quotes-ansi.inf"},
		{physical + ".artifactLocation.uri", "rich/no-such.inf"},
		{physical + ".artifactLocation.uriBaseId", nil},
		{region, nil},
		{region + ".startLine", 0},
		{region + ".startLine", 24},
		{region + ".startColumn", nil},
		{region + ".startColumn", 17},
		{region + ".endLine", nil},
		{region + ".endLine", 99},
		{region + ".endColumn", nil},
		{region + ".endColumn", 16},
		{region + ".endColumn", 999},
		{region + ".snippet.text", "something else"},
		{related + ".id", 2},
		{related + ".physicalLocation.region.startColumn", 1},
		{fix, nil},
		{fix + ".artifactLocation.uri", "rich/tokens-inside.inf"},
		{fix + ".replacements", []any{}},
		{fix + ".replacements.0.insertedContent", jsonNull{}},
	}
	for _, m := range mutations {
		t.Run(fmt.Sprintf("%s=%v", m.path, m.value), func(t *testing.T) {
			var doc any
			require.NoError(t, json.Unmarshal(good, &doc))
			mutate(t, doc, strings.Split(m.path, "."), m.value)
			bad := mustMarshal(t, doc)
			require.NotEqual(t, string(mustMarshal(t, unmarshal(t, good))), string(bad))
			if schemaError(t, schema, bad) == nil {
				require.NotEmpty(t, sarifProblems(bad, files))
			}
		})
	}
}

// jsonNull stands for null where nil means that there is nothing.
type jsonNull struct{}

func (jsonNull) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

func unmarshal(t *testing.T, data []byte) (v any) {
	require.NoError(t, json.Unmarshal(data, &v))
	return v
}

// mutate sets or removes what stands at a path of names and indexes.
func mutate(t *testing.T, at any, path []string, value any) {
	switch at := at.(type) {
	case map[string]any:
		switch {
		case len(path) > 1:
			mutate(t, at[path[0]], path[1:], value)
		case value == nil:
			delete(at, path[0])
		default:
			at[path[0]] = value
		}
	case []any:
		var i int
		_, err := fmt.Sscan(path[0], &i)
		require.NoError(t, err)
		require.Less(t, i, len(at))
		if len(path) > 1 {
			mutate(t, at[i], path[1:], value)
			return
		}
		if at[i] = value; value == nil {
			at[i] = map[string]any{}
		}
	default:
		t.Fatalf("nothing at %q", path)
	}
}
