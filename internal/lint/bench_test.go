package lint

import (
	"os"
	"slices"
	"testing"
)

// BenchmarkRun lints the fixtures, or the folder that INFLINT_CORPUS names.
func BenchmarkRun(b *testing.B) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		root = "../../testdata/infs"
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := Run(slices.Collect(Find([]string{root}, nil, "", nil)), everything, func(Result) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
