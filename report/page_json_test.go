package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// TestPageJSON validates the pages of all rules and codes against the schema that is
// published.
func TestPageJSON(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../docs/explain-v1.schema.json")
	require.NoError(t, err)
	check := func(data []byte, err error) {
		require.NoError(t, err)
		require.Equal(t, 1, bytes.Count(data, []byte("\n")), "one line")
		reporttest.Validate(t, schema, data)
	}
	for _, r := range rules.All() {
		check(PageJSON(&r.Meta))
	}
	for _, c := range requirements.Codes() {
		check(CodePageJSON(c))
	}
	for _, wrong := range []string{`{}`, `{"version":1,"kind":"rule"}`, `{"version":1,"kind":"infverif","id":"1324"}`} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		require.NoError(t, err)
		require.Error(t, schema.Validate(v), wrong)
	}
}
