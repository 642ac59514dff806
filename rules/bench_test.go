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
// INFLINT_CORPUS names, or else below testdata/infs: alone, with the rules of the
// default preset, and with every rule there is.
func BenchmarkCatalogue(b *testing.B) {
	files, size := benchmarkFiles(b)
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

// BenchmarkRule runs each rule of the default preset alone, and none, over the same
// files. They are resolved, and what a rule asks besides counts as its own.
func BenchmarkRule(b *testing.B) {
	files, _ := benchmarkFiles(b)
	none := &Rule{Meta: Meta{ID: "none"}}
	for _, r := range append([]*Rule{none}, Enabled(All(), Options{})...) {
		b.Run(r.ID, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				b.StopTimer()
				resolved := make([]*inf.File, len(files))
				for i, src := range files {
					resolved[i] = inf.Parse("x.inf", src)
					resolved[i].Objects()
				}
				b.StartTimer()
				for _, f := range resolved {
					Run(f, []*Rule{r}, Options{})
				}
			}
		})
	}
}

// benchmarkFiles returns the contents of the INF files, and their size in bytes.
func benchmarkFiles(b *testing.B) (files [][]byte, size int) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		root = filepath.Join("..", "testdata", "infs")
	}
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
	return files, size
}
