package lint

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
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
	watchHeap()
}

// watchHeap looks at what is in use after each collection.
func watchHeap() {
	type collected struct{ _ *byte } // with a pointer, it is an object of its own
	runtime.AddCleanup(&collected{}, func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		raiseLimit(2 * int64(live[0].Value.Uint64()))
		watchHeap()
	}, struct{}{})
}

// makeRoom raises the limit of TuneCollector, if that is in force, for a file of some
// bytes.
func makeRoom(size int) {
	percent := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	if size > softLimit/softLimitPerByte {
		if metrics.Read(percent); percent[0].Value.Uint64() == tunedPercent {
			raiseLimit(min(int64(size)*softLimitPerByte, softLimitMost))
		}
	}
}

func raiseLimit(limit int64) {
	if limit > debug.SetMemoryLimit(-1) {
		debug.SetMemoryLimit(limit)
	}
}
