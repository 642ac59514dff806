package rules

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/inflint/inflint/inf"
)

// BenchmarkCatalogue reads and resolves the INF files below the folder that
// INFLINT_CORPUS names, or else below testdata/infs: alone, and with every rule
// there is.
func BenchmarkCatalogue(b *testing.B) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		root = filepath.Join("..", "testdata", "infs")
	}
	var files [][]byte
	size := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".tsv") {
			return err
		}
		src, err := os.ReadFile(path)
		files = append(files, src)
		size += len(src)
		return err
	})
	if err != nil || len(files) == 0 {
		b.Fatalf("no INF files in %s: %v", root, err)
	}
	all := All()
	for _, bm := range []struct {
		name string
		work func(f *inf.File)
	}{
		{"resolve", func(f *inf.File) { f.Objects() }},
		{"default", func(f *inf.File) { Run(f, all, Options{}) }},
		{"all", func(f *inf.File) { Run(f, all, Options{Preset: PresetAll}) }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, src := range files {
					bm.work(inf.Parse("x.inf", src))
				}
			}
		})
	}
}
