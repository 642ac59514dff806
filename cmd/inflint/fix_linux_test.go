package main

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFixFullDisk has no room for the new version of a file.
func TestFixFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=96k"); err != nil {
		t.Skipf("cannot mount a small file system here: %v", err)
	}
	defer func() { require.NoError(t, syscall.Unmount(dir, 0)) }()
	name := filepath.Join(dir, "a.inf")
	src := fixable(60 << 10)
	require.NoError(t, os.WriteFile(name, src, 0o644))

	var stdout, stderr bytes.Buffer
	require.Equal(t, exitFailed, run([]string{"fix", dir}, nil, &stdout, &stderr, false))
	require.Equal(t, "inflint: "+name+": not fixed: no space left on device\n", stderr.String())
	require.Contains(t, stdout.String(), "0 fixes made")
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	require.True(t, bytes.Equal(src, data))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1)
}
