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
	smallDisk(t, "96k")
	src := fixable(60 << 10)
	require.NoError(t, os.WriteFile("a.inf", src, 0o644))

	var stdout, stderr bytes.Buffer
	require.Equal(t, exitFailed, run([]string{"fix", "."}, nil, &stdout, &stderr, false))
	require.Equal(t, "inflint: a.inf: not fixed: no space left on device\n", stderr.String())
	require.Contains(t, stdout.String(), "0 fixes made")
	data, err := os.ReadFile("a.inf")
	require.NoError(t, err)
	require.True(t, bytes.Equal(src, data))
	require.Equal(t, []string{"a.inf"}, namesIn(t, "."))
}

// TestOutputFullDisk has no room for reports, which grow while files are read, nor
// for a baseline. Older ones stay.
func TestOutputFullDisk(t *testing.T) {
	names, err := filepath.Glob("../../testdata/infs/*/bad*.inf")
	require.NoError(t, err)
	names = names[:100]
	for i, name := range names {
		names[i], err = filepath.Abs(name)
		require.NoError(t, err)
	}
	smallDisk(t, "8k")
	require.NoError(t, os.WriteFile("out", []byte("an older one"), 0o644))
	for _, tt := range []struct {
		args []string
		says string
	}{
		{[]string{"check", "-o", "out"}, "cannot write the output: out"},
		{[]string{"check", "-f", "sarif=out"}, "cannot write the output: out"},
		{[]string{"access", "-o", "out"}, "cannot write the output: out"},
		{[]string{"access", "-f", "html", "-o", "out"}, "cannot write the output: out"},
		{[]string{"baseline", "write", "--baseline", "out"}, "cannot write the baseline out"},
	} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitFailed, run(append(tt.args, names...), nil, &stdout, &stderr, false), tt.args)
		require.Contains(t, stderr.String(), "inflint: "+tt.says+": no space left on device\n")
		data, err := os.ReadFile("out")
		require.NoError(t, err)
		require.Equal(t, "an older one", string(data))
		require.Equal(t, []string{"out"}, namesIn(t, "."))
	}
}

// smallDisk changes into a file system of a size.
func smallDisk(t *testing.T, size string) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("cannot mount a small file system here: %v", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Unmount(dir, 0)) })
	t.Chdir(dir)
}
