package lint

import (
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"weak"
)

// A Slack is memory that nothing uses. It makes the garbage collector run less often,
// which lets the heap grow by a share of what is in use: a program that lints has few
// files in use at a time, most of them small, and the collector would run whenever some
// megabytes have come together. The system does not have to provide its pages. It has
// an effect for as long as it is reachable. Several goroutines may use one.
type Slack struct {
	begun  bool
	usual  int64 // how much of it there is where no file is large
	mu     sync.Mutex
	unused [][]byte
	size   int64 // of all of it
}

const (
	// firstPercent lets the heap grow to 70 MB before the first collection, most of it
	// slack: Go has it grow to 4 MB with 100 percent.
	firstPercent = 1650

	// With slack and its percentage up to 20 MB of garbage may come together, and half
	// of what is in use. It is made before there is garbage, whose pages it would take.
	// A processor needs memory of its own, for what it reads and for the allocator: the
	// more there are, the less slack there is.
	slackAndProcessors = 42 << 20
	processorSize      = 1 << 20
	leastSlack         = 16 << 20
	slackPercent       = 50

	// A file beyond largeFile has slack for each of its bytes, and the percentage that
	// is Go's default, unless there is as much slack already. It is then collected as often as one of a megabyte, whatever its
	// size: each time takes as long as there is in use. The most is for DefaultMaxSize,
	// where addresses have more than 32 bits.
	largeFile      = 1 << 20
	slackPerByte   = 32
	slackMost      = 1 << (28 + 3*(^uint(0)>>63))
	defaultPercent = 100

	// slackPart is how much is asked of the system at once, which refuses more than
	// there is memory.
	slackPart = 1 << 29
)

// usualSlack is how much there is where no file is large. The number of processors may
// change in the middle of a run.
func usualSlack() int64 {
	return max(leastSlack, slackAndProcessors-int64(runtime.GOMAXPROCS(0))*processorSize)
}

// Begin is for a program that is about to read INF files. Where the environment says
// how often to collect, as GOGC does, or limits the memory, as GOMEMLIMIT does, all
// stays as it is: the limit would take the slack for memory in use.
func (s *Slack) Begin() {
	percent := debug.SetGCPercent(firstPercent)
	s.begun = percent == defaultPercent && debug.SetMemoryLimit(-1) == math.MaxInt64
	if !s.begun {
		debug.SetGCPercent(percent)
		return
	}
	s.usual = usualSlack()
	s.make(s.usual, firstPercent)
	type collected struct{ _ *byte } // with a pointer, it is an object of its own
	runtime.AddCleanup(&collected{}, func(s weak.Pointer[Slack]) {
		if s := s.Value(); s != nil {
			s.collected()
		} else { // tests run many programs in one process
			debug.SetGCPercent(defaultPercent)
		}
	}, weak.Make(s))
}

// collected is for after the first collection.
func (s *Slack) collected() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size == s.usual {
		debug.SetGCPercent(slackPercent)
	}
}

// makeFor is for a file of some bytes that is about to be parsed.
func (s *Slack) makeFor(size int) {
	if s != nil && s.begun && size > largeFile {
		s.make(min(int64(size)*slackPerByte, slackMost), defaultPercent)
	}
}

func (s *Slack) make(size int64, percent int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size >= size {
		return
	}
	for s.size < size {
		part := min(size-s.size, slackPart)
		s.unused = append(s.unused, make([]byte, part))
		s.size += part
	}
	debug.SetGCPercent(percent)
}
