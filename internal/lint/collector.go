package lint

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
)

const (
	// softLimit is what a program may take that has called TuneCollector, in bytes,
	// or softLimitPerByte for each of its largest file, if that is more: a file of any
	// size is then collected as often as one of a megabyte. A parsed file takes
	// several times its bytes.
	softLimit        = 48 << 20
	softLimitPerByte = 48
	softLimitMost    = 1 << 30

	tunedPercent = 800
)

// TuneCollector makes the garbage collector run less often, for a program that
// lints and ends. Few files are in use at a time, and most are small: with the
// default the collector would run whenever some megabytes have come together. Up to
// the limit, garbage may stay.
//
// With more than half of that in use, the collector would soon run without end and
// find nothing. The limit is then twice what is in use, as the default has it. A limit
// that is there already, as GOMEMLIMIT sets one, stays.
func TuneCollector() {
	if debug.SetMemoryLimit(-1) < math.MaxInt64 {
		return
	}
	debug.SetGCPercent(tunedPercent)
	debug.SetMemoryLimit(softLimit)
	watchHeap(0)
}

// watchHeap looks after each collection at how much came together since the last one,
// before which total bytes had been allocated. The rest of the limit was in use.
func watchHeap(total uint64) {
	type collected struct{ _ *byte } // with a pointer, it is an object of its own
	runtime.AddCleanup(&collected{}, func(total uint64) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		raiseLimit(2 * (debug.SetMemoryLimit(-1) - int64(m.TotalAlloc-total)))
		watchHeap(m.TotalAlloc)
	}, total)
}

// makeRoom raises the limit of TuneCollector, if that is in force, for a file of some
// bytes.
func makeRoom(size int) {
	if os.Getenv("GOMEMLIMIT") == "" {
		raiseLimit(min(int64(size)*softLimitPerByte, softLimitMost))
	}
}

func raiseLimit(limit int64) {
	if limit > debug.SetMemoryLimit(-1) {
		debug.SetMemoryLimit(limit)
	}
}
