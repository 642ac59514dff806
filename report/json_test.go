package report

import (
	"bytes"
	"io"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

const reportSchema = "../docs/report-v2.schema.json"

// TestJSONSchema validates reports about the bad example of every rule, and about
// hostile text, against the schema that is published.
func TestJSONSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	whole, err := compiler.Compile(reportSchema)
	require.NoError(t, err)
	line, err := compiler.Compile(reportSchema + "#/$defs/line")
	require.NoError(t, err)

	findings := hostileFindings(t)
	for _, r := range rules.All() {
		findings = append(findings, rules.Run(inf.Parse(r.ID+".inf", rules.Example(r.Bad)), rules.All(), rules.Options{Preset: rules.PresetAll})...)
	}
	inputs := outcome.Inputs{Files: 3, Skipped: []outcome.Skipped{{File: "a.inf", Reason: "it is empty"}}, Errors: []outcome.Error{{File: "b.inf", Message: "gone"}}}
	summary := Summary{Inputs: inputs, Gate: outcome.Gate{Suppressed: 2, Baselined: 3, Unchanged: 1, ConfigFrom: "HEAD", Differ: []string{".inflint.ini"}, Configurations: []outcome.Configuration{
		{File: ".inflint.ini", Files: 2, Sets: []outcome.Setting{{Key: "INF101", Value: "off", Without: "error", Files: 1}}}, {File: "x/.inflint.ini", Files: 1, Sets: []outcome.Setting{}},
	}}}
	for _, s := range []Summary{{}, summary} {
		reporttest.Validate(t, whole, write(t, "json", findings, s))
		for data := range bytes.Lines(write(t, "jsonl", findings, s)) {
			reporttest.Validate(t, line, data)
		}
		findings = nil
	}

	// The schema notices what is wrong.
	for _, wrong := range []string{`{}`, `{"version":1,"findings":[],"files":0,"skipped":[],"errors":[]}`,
		`{"version":2,"findings":[{}],"files":0,"skipped":[],"errors":[]}`, `{"version":2,"findings":null,"files":0,"skipped":[],"errors":[]}`} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(wrong)))
		require.NoError(t, err)
		require.Error(t, whole.Validate(v), wrong)
	}
}

// newWriter returns a writer for the named format.
func newWriter(t *testing.T, format string, w io.Writer, options Options) Writer {
	f, err := LookupFormat(format)
	require.NoError(t, err)
	return f.New(w, options)
}

// write returns a report of some findings.
func write(t *testing.T, format string, findings []*rules.Finding, s Summary) []byte {
	var out bytes.Buffer
	w := newWriter(t, format, &out, Options{Version: "1.2.3", Dir: "/", Rules: rules.All()})
	for _, f := range findings {
		require.NoError(t, w.Finding(f))
	}
	require.NoError(t, w.Close(s))
	return out.Bytes()
}
