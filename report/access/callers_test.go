package accessmap

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/access"
)

// TestCallersInDocumentation compares the table of the callers in docs/access.md with the
// words of the page.
func TestCallersInDocumentation(t *testing.T) {
	page, err := os.ReadFile("../../docs/access.md")
	require.NoError(t, err)
	for i, p := range access.Principals() {
		require.Contains(t, string(page), fmt.Sprintf("\n| `%s` | %s | %s |\n", p.ID, p.Name, callerWords[i]))
	}
}
