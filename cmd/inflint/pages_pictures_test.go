package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPagesPictures draws the pictures of the documentation.
func TestPagesPictures(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	for picture, file := range map[string]string{
		"docs/images/access.svg":   "docs/examples/acme.inf",
		"docs/images/evidence.svg": "docs/examples/valve/valve.inf",
	} {
		var stdout, stderr bytes.Buffer
		require.Zero(t, run([]string{"access", "--format", "svg", file}, nil, &stdout, &stderr, false), stderr.String())
		checkGenerated(t, picture, stdout.Bytes())
	}

	const example = "docs/examples/acme.inf"
	t.Setenv("COLUMNS", "100")
	t.Setenv("NO_COLOR", "")
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitClean, run([]string{"--color", "always", example}, nil, &stdout, &stderr, false), stderr.String())
	checkGenerated(t, "docs/images/check.svg", terminalPicture("inflint "+example, stdout.String()))
}
