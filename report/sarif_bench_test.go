package report

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// BenchmarkSARIF reports 25,000 findings, the most that code scanning takes, in
// 2,500 files. peak-MB is the memory in use beyond the findings themselves.
func BenchmarkSARIF(b *testing.B) {
	findings := manyFindings(2500, 10)
	write := func(w io.Writer) {
		s := newSARIF(w, Options{Version: "1.2.3", Rules: rules.All()})
		for _, f := range findings {
			if err := s.Finding(f); err != nil {
				b.Fatal(err)
			}
		}
		if err := s.Close(Summary{Inputs: outcome.Inputs{Files: 2500}}); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	meter := &heapMeter{before: heapInUse()}
	write(meter)
	b.SetBytes(int64(meter.written))
	for b.Loop() {
		write(io.Discard)
	}
	b.ReportMetric(float64(meter.peak)/1e6, "peak-MB")
	if meter.peak > 60e6 { // the report itself, and as much again for what is not collected yet
		b.Errorf("peak of %d bytes", meter.peak)
	}
}

// A heapMeter takes what is written and looks at the heap now and then.
type heapMeter struct {
	before, peak    uint64
	written, looked int
}

func (m *heapMeter) Write(p []byte) (int, error) {
	m.written += len(p)
	if m.written-m.looked > 1<<18 {
		m.looked = m.written
		if now := heapInUse(); now > m.before {
			m.peak = max(m.peak, now-m.before)
		}
	}
	return len(p), nil
}

// heapInUse includes what is garbage and not yet collected.
func heapInUse() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// manyFindings returns findings of which every fifth has a related place.
func manyFindings(files, each int) (findings []*rules.Finding) {
	found := rules.Lookup("INF205")
	line := `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;WD)(A;;GA;;;AN)"`
	text := string(rules.Example("")) + strings.Repeat(line+"\n", each)
	for i := range files {
		file := inf.Parse(fmt.Sprintf("drivers/acme%d/acme%d.inf", i, i), []byte(text))
		for j := range each {
			start := len(text) - (each-j)*(len(line)+1)
			f := &rules.Finding{
				Rule: &found.Meta, Severity: rules.Severity(1 + j%3), File: file,
				Message:     "Everyone may change the descriptor of device \"Acme Device\" and so give themselves any access: `(A;;GA;;;WD)` grants change permissions (WRITE_DAC) and take ownership (WRITE_OWNER). Write `(A;;GRGWGX;;;WD)` at the most.",
				Span:        inf.Span{Start: start + 31, End: start + 43},
				Object:      &inf.Object{Kind: inf.KindDevice, Name: "Acme Device"},
				Principals:  []string{"user", "network-user", "guest"},
				Fingerprint: "85698cb188601deabc359127133361b1",
			}
			if j%5 == 0 {
				f.Related = []rules.Related{{File: file, Span: inf.Span{Start: start + 43, End: start + 55}, Message: "so does this entry"}}
			}
			findings = append(findings, f)
		}
	}
	return findings
}
