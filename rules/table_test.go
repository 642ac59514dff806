package rules

import (
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTable looks for files of rules whose rule is not in the table.
func TestTable(t *testing.T) {
	names, err := filepath.Glob("inf[0-9][0-9][0-9]_*.go")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		id := "INF" + regexp.MustCompile(`\d{3}`).FindString(name)
		require.NotNil(t, Lookup(id), "%s is not in the table of rules/table.go", id)
	}
}
