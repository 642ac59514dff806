package lint

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
)

// softLimit is what a program may take that has called TuneCollector, in bytes.
const softLimit = 48 << 20

// TuneCollector makes the garbage collector run less often, for a program that
// lints and ends. Few files are in use at a time, and most are small: with the
// default the collector would run whenever some megabytes have come together. Up to
// the limit, garbage may stay.
//
// With more than that in use, the collector would run without end and find nothing.
// [Run] sets back the default when it comes to a large file, or when what is in use,
// a report that is held, say, comes near to the limit.
func TuneCollector() {
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(softLimit)
}

const (
	largeFile = 1 << 20 // bytes; a parsed file takes several times as many
	lookEvery = 64      // results
)

// resetCollector undoes TuneCollector.
func resetCollector() {
	if debug.SetMemoryLimit(-1) == softLimit {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// A heapWatch looks now and then at what is in use.
type heapWatch struct{ results int }

func (h *heapWatch) result() {
	if h.results++; h.results%lookEvery != 0 {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Uint64() > softLimit/4*3 {
		resetCollector()
	}
}
