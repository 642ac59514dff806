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
		"docs/images/access.svg": "docs/examples/acme.inf",
	} {
		var stdout, stderr bytes.Buffer
		require.Zero(t, run([]string{"access", "--format", "svg", file}, nil, &stdout, &stderr, false), stderr.String())
		checkGenerated(t, picture, stdout.Bytes())
	}
}
