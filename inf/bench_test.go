package inf

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// benchmarkFiles returns the INF files below the folder that INFLINT_CORPUS names,
// or else below testdata/infs.
func benchmarkFiles(b *testing.B, keep func(src []byte) bool) (files [][]byte, size int64) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		root = filepath.Join("..", "testdata", "infs")
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".tsv") {
			return err
		}
		src, err := os.ReadFile(path)
		if err == nil && keep(src) {
			files = append(files, src)
			size += int64(len(src))
		}
		return err
	})
	if err != nil || len(files) == 0 {
		b.Fatalf("no INF files in %s: %v", root, err)
	}
	return files, size
}

// BenchmarkParse reads files in ASCII, and all of them.
func BenchmarkParse(b *testing.B) {
	for _, bm := range []struct {
		name string
		keep func([]byte) bool
	}{{"ASCII", func(src []byte) bool { return asciiLen(src) == len(src) }}, {"all", func([]byte) bool { return true }}} {
		b.Run(bm.name, func(b *testing.B) {
			files, size := benchmarkFiles(b, bm.keep)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, src := range files {
					Parse("x.inf", src)
				}
			}
			b.ReportMetric(medianAllocs(files), "allocs/median-file")
		})
	}
}

// medianAllocs returns the number of allocations for the file that half of the
// others need more for.
func medianAllocs(files [][]byte) float64 {
	var counts []float64
	for _, src := range files {
		counts = append(counts, testing.AllocsPerRun(1, func() { Parse("x.inf", src) }))
	}
	slices.Sort(counts)
	return counts[len(counts)/2]
}
