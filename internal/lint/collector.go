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

	// overhead is about what the limit counts besides the heap, in bytes: what the
	// runtime itself takes, and parts of pages that are free.
	overhead = 24 << 20
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
	debug.SetGCPercent(-1) // only the limit counts
	debug.SetMemoryLimit(softLimit)
	watchHeap(collections{})
}

// collections are those that there have been, and the bytes allocated until then.
type collections struct {
	count     uint32
	allocated uint64
}

// watched is after how many collections watchHeap looks what was in use. It hears of
// each some time after it, which makes no great difference to the mean of several.
const watched = 4

// watchHeap looks after some collections at how much came together from one to the
// next. The rest of the limit was in use.
func watchHeap(since collections) {
	type collected struct{ _ *byte } // with a pointer, it is an object of its own
	runtime.AddCleanup(&collected{}, func(since collections) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if n := m.NumGC - since.count; n >= watched {
			inUse := debug.SetMemoryLimit(-1) - overhead - int64(m.TotalAlloc-since.allocated)/int64(n)
			raiseLimit(2*inUse + overhead)
			since = collections{m.NumGC, m.TotalAlloc}
		}
		watchHeap(since)
	}, since)
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
