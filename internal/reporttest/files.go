package reporttest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// ParseAll parses the files whose names match a pattern.
func ParseAll(t *testing.T, pattern string) []*inf.File {
	names, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var files []*inf.File
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		files = append(files, inf.Parse(filepath.Base(name), src))
	}
	return files
}

// Validate checks a JSON document against a schema.
func Validate(t *testing.T, schema *jsonschema.Schema, data []byte) {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	require.NoError(t, schema.Validate(v), string(data))
}

// Update is set where generated files are to be rewritten, not compared.
var Update = flag.Bool("update", false, "rewrite the generated pages in docs and the golden files")

// Golden compares a document with a golden file, which -update rewrites.
func Golden(t *testing.T, name string, got []byte) {
	const remedy = "go test with -update writes it; read the difference"
	if *Update {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o750))
		require.NoError(t, os.WriteFile(name, got, 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err, remedy)
	require.Equal(t, string(want), string(got), "%s: %s", name, remedy)
}
