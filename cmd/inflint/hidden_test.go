package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/config"
)

// TestHiddenFiles has more configurations above one than it is compared with: the next
// is named as one whose settings are not known.
func TestHiddenFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := "."
	for range maxHidden + 3 {
		require.NoError(t, os.MkdirAll(dir, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, config.Name), nil, 0o644))
		dir = filepath.Join(dir, "d")
	}
	var search config.Search
	file, err := search.File(filepath.Join(dir, "a.inf"))
	require.NoError(t, err)
	c := configuration{above: search.Above}
	h := c.hides(file)
	require.Len(t, h.files, maxHidden)
	require.Equal(t, "d/"+config.Name, h.unread)
	require.Len(t, h.names(), maxHidden+1)
}
