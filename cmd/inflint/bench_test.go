package main

import (
	"io"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/test/bench/infs"
)

// BenchmarkRun is whole runs over a tree of INF files, in the formats of people, of
// programs and of code scanning.
func BenchmarkRun(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "tree")
	require.NoError(b, infs.WriteTree(dir, 1, 400))
	for _, format := range []string{"text", "json", "sarif"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.Less(b, run([]string{"--no-config", "--format", format, dir}, nil, io.Discard, io.Discard, false), exitUsage)
			}
		})
	}
}

// BenchmarkCommands makes the commands and runs one that does nothing else.
func BenchmarkCommands(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		require.Zero(b, run([]string{"version"}, nil, io.Discard, io.Discard, false))
	}
}
