package report

import (
	"io"
	"testing"

	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// BenchmarkFormats reports 2,500 findings in 250 files in each format.
func BenchmarkFormats(b *testing.B) {
	findings := manyFindings(250, 10)
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := format.New(io.Discard, Options{Version: "1.2.3", Rules: rules.All()})
				for i, f := range findings {
					var err error
					if i == 0 || f.File != findings[i-1].File {
						err = w.File(f.File, nil)
					}
					if err == nil {
						err = w.Finding(f)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				if err := w.Close(Summary{Inputs: outcome.Inputs{Files: 250}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
