package report

import (
	"io"
	"testing"

	"github.com/inflint/inflint/rules"
)

// BenchmarkFormats reports 2,500 findings in 250 files in each format.
func BenchmarkFormats(b *testing.B) {
	findings := manyFindings(250, 10)
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w, err := New(format, io.Discard, Options{Version: "1.2.3", Rules: rules.All()})
				if err != nil {
					b.Fatal(err)
				}
				all := Several{w}
				for i, f := range findings {
					if i == 0 || f.File != findings[i-1].File {
						err = all.File(f.File)
					}
					if err == nil {
						err = all.Finding(f)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				if err := all.Close(Summary{Files: 250}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
