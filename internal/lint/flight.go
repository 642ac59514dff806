package lint

import (
	"os"
	"sync"
)

const (
	// maxFlight bounds the memory, in bytes and by estimate, of the files that are linted at
	// once or wait for those before them.
	maxFlight = 128 << 20
	// sourceWeight is what a byte of source takes once it is parsed, in most files.
	sourceWeight = 16
	// findingWeight is what a finding takes.
	findingWeight = 1 << 10
)

// A flight is what is between the reading of a file and the end of its report.
type flight struct {
	mu      sync.Mutex
	changed sync.Cond
	weights map[int]int64 // by the turns of the files
	sum     int64
	next    int // the turn that all others wait for
	over    bool
}

func newFlight() *flight {
	f := &flight{weights: map[int]int64{}}
	f.changed.L = &f.mu
	return f
}

// enter waits until there is room for a file. The next one to be reported always has it:
// the others leave only after that.
func (f *flight) enter(in *Input) {
	weight := int64(sourceWeight)
	if info, err := os.Stat(in.Path); err == nil && in.Reader == nil {
		weight *= min(info.Size(), in.Limit())
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.sum > 0 && f.sum+weight > maxFlight && in.turn != f.next && !f.over {
		f.changed.Wait()
	}
	f.grow(in.turn, weight)
}

// add adds to the weight of a file.
func (f *flight) add(turn int, weight int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.grow(turn, weight)
}

func (f *flight) grow(turn int, weight int64) {
	f.weights[turn] += weight
	f.sum += weight
}

// leave takes out a file that has been reported, which is the next one.
func (f *flight) leave(turn int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sum -= f.weights[turn]
	delete(f.weights, turn)
	f.next = turn + 1
	f.changed.Broadcast()
}

// open lets all in, because the run is over.
func (f *flight) open() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.over = true
	f.changed.Broadcast()
}
