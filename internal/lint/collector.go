package lint

import (
	"math"
	"runtime/debug"
)

// TuneCollector makes the garbage collector run less often, for a program that
// lints and ends. Few files are in use at a time, and most are small: with the
// default the collector would run whenever some megabytes have come together. The
// limit is what the program may take in all.
//
// A large file may take more than that while it is in use, and under the limit the
// collector would run without end and find nothing. The first one therefore sets
// back the default.
func TuneCollector() {
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(48 << 20)
}

const largeFile = 1 << 20 // bytes

func resetCollector() {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(math.MaxInt64)
}
